'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { DEFAULT_LOCALE, localePath } from '@/i18n/locales'
import { writeExportQuestion, writeRecordQuestion, writeStatementsQuestion } from '@/lib/export-question'
import type { Collection } from '@/lib/formats/columns'
import { bundleAddress, BUNDLE_RECORDS, exportAddress, OFFERED } from '@/lib/formats/offered'
import { formatDay } from '@/lib/time/day'
import { resolveWindow } from '@/lib/view-window'
import { Fold } from './Fold'

/** Files of the edition that is shown: of the record whose page is open and, folded, of the view around it; elsewhere of the view alone. `children` is what else there is of the view. */
export function Downloads({ what, children }: { what: Collection; children: ReactNode }) {
  const t = useTranslations('share')
  const { store } = useAtlas()
  const { record } = store.get()
  return (
    <>
      <section className="mt-5 border-t border-line pt-4">
        <h3 className="font-semibold">{t(record ? 'downloadRecord' : 'download')}</h3>
        {record ? <Files what="incidents" title={t('downloadRecord')} explain={t('downloadRecordExplain')} query={writeRecordQuestion(record)} records={1} /> : <OfView what={what} title={t('download')} />}
      </section>
      {record ? <Fold title={t('downloadView')}><OfView what={what} title={t('downloadView')} />{children}</Fold> : children}
    </>
  )
}

/** What is on screen: the records of the present window, filters, area, text and statement, or the statements that are listed. */
function OfView({ what, title }: { what: Collection; title: string }) {
  const t = useTranslations('share')
  const { manifest, domain, store } = useAtlas()
  const { view, live, frame } = store.get()
  const { from, to } = live ?? resolveWindow(view, manifest, domain)
  const query = what === 'statements' ? writeStatementsQuestion(view, manifest) : writeExportQuestion(view, { from: formatDay(from), to: formatDay(to) }, manifest)
  // Situations are among what is outlined.
  const records = frame && what === 'incidents' ? frame.totals.incidents + frame.outlined.matched : Infinity
  return <Files what={what} title={title} explain={t(what === 'statements' ? 'downloadStatements' : 'downloadExplain')} query={query} records={records} />
}

/** A bundle is of incidents; of more `records` than it takes, none is offered. */
function Files({ what, title, explain, query, records }: { what: Collection; title: string; explain: string; query: string; records: number }) {
  const t = useTranslations('share')
  const { locale, store } = useAtlas()
  const { key } = store.get().edition
  const lang = locale === DEFAULT_LOCALE ? '' : `${query ? '&' : '?'}lang=${locale}`
  return (
    <>
      <p className="mt-1 text-sm text-muted">{explain} <a className="link" href={localePath(locale, '/data')}>{t('downloadMore')}</a></p>
      <ul aria-label={title} className="mt-3 flex flex-wrap gap-2">
        {OFFERED.map(({ ending, name }) => <li key={ending}><a className="button" lang="en" translate="no" download href={exportAddress(key, what, ending, query)}><bdi>{name}</bdi></a></li>)}
        {records <= BUNDLE_RECORDS && <li><a className="button" download href={bundleAddress(key, query + lang)}>{t('bundle')}</a></li>}
      </ul>
    </>
  )
}
