import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mercatorX, mercatorY } from '../../geo/mercator'
import { formatDay, snapToUnit } from '../../time/day'
import { createEngine } from '../engine'
import { groupOf, line, naiveFrame } from '../naive.fixture'
import { FIRST, LAST, queries, record, records, sliceOfRecords } from '../records.fixture'
import { seededSlice } from '../seed'
import type { Placed } from '../compile'
import type { Frame, FrameQuery } from '../types'
import { decodeRoot, decodeTile } from './decode'
import { encodeRoot, encodeTile } from './encode'
import { createSumsEngine } from './engine'
import { MAX_SUM_ROWS } from './bins'
import { createPyramid, type Pyramid } from './pyramid'
import { readTileKey, tileKey, tilesInView } from './tiles'

/** The frame that a page makes of what the server sends for a question: over the wire and back, every tile in view. */
function frameOf(pyramid: Pyramid, query: FrameQuery): Frame {
  const engine = createSumsEngine(decodeRoot(encodeRoot(pyramid.root(query))))
  for (const key of engine.missing(query.viewport)) engine.addTile(key, decodeTile(encodeTile(pyramid.tile(readTileKey(key) as NonNullable<ReturnType<typeof readTileKey>>, query))))
  return engine.frame(query)
}

const sumOf = (values: ArrayLike<number>): number => Array.prototype.reduce.call(values, (a, b) => (a as number) + (b as number), 0) as number

describe('sums agree with a direct count', () => {
  it('for any records, filters and snapped window, with many rows to a cell', () => {
    fc.assert(fc.property(records, queries, fc.constantFrom(10, 40, MAX_SUM_ROWS), (list, asked, most) => {
      const dated = list.filter(r => r.properties.date_start)
      if (!dated.length) return
      const pyramid = createPyramid(createEngine(sliceOfRecords(list)), 'day', most)
      const q: FrameQuery = { ...asked, window: { ...snapToUnit(asked.window, pyramid.bins.unit), match: asked.window.match } }
      const frame = frameOf(pyramid, q)
      const naive = naiveFrame(list, q)
      expect(frame.totals).toEqual(naive.totals)
      expect(frame.confirmedOrFair).toEqual(naive.confirmedOrFair)
      expect(frame.byGrade).toEqual(naive.byGrade)
      expect(frame.withoutPlace).toBe(naive.withoutPlace)
      expect([...frame.situations].sort()).toEqual(naive.situations)
      expect(Object.fromEntries(Object.entries(frame.facets).map(([k, v]) => [k, [...v]]))).toEqual(naive.facets)
      const { clusters } = frame
      if (!clusters) throw new Error('No clusters.')
      expect(sumOf(clusters.n)).toBe(naive.placed.length)
      const parts = Array.from({ length: q.by.groups }, (_, g) => Array.from({ length: clusters.length }, (_, c) => clusters.parts[c * q.by.groups + g]).reduce((a, b) => a + b, 0))
      expect(parts).toEqual(naive.placed.reduce((out, r) => { out[groupOf(r, q)]++; return out }, Array.from({ length: q.by.groups }, () => 0)))
      expect(frame.bounds).toEqual(naive.placed.length ? [Math.min(...lons(naive.placed)), Math.min(...lats(naive.placed)), Math.max(...lons(naive.placed)), Math.max(...lats(naive.placed))] : null)
      const bars = frame.histogram as NonNullable<Frame['histogram']>
      expect(sumOf(bars.known) + sumOf(bars.spread)).toBeCloseTo(naive.dated.length, 6)
    }), { numRuns: 300 })
  })

  it('tile by tile at every zoom: counts and tolls of what lies in it, and no more rows than a slice may have', () => {
    fc.assert(fc.property(records, queries, fc.integer({ min: 0, max: 15 }), fc.constantFrom(10, 8000), (list, q, zoom, most) => {
      if (!list.some(r => r.properties.date_start)) return
      const pyramid = createPyramid(createEngine(sliceOfRecords(list)), 'day', most)
      const everything = { ...q, window: { from: FIRST - 4000, to: LAST + 4000, match: 'possible' as const } }
      const { placed } = naiveFrame(list, everything)
      const tiles = new Map<string, Placed[]>()
      for (const r of placed) {
        const at = (v: number) => Math.min(2 ** zoom - 1, Math.floor(v * 2 ** zoom))
        const key = tileKey({ z: zoom, x: at(mercatorX(r.lon as number)), y: at(mercatorY(r.lat as number)) })
        tiles.set(key, [...(tiles.get(key) ?? []), r])
      }
      for (const [key, inside] of tiles) {
        const sums = decodeTile(encodeTile(pyramid.tile(readTileKey(key) as NonNullable<ReturnType<typeof readTileKey>>, q)))
        expect(sumOf(sums.n)).toBe(inside.length)
        const expected = line(inside.filter(r => r.properties.grading !== 'discounted'))
        expect([sumOf(sums.killedMin), sumOf(sums.killedMax), sumOf(sums.injuredMin), sumOf(sums.injuredMax)]).toEqual([expected.killed.min, expected.killed.max, expected.injured.min, expected.injured.max])
        expect(sums.id.filter(Boolean).every(id => inside.some(r => r.properties.id === id))).toBe(true)
        expect(sums.length).toBeLessThanOrEqual(most)
      }
    }), { numRuns: 200 })
  })

  it('with the leaf engine over 60,000 seeded records, ring by ring', () => {
    const slice = seededSlice(60_000, 3)
    const leaf = createEngine(slice)
    const pyramid = createPyramid(leaf)
    expect(pyramid.bins.unit).toBe('month')
    for (const zoom of [4, 6, 8, 10]) {
      const q: FrameQuery = {
        window: { ...snapToUnit({ from: 15_000, to: 15_300 }, 'month'), match: 'possible' }, facets: { f1: ['c0', 'c2'] }, area: null, by: { property: 'f0', groupOfCode: [0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3], groups: 4 },
        viewport: { bounds: [36, 33, 42, 37], zoom }, histogram: null, overview: null,
      }
      const [a, b] = [frameOf(pyramid, q), leaf.frame(q)]
      expect(a.totals).toEqual(b.totals)
      for (const tile of tilesInView({ bounds: [36, 33, 42, 37], zoom })) expect(pyramid.tile(tile, q).length).toBeLessThanOrEqual(MAX_SUM_ROWS)
      if (zoom <= 8) expect(sumOf(a.clusters?.n ?? [])).toBe(sumOf(b.clusters?.n ?? []))
    }
  })
})

