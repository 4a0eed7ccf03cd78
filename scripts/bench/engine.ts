import { BLOCK_RULES } from '../../lib/slice/blocks'
import { decodeSlice, encodeSlice } from '../../lib/slice/codec'
import { createEngine, type Engine } from '../../lib/slice/engine'
import { random, seededSlice } from '../../lib/slice/seed'
import type { FrameQuery } from '../../lib/slice/types'
import { quantile } from './stats'

/** Milliseconds. `worst` is the highest p95 of any run: what to hold against a budget. */
export interface EngineRow { rows: number; what: string; p50: number; p95: number; worst: number; frames: number }

const SIZES = [10_000, 100_000, 1_000_000]
const FRAMES = 200
const RUNS = 3
const SPAN = 180

const base = (first: number, last: number): FrameQuery => ({
  window: { from: first, to: last, match: 'possible' }, facets: {}, area: null,
  by: { property: 'f0', groupOfCode: [0, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5], groups: 6 },
  // All of the seeded country on one screen.
  viewport: { bounds: [35, 32, 43, 38], zoom: 6.4 }, histogram: { from: first, to: last, unit: 'month' }, overview: null,
})

/** Times `frames` calls in each of several runs; the first call of a run is not timed (the first frame makes the histogram). */
function time(rows: number, what: string, frames: number, call: (i: number, next: () => number) => void): EngineRow {
  const runs = Array.from({ length: RUNS }, (_, run) => {
    const next = random(run + 1)
    call(0, next)
    return Array.from({ length: frames }, (_, i) => {
      const start = performance.now()
      call(i + 1, next)
      return performance.now() - start
    })
  })
  const all = runs.flat()
  return { rows, what, p50: quantile(all, 0.5), p95: quantile(all, 0.95), worst: Math.max(...runs.map(run => quantile(run, 0.95))), frames: all.length }
}

function windows(rows: number, engine: Engine, label: string, facets: FrameQuery['facets'] = {}, match: FrameQuery['window']['match'] = 'possible'): EngineRow[] {
  const { first, last } = engine.meta as { first: number; last: number }
  const query = { ...base(first, last), facets }
  return [
    time(rows, `${SPAN} days${label}`, FRAMES, (_, next) => {
      const from = first + Math.floor(next() * (last - first - SPAN))
      engine.frame({ ...query, window: { from, to: from + SPAN - 1, match } })
    }),
    // The full window moves by a few days cut off its beginning, so that no frame repeats the last.
    time(rows, `all days${label}`, FRAMES, i => void engine.frame({ ...query, window: { from: first + (i % 5), to: last, match } })),
  ]
}

function oneSize(rows: number): EngineRow[] {
  const bytes = encodeSlice(seededSlice(rows))
  const out = [time(rows, 'load: decode and prepare', 3, () => void createEngine(decodeSlice(bytes)))]
  const engine = createEngine(decodeSlice(bytes))
  const { first, last } = engine.meta as { first: number; last: number }
  out.push(...windows(rows, engine, ''), ...windows(rows, engine, ', two facets chosen', { f1: ['c0', 'c1', 'c2'], f2: ['c0', 'c3'] }))
  // Every call another choice: rows are filtered and the histogram is made anew.
  out.push(time(rows, 'all days, filter changed', 40, i => void engine.frame({ ...base(first, last), facets: { f0: [`c${i % 12}`], f3: [`c${(i * 7) % 12}`, 'c1'] } })))
  out.push(time(rows, 'all days, zoom changed', 8, i => void engine.frame({ ...base(first, last), viewport: { bounds: [35, 32, 43, 38], zoom: [3, 4, 5, 6, 7, 8, 9, 10][i % 8] } })))
  const months = createEngine(seededSlice(rows, 1, { months: 0.1 }))
  out.push(...windows(rows, months, ', one in ten known to the month'), ...windows(rows, months, ', one in ten known to the month, certainly', {}, 'certain'))
  // What the blocks of large slices are worth: the same frames without them.
  if (rows >= BLOCK_RULES.from) out.push(...windows(rows, createEngine(decodeSlice(bytes), { ...BLOCK_RULES, from: Infinity }), ', row by row'))
  return out
}

/** Full frames (clusters, facet counts, tolls, bounds; the histogram is kept while only the window moves) at each size, on seeded records. */
export async function runEngineBench(sizes = SIZES): Promise<EngineRow[]> {
  return sizes.flatMap(oneSize)
}

if (/bench[\\/]engine\.[jt]s$/.test(process.argv[1] ?? '')) {
  const ms = (value: number) => Number(value.toFixed(2))
  console.table((await runEngineBench()).map(r => ({ ...r, p50: ms(r.p50), p95: ms(r.p95), worst: ms(r.worst) })))
}
