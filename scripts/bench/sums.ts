import { gzipSync } from 'node:zlib'
import { createEngine } from '../../lib/slice/engine'
import { random, seededSlice } from '../../lib/slice/seed'
import { decodeRoot, decodeTile } from '../../lib/slice/sums/decode'
import { encodeRoot, encodeTile } from '../../lib/slice/sums/encode'
import { createSumsEngine } from '../../lib/slice/sums/engine'
import { createPyramid, type Pyramid, type SumsQuery } from '../../lib/slice/sums/pyramid'
import { tilesInView, tileKey, type Tile } from '../../lib/slice/sums/tiles'
import type { FrameQuery } from '../../lib/slice/types'
import { snapToUnit } from '../../lib/time/day'
import { quantile } from './stats'

/** `ms` where something is timed, else `kB` gzip of one view. */
export interface SumsRow { rows: number; what: string; p50: number; p95: number; times: number }

const SIZES = [100_000, 1_000_000]
const ZOOMS = [5.4, 6.4, 8.4, 10.4, 12.4]
const BY = { property: 'f0', groupOfCode: [0, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5], groups: 6 }

/** The seeded country, or as much of it as a map of 1056 × 676 px shows at a zoom. */
function viewportAt(zoom: number, lon = 39, lat = 35): NonNullable<FrameQuery['viewport']> {
  const [dx, dy] = [(1056 / 512 / 2 ** zoom) * 180, (676 / 512 / 2 ** zoom) * 150]
  return { bounds: [lon - dx, lat - dy, lon + dx, lat + dy], zoom }
}

function timed<T>(times: number, call: (i: number) => T): number[] {
  return Array.from({ length: times }, (_, i) => {
    const start = performance.now()
    call(i)
    return performance.now() - start
  })
}

const row = (rows: number, what: string, values: number[]): SumsRow => ({ rows, what, p50: quantile(values, 0.5), p95: quantile(values, 0.95), times: values.length })

function oneSize(rows: number): SumsRow[] {
  const leaf = createEngine(seededSlice(rows))
  let pyramid: Pyramid = createPyramid(leaf)
  const out = [row(rows, 'server: sums made ready, ms', timed(3, () => { pyramid = createPyramid(leaf) }))]
  const query = (i: number): SumsQuery => ({ facets: i % 2 ? { f1: [`c${i % 12}`, 'c0'] } : {}, area: null, by: BY })
  out.push(row(rows, 'server: root for another filter, ms', timed(24, i => encodeRoot(pyramid.root(query(i))))))
  const whole = query(0)
  const root = encodeRoot(pyramid.root(whole))
  const tiles: number[] = []
  for (const zoom of ZOOMS) {
    const viewport = viewportAt(zoom)
    const engine = createSumsEngine(decodeRoot(root))
    let bytes = gzipSync(root).length
    for (const tile of tilesInView(viewport)) {
      const start = performance.now()
      const encoded = encodeTile(pyramid.tile(tile, whole))
      tiles.push(performance.now() - start)
      bytes += gzipSync(encoded).length
      engine.addTile(tileKey(tile satisfies Tile), decodeTile(encoded))
    }
    out.push(row(rows, `one view at zoom ${zoom}: root and tiles, kB gzip`, [bytes / 1000]))
    const { first, last } = leaf.meta as { first: number; last: number }
    const next = random(7)
    const frame = (days: number) => {
      const from = first + Math.floor(next() * (last - first - days))
      engine.frame({ ...whole, window: { ...snapToUnit({ from, to: from + days }, pyramid.bins.unit), match: 'possible' }, viewport, histogram: { from: first, to: last, unit: 'month' }, overview: null })
    }
    for (const days of [180, last - first]) {
      frame(days)
      out.push(row(rows, `page: frame, ${days === 180 ? '180 days' : 'all days'}, zoom ${zoom}, ms`, timed(200, () => frame(days))))
    }
  }
  out.splice(2, 0, row(rows, 'server: tile made, ms', tiles))
  return out
}

/** What sums cost: on the server per filter and tile, over the wire per view, on the page per move. Seeded records. */
export const runSumsBench = (sizes = SIZES): SumsRow[] => sizes.flatMap(oneSize)

if (/bench[\\/]sums\.[jt]s$/.test(process.argv[1] ?? '')) console.table(runSumsBench().map(r => ({ ...r, p50: Number(r.p50.toFixed(2)), p95: Number(r.p95.toFixed(2)) })))
