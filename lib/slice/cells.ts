import { latOf, lonOf, mercatorX, mercatorY, WORLD_PX } from '../geo/mercator'
import type { Prepared } from './prepare'
import type { Bounds, FrameQuery } from './types'

/** Cells of one whole zoom, anchored to the world, so that panning moves no ring. Numbered as they are met. */
export interface Cells {
  zoom: number
  px: number
  /** Cell of each prepared row, -1 without a point. */
  ofRow: Int32Array
  count: number
  cx: Int32Array
  cy: Int32Array
}

const MAX_ZOOM = 20

/** Whole zoom whose cells are used at a zoom. */
export const cellZoom = (zoom: number): number => Math.max(0, Math.min(MAX_ZOOM, Math.floor(zoom)))

/** Coarse cells far out, finer where streets could be told apart: overlapping rings are merged afterwards anyway. */
export const cellPixels = (zoom: number): number => (zoom < 10 ? 64 : zoom < 16 ? 32 : 16)

/** Puts each row into its cell: open addressing in typed arrays, since a Map of a million entries is felt. */
export function cellsAt(p: Prepared, zoom: number): Cells {
  const px = cellPixels(zoom)
  const scale = (WORLD_PX * 2 ** zoom) / px
  const n = p.rows.length
  const ofRow = new Int32Array(n)
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, n * 2)))
  const slots = new Int32Array(size).fill(-1)
  let cx = new Int32Array(1024)
  let cy = new Int32Array(1024)
  let count = 0
  for (let i = 0; i < n; i++) {
    if (p.site[i] < 0) {
      ofRow[i] = -1
      continue
    }
    const a = Math.floor(p.x[i] * scale)
    const b = Math.floor(p.y[i] * scale)
    let slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) & (size - 1)
    let cell = slots[slot]
    while (cell >= 0 && (cx[cell] !== a || cy[cell] !== b)) {
      slot = (slot + 1) & (size - 1)
      cell = slots[slot]
    }
    if (cell < 0) {
      if (count === cx.length) {
        cx = grow(cx)
        cy = grow(cy)
      }
      cell = count++
      cx[cell] = a
      cy[cell] = b
      slots[slot] = cell
    }
    ofRow[i] = cell
  }
  return { zoom, px, ofRow, count, cx, cy }
}

function grow(values: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(values.length * 2)
  more.set(values)
  return more
}

const BLOCK_PX = 256

/** World pixels (whole zoom) that clusters are made for: the viewport and a margin, snapped to blocks, so that small pans change nothing. */
export function region(viewport: NonNullable<FrameQuery['viewport']>, zoom: number): Bounds {
  const world = WORLD_PX * 2 ** zoom
  const [w, s, e, n] = viewport.bounds
  const down = (v: number) => (Math.floor(v / BLOCK_PX) - 1) * BLOCK_PX
  const up = (v: number) => (Math.ceil(v / BLOCK_PX) + 1) * BLOCK_PX
  return [down(mercatorX(w) * world), down(mercatorY(n) * world), up(mercatorX(e) * world), up(mercatorY(s) * world)]
}

/** 1 for each cell inside the region. */
export function cellsInside(cells: Cells, [x0, y0, x1, y1]: Bounds): Uint8Array {
  const inside = new Uint8Array(cells.count)
  for (let c = 0; c < cells.count; c++) {
    const x = cells.cx[c] * cells.px
    const y = cells.cy[c] * cells.px
    inside[c] = x >= x0 && x < x1 && y >= y0 && y < y1 ? 1 : 0
  }
  return inside
}

export const toLonLat = (x: number, y: number): [number, number] => [lonOf(x), latOf(y)]
