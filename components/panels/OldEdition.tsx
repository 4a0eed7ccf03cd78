import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { dayText } from '@/lib/format'
import { inLanguage } from '@/lib/model/facets'
import type { Standing } from '@/lib/model/standing'

/** Above a page of an edition that an address names: which one it is, and where it says what holds now. */
export async function OldEdition({ standing, locale }: { standing: Standing | null; locale: string }) {
  const t = await getTranslations('history')
  if (!standing) return null
  const { edition, present, old, href, record } = standing
  const day = (iso: string) => () => <bdi>{dayText(iso, locale)}</bdi>
  // The whole page is loaded anew: the map is of another edition then.
  const link = (words: ReactNode) => <a className="link" href={href} rel="latest-version">{words}</a>
  if (!old) return <p role="note" className="bg-chip px-4 py-1.5 text-sm">{t.rich('pinned', { n: edition.number, date: day(edition.date), link })}</p>
  return (
    <div role="note" aria-label={t('label')} className="border-s-4 border-accent bg-chip px-4 py-2.5">
      <p><strong className="font-semibold">{t.rich('then', { n: edition.number, date: day(edition.date) })}</strong>{' '}
        {record?.kind === 'withdrawn' ? t.rich('withdrawnSince', { date: day(record.date), reason: () => <bdi>{inLanguage(record.reason, locale)}</bdi> })
          : record?.kind === 'absent' ? t('absentSince')
            : present.draft ? t.rich('nowDraft', { n: present.number, link }) : t.rich('now', { n: present.number, date: day(present.date), link })}
      </p>
    </div>
  )
}
