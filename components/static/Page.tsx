import type { ReactNode } from 'react'
import { useTranslations } from 'next-intl'
import { Header } from '@/components/ui/Header'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'

export interface Around { manifest: Manifest; edition: EditionInfo; locale: string; /** Path of the page without its language. */ path: string }

/** Says that what stands here is not released. */
export function DraftNote() {
  const t = useTranslations('edition')
  return <p className="bg-chip px-4 py-1.5 text-sm"><strong className="font-semibold">{t('draft')}</strong> · {t('draftHint')}</p>
}

/** Ways from every page to every list, and of which edition this is. */
export function Foot({ edition, locale }: Pick<Around, 'edition' | 'locale'>) {
  const t = useTranslations()
  const links = [['/', 'nav.incidents'], ['/incidents', 'static.all'], ['/statements', 'nav.statements'], ['/methodology', 'nav.methodology'], ['/data', 'nav.data']] as const
  return (
    <nav aria-label={t('nav.menu')} className="mx-auto flex max-w-[720px] flex-wrap items-center gap-x-5 border-t border-line px-5 py-3 text-sm text-muted">
      {links.map(([path, label]) => <a key={path} href={localePath(locale, path)} className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11">{t(label)}</a>)}
      <span><bdi>{t('edition.line', { n: edition.number, date: dayText(edition.date, locale) })}</bdi></span>
    </nav>
  )
}

/** A page of text. `article`: it brings its own margins, as a panel of the explorer does. */
export async function TextPage({ around, article = false, children }: { around: Around; article?: boolean; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <Header manifest={around.manifest} path={around.path} />
      {around.edition.draft && <DraftNote />}
      <main {...(!article && { id: 'record', tabIndex: -1 })} className={`mx-auto w-full max-w-[720px] grow outline-none ${article ? 'py-2' : 'px-5 py-8'}`}>{children}</main>
      <Foot edition={around.edition} locale={around.locale} />
    </div>
  )
}
