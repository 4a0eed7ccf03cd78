import { firstAbove } from '../window'
import type { Tile } from './tiles'

// Rows in the order of their quadkeys (Morton 1966): what lies in a tile, at any zoom, stands together.

const LEVELS = 15
const SIDE = 2 ** LEVELS
/** Row numbers share a double with the 30 bits of the key. */
const MAX_ROWS = 2 ** 23

export interface MortonOrder {
  /** Rows with a point in a tile of at most zoom 15. */
  rowsIn(tile: Tile): Uint32Array
}

/** Every second bit: 15 bits of a number among 30. */
function spread(v: number): number {
  let x = v
  x = (x | (x << 8)) & 0x00ff00ff
  x = (x | (x << 4)) & 0x0f0f0f0f
  x = (x | (x << 2)) & 0x33333333
  return (x | (x << 1)) & 0x55555555
}

/** @param x, y places in the unit square; NaN: no point, in no tile */
export function mortonOrder(x: Float64Array, y: Float64Array): MortonOrder {
  if (x.length > MAX_ROWS) throw new Error(`${x.length.toLocaleString('en')} records are more than one process sums: at most ${MAX_ROWS.toLocaleString('en')}.`)
  const cell = (v: number) => Math.max(0, Math.min(SIDE - 1, Math.floor(v * SIDE)))
  const keyed = new Float64Array(x.length)
  let count = 0
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue
    keyed[count++] = (spread(cell(x[i])) + 2 * spread(cell(y[i]))) * MAX_ROWS + i
  }
  const sorted = keyed.subarray(0, count).sort()
  const rows = new Uint32Array(count)
  const keys = new Uint32Array(count)
  for (let k = 0; k < count; k++) {
    keys[k] = Math.floor(sorted[k] / MAX_ROWS)
    rows[k] = sorted[k] - keys[k] * MAX_ROWS
  }
  return {
    rowsIn({ z, x, y }) {
      const first = (spread(x) + 2 * spread(y)) * 4 ** (LEVELS - z)
      const at = (key: number) => firstAbove(count, k => keys[k], key)
      // Within a tile by row, hence by day, as everything else expects.
      return rows.slice(at(first - 1), at(first + 4 ** (LEVELS - z) - 1)).sort()
    },
  }
}
