import { mercatorX, mercatorY, WORLD_PX } from '../geo/mercator'
import { FIRST_CELL, type Cells } from './cells'
import type { Bounds, FrameQuery } from './types'

/**
 * Which cells a viewport's rings are made from: a slot each from FIRST_CELL on; slot 0 has no point, slot 1 is everywhere else.
 * Kept per row, so that the pass need not look up the cell first.
 */
export interface Region { key: string; ofRow: Int32Array; slots: number; cellOf: (slot: number) => number }

/** Up to here rings are made for the whole world: then nothing about the viewport can show in them. */
const MAX_WORLD_CELLS = 2048
const BLOCK_PX = 512
const MARGIN_PX = 64

/** West, north, east, south of a viewport in world pixels of a zoom; east may lie past the world's edge. */
function inPixels([w, s, e, n]: Bounds, zoom: number): Bounds {
  const world = WORLD_PX * 2 ** zoom
  return [mercatorX(w) * world, mercatorY(n) * world, mercatorX(e < w ? e + 360 : e) * world, mercatorY(s) * world]
}

/** Is x inside [from, to], on the world or one of its copies? */
function wraps(x: number, from: number, to: number, world: number): boolean {
  const past = (((x - from) % world) + world) % world
  return past <= to - from
}

/**
 * Few cells: all of them. Many: those of the viewport, snapped to blocks of the world, and a block more on each side. What
 * lies further out cannot reach a ring on screen but through a chain of mergers longer than that block (the keys that
 * order equal rings are scattered, so that chains stay short).
 */
export function regionOf(cells: Cells, viewport: NonNullable<FrameQuery['viewport']>, last: Region | null): Region {
  const all = cells.count <= MAX_WORLD_CELLS
  const down = (v: number) => (Math.floor(v / BLOCK_PX) - 1) * BLOCK_PX
  const up = (v: number) => (Math.floor(v / BLOCK_PX) + 2) * BLOCK_PX
  const [x0, y0, x1, y1] = inPixels(viewport.bounds, cells.zoom)
  const block: Bounds = [down(x0), down(y0), up(x1), up(y1)]
  const key = `${cells.zoom} ${all ? 'all' : block.join(' ')}`
  if (last?.key === key) return last
  if (all) return { key, ofRow: cells.ofRow, slots: cells.count, cellOf: slot => slot }
  const world = WORLD_PX * 2 ** cells.zoom
  const slotOf = new Int32Array(cells.count)
  const cellOf = [0, 1]
  for (let c = FIRST_CELL; c < cells.count; c++) {
    const y = cells.y[c] * world
    const inside = y >= block[1] && y < block[3] && wraps(cells.x[c] * world, block[0], block[2], world)
    slotOf[c] = inside ? cellOf.push(c) - 1 : 1
  }
  const ofRow = new Int32Array(cells.ofRow.length)
  for (let i = 0; i < ofRow.length; i++) ofRow[i] = slotOf[cells.ofRow[i]]
  return { key, ofRow, slots: cellOf.length, cellOf: slot => cellOf[slot] }
}

/** Says of a place (unit square) whether it is on screen, or at most a margin of 64 px beside it. */
export function onScreen(viewport: NonNullable<FrameQuery['viewport']>): (x: number, y: number) => boolean {
  const [x0, y0, x1, y1] = inPixels(viewport.bounds, viewport.zoom)
  const world = WORLD_PX * 2 ** viewport.zoom
  return (x, y) => y * world >= y0 - MARGIN_PX && y * world <= y1 + MARGIN_PX && wraps(x * world, x0 - MARGIN_PX, x1 + MARGIN_PX, world)
}
