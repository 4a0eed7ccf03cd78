import { GRADINGS } from '../model/codes'
import type { Counters } from './counts'
import type { Prepared } from './prepare'
import type { SliceMeta, TollLine } from './types'

export const emptyLine = (): TollLine => ({ incidents: 0, killed: { min: 0, max: 0, open: false }, injured: { min: 0, max: 0, open: false }, unknown: 0 })

/** Counts by combination → a line per grade, the headline, and confirmed or fair. Min and max are summed apart. */
export function totalsOf(p: Prepared, counts: Pick<Counters, 'killed' | 'injured'>, meta: Pick<SliceMeta, 'headlineGrades'>): { totals: TollLine; confirmedOrFair: TollLine; byGrade: TollLine[] } {
  const byGrade = GRADINGS.map(emptyLine)
  const { killed, injured } = p
  for (let k = 0; k < killed.size; k++) {
    const times = counts.killed[k]
    if (times === 0) continue
    const at = k * killed.parts
    const line = byGrade[killed.values[at]]
    line.incidents += times * killed.values[at + 1]
    line.unknown += times * killed.values[at + 2]
    addToll(line.killed, times, killed.values, at + 3)
  }
  for (let k = 0; k < injured.size; k++) {
    const at = k * injured.parts
    if (counts.injured[k]) addToll(byGrade[injured.values[at]].injured, counts.injured[k], injured.values, at + 1)
  }
  return headline(byGrade, meta)
}

/** A line per grade → the headline beside it, and confirmed or fair. */
export function headline(byGrade: TollLine[], meta: Pick<SliceMeta, 'headlineGrades'>): { totals: TollLine; confirmedOrFair: TollLine; byGrade: TollLine[] } {
  const totals = sum(byGrade, meta.headlineGrades)
  // Every incident is counted; only tolls hang on the grade.
  totals.incidents = byGrade.reduce((n, line) => n + line.incidents, 0)
  return { totals, confirmedOrFair: sum(byGrade, ['confirmed', 'fair']), byGrade }
}

/** Adds a line into another: min and max apart, an open bound stays open. */
export function addLine(out: TollLine, line: TollLine): void {
  out.incidents += line.incidents
  out.unknown += line.unknown
  for (const figure of ['killed', 'injured'] as const) {
    out[figure].min += line[figure].min
    out[figure].max += line[figure].max
    out[figure].open ||= line[figure].open
  }
}

function addToll(toll: TollLine['killed'], times: number, values: Float64Array, at: number): void {
  toll.min += times * values[at]
  toll.max += times * values[at + 1]
  if (values[at + 2]) toll.open = true
}

function sum(byGrade: TollLine[], grades: readonly string[]): TollLine {
  const out = emptyLine()
  byGrade.forEach((line, i) => { if (grades.includes(GRADINGS[i])) addLine(out, line) })
  return out
}