describe('sums of a cut', () => {
  const by = { property: 'target', groupOfCode: [0, 1, 2, 2, 2], groups: 3 }
  it('have the bins of the whole record', () => {
    const days = Array.from({ length: 200 }, (_, i) => record({ id: `d-${i}`, date_start: formatDay(FIRST + i * 3) }))
    const engine = createEngine(sliceOfRecords(days))
    expect(createPyramid(engine).bins.unit).toBe('week')
    expect(createPyramid(engine, 'month').bins.unit).toBe('month')
  })
  it('name records drawn as areas in every window, however many there are', () => {
    const many = Array.from({ length: 9000 }, (_, i) => record({ id: `g-${i}`, date_start: formatDay(FIRST + Math.floor(i / 15)), geo_precision: 'governorate' }, 36.6, 35.9))
    const pyramid = createPyramid(createEngine(sliceOfRecords(many)))
    const root = pyramid.root({ facets: {}, area: null, by })
    expect(root.areaIncidents.named.length).toBeLessThan(4000)
    const sums = createSumsEngine(decodeRoot(encodeRoot(root)))
    const ask = (from: number) => sums.frame({ window: { ...snapToUnit({ from, to: from + 20 }, pyramid.bins.unit), match: 'possible' }, facets: {}, area: null, by, viewport: null, histogram: null, overview: null })
    for (const from of [FIRST, FIRST + 300, FIRST + 570]) expect(ask(from).areaIncidents.length).toBeGreaterThan(0)
  })
  it('name one of each place first, and say how many there are, as the leaf does', () => {
    // A thousand at one place before the few of ten others.
    const many = Array.from({ length: 9000 }, (_, i) => record({ id: `g-${String(i).padStart(4, '0')}`, kind: i % 3 ? 'incident' : 'situation', date_start: formatDay(FIRST + Math.floor(i / 15)), date_precision: i % 5 ? 'day' : 'month', geo_precision: 'governorate' }, i % 900 ? 36.6 : 30 + i / 900, 35.9))
    const leaf = createEngine(sliceOfRecords(many))
    const pyramid = createPyramid(leaf)
    const root = pyramid.root({ facets: {}, area: null, by })
    const sums = createSumsEngine(decodeRoot(encodeRoot(root)))
    expect(root.areaIncidents.others.length).toBeGreaterThan(0)
    for (const match of ['possible', 'certain'] as const) {
      for (const [from, to] of [[FIRST, FIRST + 600], [FIRST + 100, FIRST + 300], [FIRST + 590, FIRST + 599]]) {
        const q: FrameQuery = { window: { ...snapToUnit({ from, to }, pyramid.bins.unit), match }, facets: {}, area: null, by, viewport: null, histogram: null, overview: null }
        const [a, b] = [sums.frame(q), leaf.frame(q)]
        expect(a.outlined.matched).toBe(b.outlined.matched)
        for (const frame of [a, b]) expect(frame.outlined.at.length).toBe(frame.situations.length + frame.areaIncidents.length)
        // Each place that has any is among those that are drawn.
        const places = (frame: typeof a) => new Set(frame.outlined.at.map(at => at.join()))
        expect(places(a)).toEqual(places(b))
      }
    }
  })
  it('hold a record at a pole, and none at all', () => {
    const pole = createPyramid(createEngine(sliceOfRecords([record({ id: 'n', date_start: '2020-01-01' }, 10, 90), record({ id: 's', date_start: '2020-01-01' }, 10, -90), ...Array.from({ length: 30 }, (_, i) => record({ id: `x-${i}`, date_start: '2020-01-01' }, i, i))])), 'day', 5)
    expect(sumOf(pole.tile({ z: 0, x: 0, y: 0 }, { facets: {}, area: null, by }).n)).toBe(32)
    const undated = createPyramid(createEngine(sliceOfRecords([record({ id: 'u' }, 1, 1)])))
    expect(decodeRoot(encodeRoot(undated.root({ facets: {}, area: null, by }))).pairs).toBe(0)
    expect(decodeTile(encodeTile(undated.tile({ z: 0, x: 0, y: 0 }, { facets: {}, area: null, by }))).length).toBe(0)
  })
})

