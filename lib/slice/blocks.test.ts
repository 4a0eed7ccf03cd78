import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_RULES, blockedSum, sumWindow, type BlockRules, type Sum } from './blocks'
import type { Slice } from './columns'
import { createEngine } from './engine'
import { filterRows } from './filters'
import { prepare } from './prepare'
import { record, sliceOfRecords } from './records.fixture'
import { seededSlice } from './seed'
import type { Frame, FrameQuery } from './types'
import { formatDay } from '../time/day'
import { inWindow } from './window'

const AT_ONCE: BlockRules = { rows: 1, from: 0, bytesPerRow: Infinity, walks: 0 }
const NEVER: BlockRules = { ...BLOCK_RULES, from: Infinity }

/** A sum that keeps the rows themselves, and counts what it was made to do. */
function rowsMet(bytes = 0): { sum: Sum; met: number[]; cuts: number; taken: number } {
  const state = { met: [] as number[], cuts: 0, taken: 0 }
  let blocks: number[][] = []
  const clear = () => { state.met.length = 0 }
  return Object.assign(state, {
    sum: {
      bytes, clear,
      add: (rows, from, to) => void state.met.push(...rows.subarray(from, to)),
      keep(count, walk) {
        state.cuts++
        blocks = Array.from({ length: count }, (_, block) => {
          clear()
          walk(block)
          return [...state.met]
        })
      },
      addBlocks(from, to) {
        state.taken += to - from
        state.met.push(...blocks.slice(from, to).flat())
      },
    } satisfies Sum,
  })
}

describe('a window in blocks', () => {
  const interval = fc.record({ start: fc.integer({ min: 0, max: 60 }), days: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 8 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 80 }) }) })
  const windows = fc.record({ from: fc.integer({ min: -5, max: 70 }), days: fc.integer({ min: -3, max: 70 }), match: fc.constantFrom('possible' as const, 'certain' as const) })

  it('holds just its rows, each once, whatever the size of a block', () => {
    fc.assert(fc.property(fc.array(interval, { maxLength: 80 }), fc.array(windows, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9 }), fc.boolean(), (list, asked, size, oneDay) => {
      const { columns, meta } = sliceOfRecords(list.map((r, i) => record({ id: `r-${i}`, date_start: formatDay(r.start), date_end: oneDay ? undefined : formatDay(r.start + r.days) })))
      const p = prepare(columns)
      const { passing } = filterRows(p, meta, { facets: {}, area: null })
      const { sum, met } = rowsMet()
      const blocked = blockedSum(passing, sum, { ...AT_ONCE, rows: size })
      for (const { from, days, match } of asked) {
        const window = { from, to: from + days, match }
        sumWindow(p, passing, window, new Uint32Array(p.rows.length), [blocked])
        expect([...met].sort((a, b) => a - b)).toEqual([...p.all].filter(i => inWindow(p.start[i], p.end[i], window)))
      }
    }), { numRuns: 500 })
  })

  const days = (n: number, more: (i: number) => number = () => 0) => {
    const { columns, meta } = sliceOfRecords(Array.from({ length: n }, (_, i) => record({ id: `r-${i}`, date_start: formatDay(i), date_end: formatDay(i + more(i)) })))
    const p = prepare(columns)
    return { p, list: filterRows(p, meta, { facets: {}, area: null }).passing, scratch: new Uint32Array(n) }
  }

  it('is walked until the walks have cost as much as the cut, and by blocks from then on', () => {
    const { p, list, scratch } = days(40)
    const rows = rowsMet()
    const blocked = blockedSum(list, rows.sum, { rows: 4, from: 40, bytesPerRow: 16, walks: 1 })
    const ask = (from: number, to: number) => sumWindow(p, list, { from, to, match: 'possible' }, scratch, [blocked])
    ask(0, 29)
    expect([rows.cuts, rows.met.length]).toEqual([0, 30])
    ask(0, 9)
    expect([rows.cuts, rows.taken, rows.met.length]).toEqual([0, 0, 10])
    ask(0, 29)
    expect([rows.cuts, rows.taken, rows.met.length]).toEqual([1, 7, 30])
    ask(3, 38)
    expect([rows.cuts, rows.taken, rows.met.length]).toEqual([1, 15, 36])
  })

  it('is never cut where the list is short, or one block long', () => {
    const { p, list, scratch } = days(40)
    for (const rules of [{ ...AT_ONCE, from: 41 }, { ...AT_ONCE, rows: 40 }]) {
      const rows = rowsMet()
      const blocked = blockedSum(list, rows.sum, rules)
      for (let k = 0; k < 5; k++) sumWindow(p, list, { from: 0, to: 40, match: 'possible' }, scratch, [blocked])
      expect([rows.cuts, rows.met.length]).toEqual([0, 40])
    }
  })

  it('keeps no more bytes than the rules allow: blocks grow with what each holds', () => {
    const { list } = days(40)
    expect(blockedSum(list, rowsMet(160).sum, { ...AT_ONCE, bytesPerRow: 16 }).size).toBe(10)
    expect(blockedSum(list, rowsMet(0).sum, { ...AT_ONCE, rows: 7 }).size).toBe(7)
  })

  it('takes whole blocks for "certainly" too, but where a record outlasts the window', () => {
    const { p, list, scratch } = days(40, i => (i === 9 ? 300 : i % 4 === 1 ? 2 : 0))
    const rows = rowsMet()
    const blocked = blockedSum(list, rows.sum, { ...AT_ONCE, rows: 4 })
    sumWindow(p, list, { from: 0, to: 35, match: 'certain' }, scratch, [blocked])
    // Nine blocks begin and end by then; the third holds the long record.
    expect([rows.taken, rows.met.length]).toEqual([8, 35])
    sumWindow(p, list, { from: 30, to: 39, match: 'possible' }, scratch, [blocked])
    // Days 30 to 39, what still lasts of day 29, and the long record, though nothing else of its block reaches so far.
    expect([...rows.met].sort((a, b) => a - b)).toEqual([9, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39])
  })
})

