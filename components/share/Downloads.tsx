'use client'
import { useTranslations } from 'next-intl'
import { useAtlas } from '@/components/explorer/context'
import { DEFAULT_LOCALE, localePath } from '@/i18n/locales'
import { writeExportQuestion, writeStatementsQuestion } from '@/lib/export-question'
import type { Collection } from '@/lib/formats/columns'
import { bundleAddress, BUNDLE_RECORDS, exportAddress, OFFERED } from '@/lib/formats/offered'
import { formatDay } from '@/lib/time/day'
import { resolveWindow } from '@/lib/view-window'

/** What is on screen as files: the records of the present window, filters, area, text and statement, or the statements that are listed; of the edition that is shown. */
export function Downloads({ what }: { what: Collection }) {
  const t = useTranslations('share')
  const { manifest, domain, locale, store } = useAtlas()
  const { view, edition, live, frame } = store.get()
  const { from, to } = live ?? resolveWindow(view, manifest, domain)
  const query = what === 'statements' ? writeStatementsQuestion(view, manifest) : writeExportQuestion(view, { from: formatDay(from), to: formatDay(to) }, manifest)
  // A bundle is of incidents; where more are on screen than it takes, none is offered. Situations are among what is outlined.
  const records = frame && what === 'incidents' ? frame.totals.incidents + frame.outlined.matched : Infinity
  const lang = locale === DEFAULT_LOCALE ? '' : `${query ? '&' : '?'}lang=${locale}`
  return (
    <section className="mt-5 border-t border-line pt-4">
      <h3 id="download" className="font-semibold">{t('download')}</h3>
      <p className="mt-1 text-sm text-muted">{t(what === 'statements' ? 'downloadStatements' : 'downloadExplain')} <a className="link" href={localePath(locale, '/data')}>{t('downloadMore')}</a></p>
      <ul aria-labelledby="download" className="mt-3 flex flex-wrap gap-2">
        {OFFERED.map(({ ending, name }) => <li key={ending}><a className="button" lang="en" translate="no" download href={exportAddress(edition.key, what, ending, query)}><bdi>{name}</bdi></a></li>)}
        {records <= BUNDLE_RECORDS && <li><a className="button" download href={bundleAddress(edition.key, query + lang)}>{t('bundle')}</a></li>}
      </ul>
    </section>
  )
}
