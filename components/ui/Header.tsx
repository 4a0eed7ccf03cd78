import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localePath } from '@/i18n/locales'
import type { Manifest } from '@/lib/model/manifest'
import { inLanguage } from '@/lib/model/facets'
import { QuickExit } from '@/components/care/QuickExit'
import { TextOnlySwitch } from '@/components/care/TextOnlySwitch'
import { LanguageSwitch } from './LanguageSwitch'
import { NavLink } from './NavLink'
import { FOOT, HEAD, WIDE_HEAD } from './pages'
import { ThemeButton } from './ThemeButton'

/** Head of every page: name, links, language, colours, and what the page adds (Share). */
export async function Header({ manifest, path, closed = false, children }: { manifest: Manifest; path: string; /** The edition is for a closed group: every page says so. */ closed?: boolean; children?: ReactNode }) {
  const locale = await getLocale()
  const [t, care] = await Promise.all([getTranslations('nav'), getTranslations('care')])
  const links = [...HEAD.map(name => [`/${name}`, t(name), ''] as const), ...WIDE_HEAD.map(name => [`/${name}`, t(name), 'max-xl:hidden'] as const)]
  return (
    <>
    {closed && <p role="note" className="bg-chip px-4 py-1 text-center text-sm font-medium">{(await getTranslations('redacted'))('vetted')}</p>}
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-surface px-4 max-md:px-3">
      <a href="#record" className="print-none button sr-only focus:not-sr-only focus:absolute focus:z-50">{t('skip')}</a>
      <NavLink href={localePath(locale, '/')} className="flex min-h-9 min-w-0 items-center gap-2 whitespace-nowrap pointer-coarse:min-h-11">
        <span className="truncate text-lg font-semibold">{inLanguage(manifest.title, locale)}</span>
        {manifest.subtitle && <span className="truncate text-muted max-xl:hidden"><bdi>{inLanguage(manifest.subtitle, locale)}</bdi></span>}
      </NavLink>
      <nav aria-label={t('label')} className="print-none ms-auto flex items-center gap-5 pe-3 max-lg:hidden">
        {links.map(([href, label, room]) => (
          <NavLink key={href} href={localePath(locale, href)} aria-current={path === href ? 'page' : undefined} className={`inline-flex min-h-9 items-center text-muted hover:text-ink aria-[current]:text-ink ${room}`}>{label}</NavLink>
        ))}
      </nav>
      <div className="print-none flex items-center gap-2 max-lg:ms-auto">
        <ThemeButton dark={t('themeDark')} light={t('themeLight')} />
        <LanguageSwitch locale={locale} label={t('language')} />
        {children}
        <QuickExit label={care('leave')} hint={care('leaveHint')} more={care('leaveMore', { n: '{n}' })} address="/exit" />
      </div>
    </header>
    </>
  )
}

/** At the foot of a panel, where a thumb is: all links where the head has no room for its own, and those that it never has. */
export async function FootLinks() {
  const locale = await getLocale()
  const [t, care] = await Promise.all([getTranslations('nav'), getTranslations('care')])
  return (
    <footer>
    <nav aria-label={t('menu')} className="print-none flex flex-wrap gap-x-5 gap-y-1 px-4 py-3">
      {([['', 'incidents'], ...HEAD.map(name => [name, name])] as [string, 'incidents' | (typeof HEAD)[number]][]).map(([path, name]) => <FootLink key={name} href={localePath(locale, `/${path}`)} className="lg:hidden">{t(name)}</FootLink>)}
      {WIDE_HEAD.map(name => <FootLink key={name} href={localePath(locale, `/${name}`)} className="xl:hidden">{t(name)}</FootLink>)}
      {FOOT.map(name => <FootLink key={name} href={localePath(locale, `/${name}`)}>{t(name)}</FootLink>)}
    </nav>
    <p className="print-none px-4 pb-3 text-sm"><TextOnlySwitch label={care('textOnly')} /></p>
    </footer>
  )
}

const FootLink = ({ href, className = '', children }: { href: string; className?: string; children: ReactNode }) => <NavLink href={href} className={`link inline-flex min-h-8 items-center pointer-coarse:min-h-11 max-lg:min-h-11 ${className}`}>{children}</NavLink>
