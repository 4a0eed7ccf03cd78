import { getTranslations } from 'next-intl/server'
import { AppLink } from '@/components/ui/AppLink'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import type { HistoryEntry, RecordHistory, RecordKind } from '@/lib/model/history'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import { Rows } from './Rows'
import { changeRows, type Words } from './change-rows'
import { Said } from './Log'

interface Props { kind: RecordKind; id: string; history: RecordHistory | null; manifest: Manifest; edition: EditionInfo; locale: string }

/** What each edition said of the record before and since, field by field, the latest first, with the reason where one is given. */
export async function History({ kind, id, history, manifest, edition, locale }: Props) {
  const t = await getTranslations('history')
  if (!history) return null
  const { since, entries } = history
  // Of one that is not there any more, "since" would say that it is.
  const left = ['withdrawn', 'merged'].includes(entries.findLast(e => e.what !== 'joined')?.what ?? '')
  const date = (day: string) => () => <bdi>{dayText(day, locale)}</bdi>
  return (
    <section id="history" className="mt-6">
      <h2 className="pb-2 font-semibold">{t('title')}</h2>
      {entries.length > 0 && <ol reversed>{entries.toReversed().map((entry, i) => <Entry key={i} entry={entry} first={since?.edition === entry.edition} shown={edition.draft ? null : edition.number} {...{ manifest, locale }} />)}</ol>}
      <p className="border-t border-line py-1.5">
        {since ? t.rich(left ? 'firstIn' : 'since', { n: since.edition, date: date(since.date) }) : t('notReleased')}
        {since && entries.length === 0 && <> {t('none')}</>}
        {edition.draft && <span className="block text-sm text-muted">{t('draftNote')}</span>}
      </p>
      <p className="print-none flex flex-wrap gap-x-5">
        <AppLink className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11" href={localePath(locale, '/editions')}>{t('all')}</AppLink>
        <a className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11" href={`/api/collections/${kind}s/items/${id}/history?f=json`} type="application/json">{t('asData')}</a>
      </p>
    </section>
  )
}

interface EntryProps { entry: HistoryEntry; first: boolean; shown: number | null; manifest: Manifest; locale: string }

async function Entry({ entry, first, shown, manifest, locale }: EntryProps) {
  const [t, all] = await Promise.all([getTranslations('history'), getTranslations()])
  const { edition, what, other, withdrawn } = entry
  const rows = changeRows(entry, { manifest, locale, t: all as unknown as Words })
  const note = { ...(entry.note && { [manifest.languages[0]]: entry.note }), ...entry.noteIn }
  const id = () => <bdi className="font-medium [overflow-wrap:anywhere]">{other}</bdi>
  return (
    <li className="border-t border-line py-2.5">
      <h3 className="font-medium">
        <AppLink className="link" href={localePath(locale, `/editions/${edition}`)}>{t('edition', { n: edition })}</AppLink> · <bdi>{dayText(entry.date, locale)}</bdi> · {t(`whats.${what}`)}
        {shown !== null && edition > shown && <span className="font-normal text-muted"> ({t('later')})</span>}
      </h3>
      {what === 'renamed' && <p>{t.rich('renamedFrom', { id })}</p>}
      {what === 'joined' && <p>{t.rich('mergedFrom', { id })}</p>}
      {what === 'merged' && <p>{t.rich('mergedInto', { id })}</p>}
      {what === 'added' && !first && <p>{t('addedAgain')}</p>}
      {withdrawn?.date && <p>{t.rich('withdrawnOn', { date: () => <bdi>{dayText(withdrawn.date as string, locale)}</bdi> })}</p>}
      {withdrawn?.reason && <p><span className="text-muted">{t('reason')}: </span><bdi>{inLanguage(withdrawn.reason, locale)}</bdi></p>}
      {entry.reason && <p><span className="text-muted">{t('reason')}: </span><Said text={entry.reason} locale={locale} inline /></p>}
      {!entry.reason && !withdrawn?.reason && Object.keys(note).length > 0 && <p><span className="text-muted">{t('note')}: </span><Said text={note} locale={locale} inline /></p>}
      {rows.length > 0 && <Rows rows={rows} locale={locale} />}
    </li>
  )
}
