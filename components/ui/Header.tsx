import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localePath } from '@/i18n/locales'
import type { Manifest } from '@/lib/model/manifest'
import { inLanguage } from '@/lib/model/facets'
import { QuickExit } from '@/components/care/QuickExit'
import { TextOnlySwitch } from '@/components/care/TextOnlySwitch'
import { LanguageSwitch } from './LanguageSwitch'
import { NavLink } from './NavLink'
import { ThemeButton } from './ThemeButton'

/** Head of every page: name, links, language, colours, and what the page adds (Share). */
export async function Header({ manifest, path, closed = false, children }: { manifest: Manifest; path: string; /** The edition is for a closed group: every page says so. */ closed?: boolean; children?: ReactNode }) {
  const locale = await getLocale()
  const [t, care] = await Promise.all([getTranslations('nav'), getTranslations('care')])
  const links = [['/stories', t('stories')], ['/statements', t('statements')], ['/evidence', t('evidence')], ['/claims', t('claims')], ['/methodology', t('methodology')], ['/data', t('data')], ['/editions', t('editions')]] as const
  return (
    <>
    {closed && <p role="note" className="bg-chip px-4 py-1 text-center text-sm font-medium">{(await getTranslations('redacted'))('vetted')}</p>}
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-surface px-4 max-md:px-3">
      <a href="#record" className="print-none button sr-only focus:not-sr-only focus:absolute focus:z-50">{t('skip')}</a>
      <NavLink href={localePath(locale, '/')} className="flex min-h-9 min-w-0 items-center gap-2 whitespace-nowrap pointer-coarse:min-h-11">
        <span className="truncate text-lg font-semibold">{inLanguage(manifest.title, locale)}</span>
        {manifest.subtitle && <span className="truncate text-muted max-lg:hidden"><bdi>{inLanguage(manifest.subtitle, locale)}</bdi></span>}
      </NavLink>
      <nav aria-label={t('label')} className="print-none ms-auto flex items-center gap-5 pe-3 max-md:hidden">
        {links.map(([href, label]) => (
          <NavLink key={href} href={localePath(locale, href)} aria-current={path === href ? 'page' : undefined} className="inline-flex min-h-9 items-center text-muted hover:text-ink aria-[current]:text-ink">{label}</NavLink>
        ))}
      </nav>
      <div className="print-none flex items-center gap-2 max-md:ms-auto">
        <ThemeButton dark={t('themeDark')} light={t('themeLight')} />
        <LanguageSwitch locale={locale} label={t('language')} />
        {children}
        <QuickExit label={care('leave')} hint={care('leaveHint')} more={care('leaveMore', { n: '{n}' })} address="/exit" />
      </div>
    </header>
    </>
  )
}

/** On phones the links stand at the foot of a panel, where a thumb is. */
export async function FootLinks() {
  const locale = await getLocale()
  const [t, care] = await Promise.all([getTranslations('nav'), getTranslations('care')])
  return (
    <footer>
    <nav aria-label={t('menu')} className="flex flex-wrap gap-x-5 gap-y-1 px-4 py-3 md:hidden">
      <NavLink href={localePath(locale, '/')} className="link inline-flex min-h-11 items-center">{t('incidents')}</NavLink>
      <NavLink href={localePath(locale, '/statements')} className="link inline-flex min-h-11 items-center">{t('statements')}</NavLink>
      <NavLink href={localePath(locale, '/stories')} className="link inline-flex min-h-11 items-center">{t('stories')}</NavLink>
      <NavLink href={localePath(locale, '/methodology')} className="link inline-flex min-h-11 items-center">{t('methodology')}</NavLink>
      <NavLink href={localePath(locale, '/evidence')} className="link inline-flex min-h-11 items-center">{t('evidence')}</NavLink>
      <NavLink href={localePath(locale, '/claims')} className="link inline-flex min-h-11 items-center">{t('claims')}</NavLink>
      <NavLink href={localePath(locale, '/remembrance')} className="link inline-flex min-h-11 items-center">{t('remembrance')}</NavLink>
      <NavLink href={localePath(locale, '/data')} className="link inline-flex min-h-11 items-center">{t('data')}</NavLink>
      <NavLink href={localePath(locale, '/editions')} className="link inline-flex min-h-11 items-center">{t('editions')}</NavLink>
    </nav>
    <p className="print-none px-4 pb-3 text-sm"><TextOnlySwitch label={care('textOnly')} /></p>
    </footer>
  )
}