it('a ring of one record is known by name and place', () => {
  const one = record({ id: 'only', date_start: '2020-01-29', target: ['t2'], geo_precision: 'exact' }, 36.6, 35.9)
  const pyramid = createPyramid(createEngine(sliceOfRecords([one, record({ id: 'later', date_start: '2020-06-01' }, 39, 36)])))
  const engine = createSumsEngine(pyramid.root({ facets: {}, area: null, by: { property: 'target', groupOfCode: [0, 1, 2, 2, 2], groups: 3 } }))
  const q: FrameQuery = {
    window: { ...snapToUnit({ from: 18_290, to: 18_300 }, pyramid.bins.unit), match: 'certain' }, facets: {}, area: null, by: { property: 'target', groupOfCode: [0, 1, 2, 2, 2], groups: 3 },
    viewport: { bounds: [30, 30, 45, 40], zoom: 6.4 }, histogram: { from: 18_200, to: 18_500, unit: 'day' }, overview: null,
  }
  expect(engine.frame(q, 1).clusters?.length).toBe(0)
  expect(engine.frame(q, 2).loading.length).toBe(engine.missing(q.viewport).length)
  for (const key of engine.missing(q.viewport)) engine.addTile(key, pyramid.tile(readTileKey(key) as NonNullable<ReturnType<typeof readTileKey>>, q))
  const { clusters, loading } = engine.frame(q, 3)
  expect(loading).toEqual([])
  expect([clusters?.length, clusters?.n[0], clusters?.code[0]]).toEqual([1, 1, 2])
  expect(clusters?.lon[0]).toBeCloseTo(36.6, 3)
  const [member] = engine.members(3, 0, 5)
  expect([member.id, member.start === null ? '' : formatDay(member.start)]).toEqual(['only', '2020-01-29'])
})

const lons = (list: Placed[]) => list.map(r => r.lon as number)
const lats = (list: Placed[]) => list.map(r => r.lat as number)
