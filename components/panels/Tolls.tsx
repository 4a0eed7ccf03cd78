import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { rangeOf, tollText } from '@/lib/format'
import type { ConflictingFigure, IncidentProperties } from '@/lib/model/incident'
import type { Manifest } from '@/lib/model/manifest'
import { GRADING_FACET, labelOf } from '@/lib/model/facets'

/**
 * Killed, injured and the grade in one row, with what others count under each. Unknown is a dash and a word, never 0.
 * What the atlas does not record (`casualty_fields`) has no place here: a dash would say that it was looked for.
 */
export async function Tolls({ p, fields, locale }: { p: IncidentProperties; fields: Manifest['casualty_fields']; locale: string }) {
  const t = await getTranslations()
  const killed = rangeOf(p.killed_min, p.killed_max)
  const injured = rangeOf(p.injured_min, p.injured_max)
  const children = fields.includes('children_killed') ? rangeOf(p.children_killed_min, p.children_killed_max) : null
  const othersKilled = others(p.conflicting_figures, 'killed')
  const othersInjured = others(p.conflicting_figures, 'injured')
  const range = (text: string) => ({ range: () => <bdi className="tabular-nums">{text}</bdi> })
  return (
    <div className="mt-4 grid grid-cols-3 gap-4 border-y border-line py-4">
      {fields.includes('killed') && (
        <Figure value={killed ? tollText(killed) : null} label={t('incident.killed')} unknown={t('incident.unknown')}>
          {children && <p>{t.rich('incident.ofThemChildren', range(tollText(children)))}</p>}
          {othersKilled && <p>{t.rich('incident.othersCount', range(othersKilled))}</p>}
        </Figure>
      )}
      {fields.includes('injured') && (
        <Figure value={injured ? tollText(injured) : null} label={t('incident.injured')} unknown={t('incident.unknown')}>
          {othersInjured && <p>{t.rich('incident.othersCount', range(othersInjured))}</p>}
        </Figure>
      )}
      <div>
        <p className="text-lg font-semibold leading-7">{labelOf(GRADING_FACET, p.grading, locale)}</p>
        <p className="text-sm">{t('incident.grading')}</p>
        <p className="text-sm text-muted">{t(`gradingMeaning.${p.grading}`)}</p>
      </div>
    </div>
  )
}

function Figure({ value, label, unknown, children }: { value: string | null; label: string; unknown: string; children: ReactNode }) {
  return (
    <div>
      <p className="text-2xl font-semibold leading-7 tabular-nums">{value ? <bdi>{value}</bdi> : <><span aria-hidden>–</span><span className="sr-only">{unknown}</span></>}</p>
      <p className="text-sm">{label}{!value && <span className="text-muted"> · {unknown}</span>}</p>
      <div className="text-sm text-muted">{children}</div>
    </div>
  )
}

/** Lowest minimum to highest maximum of the other counts, as text; null when no one else gives a number. */
function others(figures: ConflictingFigure[], field: 'killed' | 'injured'): string | null {
  const ranges = figures.map(f => rangeOf(f[`${field}_min`], f[`${field}_max`])).filter(r => r !== null)
  if (!ranges.length) return null
  return tollText({ min: Math.min(...ranges.map(r => r.min)), max: Math.max(...ranges.map(r => r.max)), open: ranges.some(r => r.open) })
}
