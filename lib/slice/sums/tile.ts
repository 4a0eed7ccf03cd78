import { FINE_ZOOM } from '../cells'
import { FLAG } from '../columns'
import { firstCode } from '../counts'
import type { Discs } from '../discs'
import type { Prepared } from '../prepare'
import { MAX_SUM_ROWS } from './bins'
import type { Pairs } from './pairs'
import type { Tile } from './tiles'

/** Flag beside FLAG: all records of the row share one point. */
export const SAME = 4
/** Places within a tile are told apart to 1/128 px; a mean of several to 1/16, which packs better and is less than an eye sees. */
export const TILE_UNITS = 65_536
const MEAN_STEP = 8
const TABLE_MAX = 1 << 23

/**
 * Rows of one tile under a filter, at most MAX_SUM_ROWS. With few records each is a row (`cellPx` 0); with many a row is the sum of those
 * that share a cell and a pair of bins. A row of one record carries its id, and what a dot is drawn with.
 */
export interface TileSums {
  length: number
  /** Side of the cells in pixels at the tile's own zoom; 0: every row is a record. */
  cellPx: number
  groups: number
  /** Place (of several: the mean) in 1/TILE_UNITS of the tile, from its north-west. */
  x: Uint16Array
  y: Uint16Array
  /** First and last bin. */
  first: Uint16Array
  last: Uint16Array
  n: Uint32Array
  /** length × groups; the sum of a row is n. */
  parts: Uint32Array
  killedMin: Float64Array
  killedMax: Float64Array
  injuredMin: Float64Array
  injuredMax: Float64Array
  /** FLAG bits and SAME. */
  flags: Uint8Array
  /** The coarsest precision and the largest radius (NaN above all) of the records. */
  precision: Uint8Array
  radius: Float32Array
  /** Of a single record: index of its first code of the facet that colours, and of the manifest's first; else 255. */
  code: Uint8Array
  icon: Uint8Array
  /** Of a single record; else empty. */
  id: string[]
}

const allocate = (length: number, groups: number, cellPx: number): TileSums => ({
  length, cellPx, groups, x: new Uint16Array(length), y: new Uint16Array(length), first: new Uint16Array(length), last: new Uint16Array(length), n: new Uint32Array(length),
  parts: new Uint32Array(length * groups), killedMin: new Float64Array(length), killedMax: new Float64Array(length), injuredMin: new Float64Array(length), injuredMax: new Float64Array(length),
  flags: new Uint8Array(length), precision: new Uint8Array(length), radius: new Float32Array(length), code: new Uint8Array(length).fill(255), icon: new Uint8Array(length).fill(255), id: Array.from({ length }, () => ''),
})

interface Parts {
  p: Prepared
  discs: Discs
  pairs: Pairs
  tile: Tile
  /** Prepared rows in the tile that pass the filter. */
  rows: Uint32Array
  groups: number
  groupOfRow: Uint8Array
  /** Facet that colours, and the manifest's first. */
  facet: number
  /** 1 per grade whose tolls make the headline. */
  headline: Uint8Array
  most?: number
}

/** The rows of a tile: the finest cells that stay within `most` rows. */
export function tileSums(parts: Parts): TileSums {
  const { rows, tile, pairs, most = MAX_SUM_ROWS } = parts
  if (rows.length <= most) return sumRows(parts, Uint32Array.from(rows, (_, k) => k), rows.length, 0)
  for (const across of tile.z >= FINE_ZOOM ? [32, 8, 4, 2, 1] : [8, 4, 2, 1]) {
    const numbered = numberRows(parts, across, pairs, most)
    if (numbered) return sumRows(parts, numbered.ofRow, numbered.count, 512 / across)
  }
  throw new Error(`Tile ${tile.z}/${tile.x}/${tile.y} has more pairs of bins than a slice may have rows.`)
}

/** Numbers what is summed together: cell by cell, so that neighbours stand together and pack well. Null: too many. */
function numberRows({ p, tile, rows }: Parts, across: number, pairs: Pairs, most: number): { ofRow: Uint32Array; count: number } | null {
  const scale = 2 ** tile.z
  const key = (k: number) => {
    const i = rows[k]
    const cx = Math.min(across - 1, Math.floor((p.x[i] * scale - tile.x) * across))
    const cy = Math.min(across - 1, Math.floor((p.y[i] * scale - tile.y) * across))
    return (cy * across + cx) * pairs.count + pairs.ofRow[i]
  }
  const size = across * across * pairs.count
  const table = size <= TABLE_MAX ? new Int32Array(size).fill(-1) : new Map<number, number>()
  const ofRow = new Uint32Array(rows.length)
  let count = 0
  for (let k = 0; k < rows.length; k++) {
    const at = key(k)
    let row = table instanceof Map ? (table.get(at) ?? -1) : table[at]
    if (row < 0) {
      row = count++
      if (count > most) return null
      if (table instanceof Map) table.set(at, row)
      else table[at] = row
    }
    ofRow[k] = row
  }
  return { ofRow, count }
}

function sumRows({ p, discs, pairs, tile, rows, groups, groupOfRow, facet, headline }: Parts, ofRow: Uint32Array, count: number, cellPx: number): TileSums {
  const { columns: c } = p
  const out = allocate(count, groups, cellPx)
  const scale = 2 ** tile.z
  const [sumX, sumY] = [new Float64Array(count), new Float64Array(count)]
  const one = new Int32Array(count).fill(-1)
  out.flags.fill(SAME)
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k]
    const r = p.rows[i]
    const row = ofRow[k]
    if (one[row] < 0) {
      one[row] = i
      out.first[row] = pairs.first[pairs.ofRow[i]]
      out.last[row] = pairs.last[pairs.ofRow[i]]
    } else if (p.x[i] !== p.x[one[row]] || p.y[i] !== p.y[one[row]]) out.flags[row] &= ~SAME
    out.n[row]++
    sumX[row] += p.x[i]
    sumY[row] += p.y[i]
    out.parts[row * groups + groupOfRow[i]]++
    out.precision[row] = Math.max(out.precision[row], discs.precision[discs.codes[i]])
    out.radius[row] = Math.max(out.radius[row], discs.radius[discs.codes[i]])
    if (!headline[c.grading[r]]) continue
    out.killedMin[row] += c.killedMin[r]
    out.killedMax[row] += c.killedMax[r]
    out.injuredMin[row] += c.injuredMin[r]
    out.injuredMax[row] += c.injuredMax[r]
    out.flags[row] |= c.flags[r] & (FLAG.killedOpen | FLAG.injuredOpen)
  }
  const codeOf = (f: number, i: number) => firstCode(p.facets[f].masks[p.joint[p.facets[f].joint].codes[i]])
  for (let row = 0; row < count; row++) {
    const same = (out.flags[row] & SAME) !== 0
    out.x[row] = place(same ? p.x[one[row]] : sumX[row] / out.n[row], tile.x, scale, same ? 1 : MEAN_STEP)
    out.y[row] = place(same ? p.y[one[row]] : sumY[row] / out.n[row], tile.y, scale, same ? 1 : MEAN_STEP)
    if (out.n[row] !== 1) continue
    out.code[row] = codeOf(facet, one[row])
    out.icon[row] = codeOf(0, one[row])
    out.id[row] = c.id[p.rows[one[row]]]
  }
  return out
}

const place = (v: number, from: number, scale: number, step: number): number =>
  Math.min(TILE_UNITS - 1, Math.max(0, Math.floor(((v * scale - from) * TILE_UNITS) / step) * step))
