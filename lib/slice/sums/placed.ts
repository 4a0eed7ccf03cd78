import { WORLD_PX } from '../../geo/mercator'
import { cellSizes, hash } from '../cells'
import type { TileSums } from './tile'
import { TILE_UNITS } from './tile'
import type { Tile } from './tiles'

/** Cells as drawn (cells.ts): 64 px; from zoom 10 on 16 px, from 16 on each point by itself, coarser where a tile would hold too many rings. */
const MAX_PER_TILE = 56
const COARSEST_PX = 64

/** Stands for several colour groups: above any number of them. */
const MANY = 255

/** A tile's rows in the world, and in which cell of the zoom on screen each falls. Kept while the zoom is the same. */
export interface PlacedTile {
  sums: TileSums
  zoom: number
  /** Half a cell of the sums, in the unit square: records that do not share a point lie within it. */
  half: number
  /** Unit square. */
  x: Float64Array
  y: Float64Array
  /** Cell of each row, 0 … cells-1; -1: outside what is asked of this tile. */
  cell: Int32Array
  cells: number
  /** Orders rings of equal size, by place alone. */
  key: Uint32Array
  /** Colour group of a row that has one only; else MANY. */
  group: Uint8Array
}

/**
 * @param within only rows in this tile: where it is not there yet, an ancestor stands in for it
 */
export function placeTile(sums: TileSums, tile: Tile, zoom: number, within: Tile = tile): PlacedTile {
  const side = 2 ** -tile.z
  const x = Float64Array.from(sums.x, v => (tile.x + (v + 0.5) / TILE_UNITS) * side)
  const y = Float64Array.from(sums.y, v => (tile.y + (v + 0.5) / TILE_UNITS) * side)
  const scale = 2 ** within.z
  const outside = within === tile ? () => false : (k: number) => Math.floor(x[k] * scale) !== within.x || Math.floor(y[k] * scale) !== within.y
  const group = groupOfRows(sums)
  // Sums of a cell are no finer than the cell: on a closer zoom it is wider in pixels.
  const least = sums.cellPx * 2 ** (zoom - tile.z)
  for (const px of cellSizes(zoom)) {
    const placed = { ...inCells(sums, zoom, x, y, outside, least > 0 ? Math.max(px, least) : px, group), half: (sums.cellPx / 2 / WORLD_PX) * side }
    if (px === COARSEST_PX || placed.cells <= MAX_PER_TILE) return placed
  }
  throw new Error(`No size of cells fits zoom ${zoom}.`)
}

function inCells(sums: TileSums, zoom: number, x: Float64Array, y: Float64Array, outside: (row: number) => boolean, px: number, group: Uint8Array): Omit<PlacedTile, 'half'> {
  const scale = px ? (WORLD_PX * 2 ** zoom) / px : 2 ** 31
  const known = new Map<number, number>()
  const keys: number[] = []
  const cell = new Int32Array(sums.length).fill(-1)
  for (let k = 0; k < sums.length; k++) {
    if (outside(k)) continue
    const [cx, cy] = [Math.floor(x[k] * scale), Math.floor(y[k] * scale)]
    // Doubles hold 53 bits; cells of a tile differ in far fewer.
    const at = (cx % 2 ** 26) * 2 ** 26 + (cy % 2 ** 26)
    const found = known.get(at)
    if (found !== undefined) cell[k] = found
    else {
      cell[k] = keys.push(hash(cx, cy)) - 1
      known.set(at, cell[k])
    }
  }
  return { sums, zoom, x, y, cell, cells: keys.length, key: Uint32Array.from(keys), group }
}

function groupOfRows({ length, groups, parts, n }: TileSums): Uint8Array {
  return Uint8Array.from({ length }, (_, row) => {
    for (let g = 0; g < groups; g++) if (parts[row * groups + g] === n[row]) return g
    return MANY
  })
}
