import { getTranslations } from 'next-intl/server'
import { AppLink } from '@/components/ui/AppLink'
import { localePath } from '@/i18n/locales'
import { dayText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import type { ChangedRecord, EditionEntry, RecordKind, What } from '@/lib/model/history'
import type { Manifest } from '@/lib/model/manifest'
import { labelOfField, rowNames, type Words } from '../history/change-rows'
import { Said } from '../history/Log'
import { langOf, titleOf } from '../texts'
import { EditionAbout } from './EditionAbout'

interface PartOf { kind: RecordKind; what: What; total: number; records: ChangedRecord[]; next: string | null }
interface Props { entry: EditionEntry; parts: PartOf[]; /** One part alone is shown, page by page. */ only: boolean; manifest: Manifest; locale: string }

/** One edition: what is said of it, then which records it corrected, took back, renamed and added. */
export async function EditionChanges({ entry, parts, only, manifest, locale }: Props) {
  const [t, all] = await Promise.all([getTranslations('editions'), getTranslations()])
  const page = (query = '') => localePath(locale, `/editions/${entry.number}`, query)
  return (
    <article className="text-[15px] leading-relaxed">
      <h1 className="text-[28px] leading-tight">{t('heading', { n: entry.number })} <bdi className="text-xl font-normal text-muted">{dayText(entry.date, locale)}</bdi></h1>
      <div className="mt-2">{!only && <EditionAbout entry={entry} language={manifest.languages[0]} locale={locale} />}</div>
      {parts.map(({ kind, what, total, records, next }) => (
        <section key={kind + what} className="mt-8">
          <h2 className="mb-1 text-xl">{t(`${kind}s.${what}`, { n: total })}</h2>
          <ul className="border-t border-line">{records.map(record => <Changed key={record.id} record={record} words={all as unknown as Words} manifest={manifest} locale={locale} />)}</ul>
          {next !== null && <AppLink className="link mt-1 inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={page(`?kind=${kind}&what=${what}${only ? `&after=${next}` : ''}`)}>{only ? t('more', { n: records.length }) : t('showAll', { n: total })}</AppLink>}
        </section>
      ))}
      <p className="mt-6 flex flex-wrap gap-x-5 border-t border-line pt-4">
        {only && <AppLink className="link inline-flex min-h-9 items-center" href={page()}>{t('heading', { n: entry.number })}</AppLink>}
        <AppLink className="link inline-flex min-h-9 items-center" href={localePath(locale, '/editions')}>{t('all')}</AppLink>
        <a className="link inline-flex min-h-9 items-center" href={`/api/editions/${entry.number}/changes?f=json`} rel="alternate" type="application/json">{t('data')}</a>
      </p>
    </article>
  )
}

async function Changed({ record, words, manifest, locale }: { record: ChangedRecord; words: Words; manifest: Manifest; locale: string }) {
  const [t, history] = await Promise.all([getTranslations('editions'), getTranslations('history')])
  const { kind, id, what, other, fields, reason, withdrawn } = record
  const now = what === 'merged' ? (other as string) : id
  const labels = rowNames(fields).map(field => labelOfField(field, { manifest, locale, t: words }))
  return (
    <li className="border-b border-line py-2">
      <AppLink className="link" href={localePath(locale, `/${kind}s/${now}`) + (what === 'withdrawn' ? '' : '#history')} lang={langOf(record, 'title', locale)}><bdi>{titleOf(record, locale)}</bdi></AppLink>
      <span className="block text-sm text-muted [overflow-wrap:anywhere]"><bdi>{id}</bdi>{other && <> · {what === 'merged' ? history('whats.merged') : history('whats.renamed')}: <bdi>{other}</bdi></>}</span>
      {labels.length > 0 && <span className="block text-sm">{t('fields', { fields: labels.join(locale === 'ar' ? '، ' : ', ') })}</span>}
      {withdrawn?.reason && <span className="block"><span className="text-muted">{history('reason')}: </span><bdi>{inLanguage(withdrawn.reason, locale)}</bdi></span>}
      {reason && <span className="block"><span className="text-muted">{history('reason')}: </span><Said text={reason} locale={locale} inline /></span>}
    </li>
  )
}
