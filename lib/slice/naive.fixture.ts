import { containsPoint } from '../geo/area'
import { GRADINGS } from '../model/codes'
import { contained, intervalOf, overlaps } from '../time/interval'
import type { Placed } from './compile'
import type { FrameQuery, TollLine } from './types'
import { FACETS, manifest } from './records.fixture'

// The rules of counting written down a second time, record by record and as plainly as can be, to hold the engine against.

const codesOf = ({ properties: p }: Placed, property: string): string[] => (property === 'grading' ? [p.grading] : (p[property] as string[] | undefined) ?? [])
const ORDER: Record<string, string[]> = { ...Object.fromEntries(FACETS.map(f => [f.property, f.codes.map(c => c.code)])), grading: [...GRADINGS] }

/** Does the record match, with one facet's own filter off when named, or whatever the window? */
export function matches(r: Placed, q: FrameQuery, { without, anyTime = false }: { without?: string; anyTime?: boolean } = {}): boolean {
  const interval = intervalOf(r.properties)
  if (!interval) return false
  const window = { start: q.window.from, end: q.window.to }
  if (!anyTime && !(q.window.match === 'certain' ? contained : overlaps)(interval, window)) return false
  if (q.area && (r.lon === undefined || r.lat === undefined || !containsPoint(q.area, r.lon, r.lat))) return false
  return Object.entries(q.facets).every(([property, wanted]) => property === without || !wanted.length || codesOf(r, property).some(code => wanted.includes(code)))
}

export function line(list: Placed[]): TollLine {
  const out: TollLine = { incidents: list.length, killed: { min: 0, max: 0, open: false }, injured: { min: 0, max: 0, open: false }, unknown: 0 }
  for (const { properties: p } of list) {
    if (!p.counts_in_totals) continue
    for (const [figure, min, max] of [['killed', p.killed_min, p.killed_max], ['injured', p.injured_min, p.injured_max]] as const) {
      if (min === undefined && max === undefined) continue
      out[figure].min += min ?? 0
      out[figure].max += max ?? min ?? 0
      if (max === undefined) out[figure].open = true
    }
    if ([p.killed_min, p.killed_max, p.injured_min, p.injured_max].every(v => v === undefined)) out.unknown++
  }
  return out
}

/** What a frame must say of the records, but for clusters. */
export function naiveFrame(records: Placed[], q: FrameQuery) {
  const incidents = records.filter(r => r.properties.kind === 'incident')
  const matching = incidents.filter(r => matches(r, q))
  const graded = (grades: readonly string[]) => matching.filter(r => grades.includes(r.properties.grading))
  return {
    ids: matching.map(r => r.properties.id).sort(),
    totals: { ...line(graded(manifest.headline_grades)), incidents: matching.length },
    confirmedOrFair: line(graded(['confirmed', 'fair'])),
    byGrade: GRADINGS.map(grade => line(graded([grade]))),
    withoutPlace: matching.filter(r => r.lon === undefined).length,
    situations: records.filter(r => r.properties.kind === 'situation' && matches(r, q)).map(r => r.properties.id).sort(),
    facets: Object.fromEntries(Object.entries(ORDER).map(([property, codes]) => {
      const counted = incidents.filter(r => matches(r, q, { without: property }))
      return [property, codes.map(code => counted.filter(r => codesOf(r, property).includes(code)).length)]
    })),
    /** Colour group of each matching record: its first code in the manifest's order. */
    groups: matching.reduce((out, r) => { out[groupOf(r, q)]++; return out }, Array.from({ length: q.by.groups }, () => 0)),
    dated: incidents.filter(r => matches(r, q, { anyTime: true })),
    placed: matching.filter(r => r.lon !== undefined),
  }
}

export function groupOf(r: Placed, q: FrameQuery): number {
  const codes = codesOf(r, q.by.property)
  const first = ORDER[q.by.property].findIndex(code => codes.includes(code))
  return first < 0 ? q.by.groups - 1 : q.by.groupOfCode[first]
}
