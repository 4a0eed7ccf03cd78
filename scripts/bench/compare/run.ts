import { buildWorkers } from '../../run/worker.mjs'
import { say } from '../say'
import { quantile } from '../stats'
import { seededData, type Seeded } from './data'
import { visit, type Moved, type Visit } from './drive'
import { serveWays, type BenchServer } from './serve'
import { WAYS, type Way } from './ways'

export interface Change { main: number; all: number; drawn: [p50: number, p95: number]; shown: [p50: number, p95: number] }

/** One way at one size. Times in ms, memory in bytes; null: it took longer than it may (LIMIT in drive.ts). */
export interface Measured {
  rows: number
  label: string
  short: string
  visits: number
  crashed: boolean
  loadMs: number | null
  dataBytes: number
  codeBytes: number
  window: Change | null
  cumulative: Change | null
  moves: number
  heldBytes: number
  peakBytes: number
  heapBytes: number
  exact: boolean | null
}

/** What clusters of a source say while `setFilter` hides records of it, beside a direct count. */
export interface Compared { measured: Measured[]; hidden: { said: number; truth: number } | null }

export const SIZES = [1_000, 10_000, 100_000, 1_000_000]
export const VISITS = 3
/** No further visit of a way at a size after this long: slow ones are slow every time. */
const ENOUGH_MS = 60_000

const median = (values: number[]) => quantile(values, 0.5)

/** Medians over the visits; the changes of all of them together for the percentiles. null when one of them was cut off. */
export function changeOf(moved: (Moved | null)[]): Change | null {
  const there = moved.filter(m => m !== null)
  if (!there.length || there.length < moved.length) return null
  const both = (values: number[]): [number, number] => [quantile(values, 0.5), quantile(values, 0.95)]
  return { main: median(there.map(m => m.main)), all: median(there.map(m => m.all)), drawn: both(there.flatMap(m => m.drawn)), shown: both(there.flatMap(m => m.shown)) }
}

export function measuredOf(rows: number, { label, short }: { label: string; short: string }, visits: Visit[]): Measured {
  const loads = visits.map(v => v.loadMs).filter(ms => ms !== null)
  const counted = visits.flatMap(v => v.counted)
  return {
    rows, label, short, visits: visits.length, crashed: visits.some(v => v.crashed), loadMs: loads.length === visits.length ? median(loads) : null,
    dataBytes: median(visits.map(v => v.dataBytes)), codeBytes: median(visits.map(v => v.codeBytes)),
    window: changeOf(visits.map(v => v.window)), cumulative: changeOf(visits.map(v => v.cumulative)),
    moves: visits.reduce((sum, v) => sum + (v.window?.shown.length ?? 0), 0),
    heldBytes: median(visits.map(v => v.heldBytes)), peakBytes: Math.max(...visits.map(v => v.peakBytes)), heapBytes: median(visits.map(v => v.heapBytes)),
    exact: counted.length ? counted.every(c => c.said === c.truth) : null,
  }
}

async function visits(way: (typeof WAYS)[number], data: Seeded, server: BenchServer): Promise<Measured> {
  const out: Visit[] = []
  const begun = Date.now()
  while (out.length < VISITS && (!out.length || Date.now() - begun < ENOUGH_MS)) {
    say(`compare · ${data.rows.toLocaleString('en')} rows · ${way.short} · visit ${out.length + 1} of at most ${VISITS}`)
    out.push(await visit(way.page, data, server))
  }
  return measuredOf(data.rows, way, out)
}

/** Every way at every size over the same seeded records, each visit in a browser of its own. */
export async function compareWays(sizes = SIZES, ways: readonly Way[] = WAYS.map(w => w.page)): Promise<Compared> {
  buildWorkers()
  let data: Seeded | null = null
  const server = await serveWays(() => data as Seeded)
  try {
    const measured: Measured[] = []
    let hidden: Compared['hidden'] = null
    for (const rows of sizes) {
      data = seededData(rows)
      for (const way of WAYS) if (ways.includes(way.page)) measured.push(await visits(way, data, server))
      // A small size is enough to see what they count.
      if (!hidden && ways.includes('filter')) hidden = (await visit('filter', data, server, { quick: true, options: '&clustered=1' })).counted[0] ?? null
    }
    return { measured, hidden }
  } finally {
    await server.stop()
  }
}
