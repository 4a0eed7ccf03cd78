import fc from 'fast-check'
import { DATE_PRECISIONS, GEO_PRECISIONS, GRADINGS } from '../model/codes'
import type { IncidentProperties } from '../model/incident'
import type { Manifest } from '../model/manifest'
import { formatDay, parseDay } from '../time/day'
import { compileRows, sliceOf, type Placed } from './compile'
import type { Slice } from './columns'
import type { FrameQuery } from './types'

// Random records and questions for the tests: everything that the rules of counting speak of.

const facet = (property: string, codes: string[]) => ({ property, label: { en: property }, codes: codes.map(code => ({ code, label: { en: code } })) })
export const FACETS: Manifest['facets'] = [facet('target', ['t0', 't1', 't2', 't3', 't4']), facet('means', ['m0', 'm1', 'm2']), facet('actor', ['a0', 'a1'])]
export const manifest = { facets: FACETS, headline_grades: GRADINGS.filter(g => g !== 'discounted') }

export const FIRST = parseDay('2019-01-01') as number
export const LAST = parseDay('2020-12-31') as number

/** A record as the schema leaves it, from whatever is said of it. */
export const record = (p: Partial<IncidentProperties> & { id: string }, lon?: number, lat?: number): Placed => ({
  properties: {
    kind: 'incident', title_en: p.id, grading: 'fair', counts_in_totals: true, alleged_by: [], documented_by: [], conflicting_figures: [], figures: [],
    admissions: [], evidence: [], sources: [{ title: 's', publisher: 'p' }], statements: [], context_statements: [], external_ids: {}, aliases: [], ...p,
  },
  lon, lat,
})

export const sliceOfRecords = (records: Placed[]): Slice => sliceOf(compileRows(records, manifest), manifest, { key: '1', hash: 'h' })

const codesOf = (property: string) => FACETS.find(f => f.property === property)?.codes.map(c => c.code) ?? []
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 })
const toll = maybe(fc.integer({ min: 0, max: 30 }))
/** Few points, so that many records share one; some beyond the antimeridian. */
const point = fc.oneof({ weight: 5, arbitrary: fc.constantFrom([36.6, 35.9], [36.6, 35.9001], [36.7, 36], [39, 35.95], [179.9, -10], [-179.9, -10]) },
  { weight: 5, arbitrary: fc.tuple(fc.integer({ min: 3500, max: 4200 }).map(v => v / 100), fc.integer({ min: 3300, max: 3700 }).map(v => v / 100)) },
  { weight: 1, arbitrary: fc.constant(null) })

const oneRecord = fc.record({
  kind: fc.constantFrom('incident', 'incident', 'incident', 'incident', 'situation'),
  start: maybe(fc.integer({ min: FIRST, max: LAST })), days: maybe(fc.integer({ min: 0, max: 200 })), date_precision: maybe(fc.constantFrom(...DATE_PRECISIONS)),
  point, geo_precision: maybe(fc.constantFrom(...GEO_PRECISIONS)), geo_radius_m: fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined, freq: 8 }),
  grading: fc.constantFrom(...GRADINGS), counts_in_totals: fc.constantFrom(true, true, true, false),
  killed_min: toll, killed_more: toll, injured_min: toll, injured_more: toll,
  target: fc.subarray(codesOf('target')), means: fc.subarray(codesOf('means')), actor: fc.subarray(codesOf('actor')),
})

export const records = fc.array(oneRecord, { maxLength: 120 }).map(list => list.map((r, i) => {
  const range = r.date_precision === 'range'
  const more = (min: number | undefined, more: number | undefined) => (more === undefined ? undefined : (min ?? 0) + more)
  return record({
    id: `r-${i}`, kind: r.kind as 'incident' | 'situation', grading: r.grading, counts_in_totals: r.counts_in_totals,
    date_start: r.start === undefined ? undefined : formatDay(r.start),
    date_end: r.start === undefined || (r.days === undefined && !range) ? undefined : formatDay(r.start + (r.days ?? 3)),
    date_precision: r.date_precision, geo_precision: r.geo_precision, geo_radius_m: r.geo_radius_m,
    killed_min: r.killed_min, killed_max: more(r.killed_min, r.killed_more), injured_min: r.injured_min, injured_max: more(r.injured_min, r.injured_more),
    target: r.target, means: r.means, actor: r.actor,
  }, r.point?.[0], r.point?.[1])
}))

const areas: fc.Arbitrary<FrameQuery['area']> = fc.constantFrom(
  { kind: 'box', bounds: [36, 34, 40, 36] }, { kind: 'box', bounds: [170, -20, -170, 20] }, { kind: 'circle', center: [36.6, 35.9], radiusMeters: 90_000 },
  { kind: 'poly', ring: [[35, 33], [42, 34], [38, 37]] })

export const queries: fc.Arbitrary<FrameQuery> = fc.record({
  from: fc.integer({ min: FIRST - 40, max: LAST }), days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 })), match: fc.constantFrom('possible' as const, 'certain' as const),
  target: fc.subarray(codesOf('target')), means: fc.subarray(codesOf('means')), grading: fc.oneof(fc.constant<string[]>([]), fc.subarray<string>([...GRADINGS])),
  area: fc.oneof(fc.constant(null), areas), zoom: fc.integer({ min: 0, max: 18 }), by: fc.constantFrom('target', 'means', 'grading'),
}).map((q): FrameQuery => ({
  window: { from: q.from, to: q.from + q.days, match: q.match }, facets: { target: q.target, means: q.means, grading: q.grading }, area: q.area,
  by: { property: q.by, groupOfCode: [0, 1, 2, 2, 2, 2], groups: 3 }, viewport: { bounds: [-180, -85, 180, 85], zoom: q.zoom },
  histogram: { from: FIRST - 400, to: LAST + 800, unit: 'month' }, overview: null,
}))
