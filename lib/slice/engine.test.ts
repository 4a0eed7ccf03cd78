import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latOf, lonOf, mercatorX, mercatorY } from '../geo/mercator'
import { intervalOf } from '../time/interval'
import type { BlockRules } from './blocks'
import { createEngine } from './engine'
import { groupOf, naiveFrame } from './naive.fixture'
import { FIRST, LAST, queries, record, records, sliceOfRecords } from './records.fixture'
import type { FrameQuery, Histogram } from './types'

const RUNS = { numRuns: 300 }
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0)

/** Blocks of a few rows, made at once: what only large slices have otherwise (blocks.test.ts). */
const BLOCKS: BlockRules = { rows: 3, from: 0, bytesPerRow: Infinity, walks: 0 }

describe.each([['row by row', undefined], ['by blocks', BLOCKS]])('a frame against a direct count, %s', (_, rules) => {
  it('counts totals, facets, situations and ids as the rules say', () => {
    fc.assert(fc.property(records, fc.array(queries, { minLength: 1, maxLength: 4 }), (list, asked) => {
      const engine = createEngine(sliceOfRecords(list), rules)
      // Several questions to one engine: what is kept between frames must not leak into the next.
      for (const q of asked) {
        const frame = engine.frame(q)
        const naive = naiveFrame(list, q)
        expect(frame.totals).toEqual(naive.totals)
        expect(frame.confirmedOrFair).toEqual(naive.confirmedOrFair)
        expect(frame.byGrade).toEqual(naive.byGrade)
        expect(frame.withoutPlace).toBe(q.area ? 0 : naive.withoutPlace)
        expect([...frame.situations].sort()).toEqual(naive.situations)
        expect(Object.fromEntries(Object.entries(frame.facets).map(([k, v]) => [k, [...v]]))).toEqual(naive.facets)
        expect(Array.from(engine.rowsIn(q), engine.idOf).sort()).toEqual(naive.ids)
        const bare = engine.frame({ ...q, viewport: null })
        expect({ ...bare, clusters: null, query: null }).toEqual({ ...frame, clusters: null, query: null })
      }
    }), RUNS)
  })

  it('puts every record with a point into one cluster, and counts it once under its first code', () => {
    fc.assert(fc.property(records, queries, (list, q) => {
      const { clusters: c, bounds } = createEngine(sliceOfRecords(list), rules).frame(q)
      const { placed } = naiveFrame(list, q)
      if (!c) throw new Error('No clusters, though a viewport was given.')
      expect(sum(c.n)).toBe(placed.length)
      const groups = Array.from({ length: q.by.groups }, () => 0)
      for (const r of placed) groups[groupOf(r, q)]++
      for (let g = 0; g < q.by.groups; g++) expect(sum(Array.from({ length: c.length }, (_, i) => c.parts[i * c.groups + g]))).toBe(groups[g])
      for (let i = 0; i < c.length; i++) expect(sum(c.parts.subarray(i * c.groups, (i + 1) * c.groups))).toBe(c.n[i])
      if (!placed.length) {
        expect(bounds).toBeNull()
        return
      }
      const lons = placed.map(r => r.lon as number)
      const lats = placed.map(r => r.lat as number)
      const want = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
      bounds?.forEach((v, i) => expect(v).toBeCloseTo(want[i], 9))
    }), RUNS)
  })

  it('describes each cluster by its members: mean, bounds, coarsest disc, shared point, the only row', () => {
    fc.assert(fc.property(records, queries, (list, q) => {
      const slice = sliceOfRecords(list)
      const engine = createEngine(slice, rules)
      const { clusters: c } = engine.frame(q, 7)
      if (!c) return
      for (let i = 0; i < c.length; i++) {
        const members = engine.members(7, i, 1000)
        const { columns } = slice
        const [lons, lats] = [members.map(m => m.lon), members.map(m => m.lat)]
        const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
        expect(members.length).toBe(c.n[i])
        expect(c.lon[i]).toBeCloseTo(lonOf(mean(lons.map(mercatorX))), 8)
        expect(c.lat[i]).toBeCloseTo(latOf(mean(lats.map(mercatorY))), 8)
        const want = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
        want.forEach((v, k) => expect(c.bounds[i * 4 + k]).toBeCloseTo(v, 8))
        expect(c.same[i]).toBe(new Set(members.map(m => `${m.lon} ${m.lat}`)).size === 1 ? 1 : 0)
        if (c.same[i]) expect([c.lon[i], c.lat[i]]).toEqual([lons[0], lats[0]])
        expect(c.row[i]).toBe(members.length === 1 ? members[0].row : -1)
        if (members.length === 1) expect(c.code[i]).toBe(members[0].code)
        expect(c.precision[i]).toBe(Math.max(...members.map(m => columns.precision[m.row])))
        const radii = members.map(m => columns.radius[m.row])
        expect(c.radius[i] >= Math.max(...radii) || Number.isNaN(c.radius[i])).toBe(true)
        expect(members.map(m => m.start)).toEqual(members.map(m => m.start).sort((a, b) => (b as number) - (a as number)))
      }
    }), { numRuns: 120 })
  })
})

