import { useTranslations } from 'next-intl'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import type { EditionInfo } from '@/lib/model/list-item'

/** Says that what stands here is not released. */
export function DraftNote() {
  const t = useTranslations('edition')
  return <p className="bg-chip px-4 py-1.5 text-sm"><strong className="font-semibold">{t('draft')}</strong> · {t('draftHint')}</p>
}

/** Says that a link asked for an edition that this copy does not hold. Hidden in a file: its script shows it by the page's address (`theme.ts`). */
export function OtherEdition({ edition, hidden }: { edition: EditionInfo; hidden: boolean }) {
  const t = useTranslations('static')
  return <p role="note" hidden={hidden} data-edition={edition.number} className="border-s-4 border-accent bg-chip px-4 py-2 text-sm">{t('otherEdition', { n: edition.number })}</p>
}

/** Ways from every page to every list, and of which edition this is. */
export function Foot({ edition, locale }: { edition: EditionInfo; locale: string }) {
  const t = useTranslations()
  const links = [['/', 'nav.incidents'], ['/incidents', 'static.all'], ['/statements', 'nav.statements'], ['/evidence', 'nav.evidence'], ['/claims', 'nav.claims'], ['/methodology', 'nav.methodology'], ['/data', 'nav.data'], ['/editions', 'nav.editions']] as const
  return (
    <nav aria-label={t('nav.menu')} className="mx-auto flex max-w-[720px] flex-wrap items-center gap-x-5 border-t border-line px-5 py-3 text-sm text-muted">
      {links.map(([path, label]) => <a key={path} href={localePath(locale, path)} className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11">{t(label)}</a>)}
      <span><bdi>{t('edition.line', { n: edition.number, date: dayText(edition.date, locale) })}</bdi></span>
    </nav>
  )
}