/** All of a frame that must be the same to the last count, and the means of rings, where sums of doubles are added in another order. */
function exactly({ clusters, ...rest }: Frame) {
  if (!clusters) return { exact: { ...rest, clusters }, means: [] }
  const { lon, lat, ...others } = clusters
  return { exact: { ...rest, clusters: others }, means: [...lon, ...lat] }
}

function expectSame(a: Frame, b: Frame): void {
  const [want, got] = [exactly(a), exactly(b)]
  expect(got.exact).toEqual(want.exact)
  expect(got.means.length).toBe(want.means.length)
  got.means.forEach((mean, i) => expect(Math.abs(mean - want.means[i])).toBeLessThan(1e-9))
}

describe('frames of an engine that works by blocks', () => {
  const FIRST = 14_610
  const slices = [0, 0.1].map(months => seededSlice(2000, 5, { months }))
  // Some without a place, and one that lasts for years.
  for (const { columns: c } of slices) for (let i = 0; i < c.length; i += 17) c.lon[i] = c.lat[i] = NaN
  slices[1].columns.end[40] += 2000
  const engines = slices.map(slice => ({ row: createEngine(slice, NEVER), slice }))

  const sights = fc.record({ lon: fc.integer({ min: 34, max: 42 }), lat: fc.integer({ min: 32, max: 37 }), zoom: fc.integer({ min: 20, max: 170 }).map(z => z / 10) })
  const viewports = fc.option(sights.map(({ lon, lat, zoom }): FrameQuery['viewport'] => {
    const half = 800 / 512 / 2 ** zoom * 180
    return { bounds: [lon - half, lat - half / 2, lon + half, lat + half / 2], zoom }
  }), { nil: null, freq: 6 })
  const codes = fc.constantFrom<string[]>([], [], ['c0', 'c2'], ['c1'])
  const filters = fc.record({ f1: codes, f2: codes, grading: fc.constantFrom<string[]>([], [], ['fair', 'weak']) })
  const views = fc.record({
    facets: filters, area: fc.constantFrom<FrameQuery['area']>(null, null, { kind: 'circle', center: [39, 35], radiusMeters: 150_000 }),
    viewports: fc.array(viewports, { minLength: 1, maxLength: 2 }), by: fc.constantFrom('f0', 'f3'),
    windows: fc.array(fc.record({ from: fc.integer({ min: -50, max: 3700 }), days: fc.oneof(fc.integer({ min: -2, max: 200 }), fc.integer({ min: 0, max: 3700 })), match: fc.constantFrom('possible' as const, 'certain' as const) }), { minLength: 1, maxLength: 3 }),
  })

  const runs = (rules: (size: number) => BlockRules, sizes: fc.Arbitrary<number>, slice: Slice, row: ReturnType<typeof createEngine>) =>
    fc.assert(fc.property(fc.array(views, { minLength: 1, maxLength: 4 }), sizes, (asked, size) => {
      const engine = createEngine(slice, rules(size))
      // To and fro between views, as a reader goes: what is kept of one must not leak into another.
      for (const { facets, area, viewports: sight, by, windows } of [...asked, ...asked]) {
        for (const viewport of sight) {
          for (const { from, days, match } of windows) {
            const q: FrameQuery = { window: { from: FIRST + from, to: FIRST + from + days, match }, facets, area, viewport, by: { property: by, groupOfCode: [0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3], groups: 4 }, histogram: null, overview: null }
            expectSame(row.frame(q, 1), engine.frame(q, 1))
            expect(engine.members(1, 0, 50)).toEqual(row.members(1, 0, 50))
          }
        }
      }
    }), { numRuns: 20 })

  it.each([['day by day', 0], ['one in ten known to the month, one for years', 1]] as const)('equal those that are walked row by row: %s', (_, k) => {
    const { slice, row } = engines[k]
    runs(size => ({ ...AT_ONCE, rows: size }), fc.integer({ min: 15, max: 400 }), slice, row)
  })

  it('and when blocks are made on the way, and grow where there is much to keep', () => {
    const { slice, row } = engines[1]
    runs(size => ({ rows: 8, from: 100, bytesPerRow: size, walks: 1 }), fc.constantFrom(16, 200, 3000), slice, row)
  })
})
