import { createEngine } from '../../lib/slice/engine'
import { random, seededSlice } from '../../lib/slice/seed'
import type { FrameQuery } from '../../lib/slice/types'
import { quantile } from './stats'

export interface EngineRow { rows: number; window: string; filter: string; p50: number; p95: number; frames: number; loadMs: number }

const FRAMES = 200
const RUNS = 3

/** One full frame (clusters, facets, tolls, bounds; histograms kept while only the window moves), the window moved each time. */
export function runEngineBench(sizes = [10_000, 100_000, 1_000_000]): EngineRow[] {
  const out: EngineRow[] = []
  for (const rows of sizes) {
    const slice = seededSlice(rows)
    const before = performance.now()
    const engine = createEngine(slice)
    const loadMs = performance.now() - before
    const { first, last } = slice.meta as { first: number; last: number }
    const base: FrameQuery = {
      window: { from: first, to: last, match: 'possible' }, facets: {}, area: null,
      by: { property: 'f0', groupOfCode: [0, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5], groups: 6 },
      viewport: { bounds: [35, 32, 43, 38], zoom: 6.4 }, histogram: { from: first, to: last, unit: 'month' }, overview: null,
    }
    const filters: [string, FrameQuery['facets']][] = [['none', {}], ['two facets', { f1: ['c0', 'c1', 'c2'], f2: ['c0', 'c3'] }]]
    for (const [filter, facets] of filters) {
      for (const days of [180, last - first + 1]) {
        const times: number[] = []
        for (let run = 0; run < RUNS; run++) {
          const next = random(run + 1)
          engine.frame({ ...base, facets })
          for (let i = 0; i < FRAMES; i++) {
            // The full window is moved by cutting some days off one end, so that no frame repeats the last.
            const from = days === 180 ? first + Math.floor(next() * (last - first - 180)) : first + (i % 5)
            const start = performance.now()
            engine.frame({ ...base, facets, window: { from, to: Math.min(last, from + days - 1), match: 'possible' } })
            times.push(performance.now() - start)
          }
        }
        out.push({ rows, window: days === 180 ? '180 days' : 'all days', filter, p50: quantile(times, 0.5), p95: quantile(times, 0.95), frames: times.length, loadMs })
      }
    }
    const changes: number[] = []
    for (let i = 0; i < 40; i++) {
      const start = performance.now()
      engine.frame({ ...base, facets: { f0: [`c${i % 12}`], f3: [`c${(i * 7) % 12}`, 'c1'] } })
      changes.push(performance.now() - start)
    }
    out.push({ rows, window: 'all days', filter: 'each time another, histogram made anew', p50: quantile(changes, 0.5), p95: quantile(changes, 0.95), frames: changes.length, loadMs })
  }
  return out
}

if (process.argv[1]?.endsWith('engine.ts')) console.table(runEngineBench().map(r => ({ ...r, p50: r.p50.toFixed(2), p95: r.p95.toFixed(2), loadMs: r.loadMs.toFixed(0) })))
