import { WORLD_PX } from '../geo/mercator'
import type { Prepared } from './prepare'

/** Cells of one whole zoom, anchored to the world, so that panning moves no ring. Numbered from 2 on as they are met; 0 is for what has no point, 1 for what a region leaves out (region.ts). */
export interface Cells {
  zoom: number
  /** Side in pixels; 0: every point is a cell of its own. */
  px: number
  ofRow: Int32Array
  count: number
  /** Unit square: the middle of each cell, or its point (NaN for cells 0 and 1). */
  x: Float64Array
  y: Float64Array
  /** Orders rings of equal size: a scattered number that hangs on the place alone, never on viewport or window. */
  key: Uint32Array
}

/** Number of the first true cell. */
export const FIRST_CELL = 2
const MAX_ZOOM = 24
/** Where streets can be told apart, a cell must not lump what would not overlap; rings that do overlap are merged anyway. */
export const FINE_ZOOM = 10
const POINT_ZOOM = 16
const BLOCK_PX = 512
/** A screen of 2560 × 1440 shows parts of at most 24 blocks: 24 × 80 stays under 2,000 rings. */
const MAX_PER_BLOCK = 80

/** Whole zoom whose cells are used at a zoom. */
export const cellZoom = (zoom: number): number => Math.max(0, Math.min(MAX_ZOOM, Math.floor(zoom)))

/** Sides in pixels to try at a whole zoom, the finest first; 0: every point by itself. One rule for records and for sums. */
export const cellSizes = (zoom: number): number[] => (zoom < FINE_ZOOM ? [64] : zoom < POINT_ZOOM ? [16, 32, 64] : [0, 16, 32, 64])

/**
 * Cells at a whole zoom: 64 px; from zoom 10 on 16 px; from 16 on each point by itself. Coarser again (16, 32, 64) where the
 * record is so dense that a screen would hold more rings than a frame may carry: a property of the record and the
 * zoom, so that neither window nor viewport changes it.
 */
export function cellsAt(p: Prepared, zoom: number): Cells {
  for (const px of cellSizes(zoom)) {
    const cells = cellsOf(p, zoom, px)
    if (px === 64 || densest(cells) <= MAX_PER_BLOCK) return cells
  }
  throw new Error(`No size of cells fits zoom ${zoom}.`)
}

function cellsOf(p: Prepared, zoom: number, px: number): Cells {
  const { count: sites, row, ofRow: siteOfRow } = p.sites
  // Without a size a point's cell is a grid far below a centimetre.
  const scale = px ? (WORLD_PX * 2 ** zoom) / px : 2 ** 31
  const cx = new Int32Array(sites)
  const cy = new Int32Array(sites)
  for (let site = 0; site < sites; site++) {
    cx[site] = Math.floor(p.x[row[site]] * scale)
    cy[site] = Math.floor(p.y[row[site]] * scale)
  }
  const { ofSite, count } = px ? numberCells(cx, cy) : { ofSite: null, count: sites + FIRST_CELL }
  const cells: Cells = { zoom, px, count, ofRow: new Int32Array(siteOfRow.length), x: new Float64Array(count).fill(NaN), y: new Float64Array(count).fill(NaN), key: new Uint32Array(count) }
  for (let site = 0; site < sites; site++) {
    const cell = ofSite ? ofSite[site] : site + FIRST_CELL
    cells.x[cell] = ofSite ? (cx[site] + 0.5) / scale : p.x[row[site]]
    cells.y[cell] = ofSite ? (cy[site] + 0.5) / scale : p.y[row[site]]
    cells.key[cell] = hash(cx[site], cy[site])
  }
  for (let i = 0; i < siteOfRow.length; i++) {
    const site = siteOfRow[i]
    cells.ofRow[i] = site < 0 ? 0 : ofSite ? ofSite[site] : site + FIRST_CELL
  }
  return cells
}

/** Mixes two whole numbers into 32 bits (the finaliser of MurmurHash3, public domain). */
export function hash(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Numbers distinct pairs: open addressing in typed arrays, since a Map of a million entries is felt. */
function numberCells(cx: Int32Array, cy: Int32Array): { ofSite: Int32Array; count: number } {
  const n = cx.length
  const ofSite = new Int32Array(n)
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, n * 2)))
  const slots = new Int32Array(size).fill(-1)
  let count = FIRST_CELL
  for (let i = 0; i < n; i++) {
    let slot = hash(cx[i], cy[i]) & (size - 1)
    while (slots[slot] >= 0 && (cx[slots[slot]] !== cx[i] || cy[slots[slot]] !== cy[i])) slot = (slot + 1) & (size - 1)
    if (slots[slot] < 0) {
      slots[slot] = i
      ofSite[i] = count++
    } else ofSite[i] = ofSite[slots[slot]]
  }
  return { ofSite, count }
}

/** Most cells in any block of the world. */
function densest(cells: Cells): number {
  const blocks = new Map<number, number>()
  const scale = (WORLD_PX * 2 ** cells.zoom) / BLOCK_PX
  let most = 0
  for (let c = FIRST_CELL; c < cells.count; c++) {
    const key = Math.floor(cells.x[c] * scale) * 2 ** 25 + Math.floor(cells.y[c] * scale)
    const n = (blocks.get(key) ?? 0) + 1
    blocks.set(key, n)
    if (n > most) most = n
  }
  return most
}
