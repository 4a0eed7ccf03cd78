import { GRADINGS } from '../model/codes'
import { TOLL_FIELDS, type Prepared } from './prepare'
import type { SliceMeta, TollLine } from './types'

const empty = (): TollLine => ({ incidents: 0, killed: { min: 0, max: 0, open: false }, injured: { min: 0, max: 0, open: false }, unknown: 0 })

/** Counts by combination → a line per grade, the headline, and confirmed or fair. Min and max are summed apart. */
export function totalsOf(p: Prepared, counts: Uint32Array, meta: SliceMeta): { totals: TollLine; confirmedOrFair: TollLine; byGrade: TollLine[] } {
  const byGrade = GRADINGS.map(empty)
  const { fields, grade } = p.toll
  for (let k = 0; k < counts.length; k++) {
    const times = counts[k]
    if (times === 0) continue
    const line = byGrade[grade[k]]
    const at = k * TOLL_FIELDS
    line.incidents += times * fields[at]
    line.unknown += times * fields[at + 1]
    line.killed.min += times * fields[at + 2]
    line.killed.max += times * fields[at + 3]
    if (fields[at + 4]) line.killed.open = true
    line.injured.min += times * fields[at + 5]
    line.injured.max += times * fields[at + 6]
    if (fields[at + 7]) line.injured.open = true
  }
  const totals = sum(byGrade, meta.headlineGrades)
  // Every incident is counted; only tolls hang on the grade.
  totals.incidents = byGrade.reduce((n, line) => n + line.incidents, 0)
  return { totals, confirmedOrFair: sum(byGrade, ['confirmed', 'fair']), byGrade }
}

function sum(byGrade: TollLine[], grades: readonly string[]): TollLine {
  const out = empty()
  byGrade.forEach((line, i) => {
    if (!grades.includes(GRADINGS[i])) return
    out.incidents += line.incidents
    out.unknown += line.unknown
    for (const figure of ['killed', 'injured'] as const) {
      out[figure].min += line[figure].min
      out[figure].max += line[figure].max
      out[figure].open ||= line[figure].open
    }
  })
  return out
}
