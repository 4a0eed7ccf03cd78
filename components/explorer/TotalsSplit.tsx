'use client'
import { useTranslations } from 'next-intl'
import { grouped, lineTollText } from '@/lib/format'
import { GRADINGS } from '@/lib/model/codes'
import { GRADING_FACET, labelOf } from '@/lib/model/facets'
import type { TollLine } from '@/lib/slice/types'
import { useAtlas } from './context'

/** The totals by grade, and which of them the headline counts. */
export function TotalsSplit({ byGrade, unknown }: { byGrade: TollLine[]; unknown: number }) {
  const t = useTranslations('totals')
  const { locale, manifest } = useAtlas()
  const head = (text: string) => <th scope="col" className="ps-4 text-end font-normal">{text}</th>
  return (
    <div className="mt-1 border-t border-line pt-2 text-sm">
      <table className="w-full border-collapse tabular-nums">
        <caption className="sr-only">{t('split')}</caption>
        <thead><tr className="text-muted"><th className="text-start font-normal" scope="col">{t('split')}</th>{head(t('incidents', { n: 2 }))}{head(t('killed', { n: 3 }))}{head(t('injured', { n: 3 }))}</tr></thead>
        <tbody>
          {GRADINGS.map((grade, i) => byGrade[i] && byGrade[i].incidents > 0 && (
            <tr key={grade}>
              <th scope="row" className="text-start font-normal">
                {labelOf(GRADING_FACET, grade, locale)}
                {!manifest.headline_grades.includes(grade) && <span className="text-muted"> · {t('notInHeadline')}</span>}
              </th>
              <td className="ps-4 text-end">{grouped(byGrade[i].incidents)}</td>
              <td className="ps-4 text-end"><bdi>{lineTollText(byGrade[i], 'killed')}</bdi></td>
              <td className="ps-4 text-end"><bdi>{lineTollText(byGrade[i], 'injured')}</bdi></td>
            </tr>
          ))}
        </tbody>
      </table>
      {unknown > 0 && <p className="mt-1 text-muted">{t('unknown', { n: unknown })}</p>}
    </div>
  )
}