describe('the histogram', () => {
  const total = (h: Histogram | null) => (h ? sum(h.known) + sum(h.spread) : 0)

  it('adds 1 for each dated match whatever the window, spread over its days, under its first code', () => {
    fc.assert(fc.property(records, queries, (list, q) => {
      const { histogram } = createEngine(sliceOfRecords(list)).frame(q)
      const { dated } = naiveFrame(list, q)
      expect(total(histogram)).toBeCloseTo(dated.length, 8)
      for (let g = 0; g < q.by.groups; g++) {
        const column = (values: Float64Array) => sum(values.filter((_, k) => k % q.by.groups === g))
        expect(column(histogram?.known ?? new Float64Array()) + column(histogram?.spread ?? new Float64Array())).toBeCloseTo(dated.filter(r => groupOf(r, q) === g).length, 8)
      }
    }), RUNS)
  })

  it('gives each day its part, cut to the span that was asked for', () => {
    fc.assert(fc.property(records, queries, fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: 0, max: 60 }), (list, q, from, days) => {
      const { histogram } = createEngine(sliceOfRecords(list)).frame({ ...q, histogram: { from, to: from + days, unit: 'day' } })
      const parts = new Float64Array(days + 1)
      for (const r of naiveFrame(list, q).dated) {
        const { start, end } = intervalOf(r.properties) as { start: number; end: number }
        for (let d = Math.max(from, start); d <= Math.min(from + days, end); d++) parts[d - from] += 1 / (end - start + 1)
      }
      parts.forEach((part, d) => {
        const at = (values: Float64Array | undefined) => sum(values?.subarray(d * q.by.groups, (d + 1) * q.by.groups) ?? [])
        expect(at(histogram?.known) + at(histogram?.spread)).toBeCloseTo(part, 8)
      })
    }), { numRuns: 100 })
  })

  it('is not made again when only the window or the viewport moves', () => {
    const engine = createEngine(sliceOfRecords([record({ id: 'a', date_start: '2020-01-05' }, 36, 35)]))
    const q: FrameQuery = { window: { from: FIRST, to: LAST, match: 'possible' }, facets: {}, area: null, by: { property: 'target', groupOfCode: [0, 1, 2, 2, 2], groups: 3 },
      viewport: { bounds: [30, 30, 40, 40], zoom: 5 }, histogram: { from: FIRST, to: LAST, unit: 'month' }, overview: null }
    const first = engine.frame(q)
    const moved = engine.frame({ ...q, window: { from: LAST, to: LAST, match: 'certain' }, viewport: { bounds: [0, 0, 1, 1], zoom: 9 } })
    expect(moved.histogram).toBe(first.histogram)
    expect(moved.totals.incidents).toBe(0)
    expect(engine.frame({ ...q, facets: { target: ['t1'] } }).histogram).not.toBe(first.histogram)
  })
})

describe('what is listed beside the clusters', () => {
  const all: FrameQuery = { window: { from: FIRST, to: LAST, match: 'possible' }, facets: {}, area: null, by: { property: 'target', groupOfCode: [0, 1, 2, 2, 2], groups: 3 },
    viewport: { bounds: [-180, -85, 180, 85], zoom: 3 }, histogram: null, overview: null }

  it('never counts a situation, and names incidents known to the governorate only', () => {
    const frame = createEngine(sliceOfRecords([
      record({ id: 'camp', kind: 'situation', date_start: '2020-01-01', date_precision: 'year', killed_min: 9 }, 36, 35),
      record({ id: 'vague', date_start: '2020-01-01', geo_precision: 'governorate', target: ['t0'] }, 36, 35),
      record({ id: 'own-disc', date_start: '2020-01-01', geo_precision: 'governorate', geo_radius_m: 900 }, 36, 35),
      record({ id: 'undated' }, 36, 35),
    ])).frame(all)
    expect(frame.situations).toEqual(['camp'])
    expect(frame.areaIncidents).toEqual(['vague'])
    expect(frame.outlined).toEqual({ matched: 2, at: [[36, 35], [36, 35]] })
    expect(frame.totals).toMatchObject({ incidents: 2, killed: { min: 0, max: 0, open: false }, unknown: 2 })
    expect(frame.facets.target[0]).toBe(1)
    expect(sum(frame.clusters?.n ?? [])).toBe(2)
  })

  it('answers an empty slice, a codeless facet choice and an unknown frame', () => {
    const engine = createEngine(sliceOfRecords([]))
    const frame = engine.frame(all, 3)
    expect(frame).toMatchObject({ bounds: null, withoutPlace: 0, situations: [] })
    expect(frame.clusters?.length).toBe(0)
    expect(engine.members(99, 0, 10)).toEqual([])
    const one = createEngine(sliceOfRecords([record({ id: 'a', date_start: '2020-01-05', target: ['t0'] })]))
    expect(one.frame({ ...all, facets: { target: ['nonsense'] } }).totals.incidents).toBe(0)
    expect(one.frame({ ...all, facets: { target: ['nonsense'] } }).facets.target[0]).toBe(1)
  })

  it('remembers the last frames, so that a late question for members gets those of its own frame', () => {
    const engine = createEngine(sliceOfRecords([record({ id: 'a', date_start: '2019-02-01' }, 36, 35), record({ id: 'b', date_start: '2020-02-01' }, 36, 35)]))
    engine.frame({ ...all, window: { from: FIRST, to: FIRST + 60, match: 'possible' } }, 1)
    engine.frame({ ...all, window: { from: LAST - 360, to: LAST, match: 'possible' } }, 2)
    expect(engine.members(1, 0, 5).map(m => m.id)).toEqual(['a'])
    expect(engine.members(2, 0, 5).map(m => m.id)).toEqual(['b'])
  })
})
