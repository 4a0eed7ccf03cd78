import { zxyToTileId } from 'pmtiles'
import { mercatorX, mercatorY } from '../geo/mercator'

/** In degrees; west > east spans the antimeridian. */
export type Box = [west: number, south: number, east: number, north: number]

/** Half-open stretches of tile ids, ascending, none touching the next. */
export type Ranges = [from: number, to: number][]

/** Ids of zoom z begin after all coarser ones. */
const first = (z: number): number => (4 ** z - 1) / 3

/**
 * Ids of all tiles from zoom 0 to `maxZoom` that share ground with the box; one with west > east spans the antimeridian.
 *
 * Ids follow a Hilbert curve: every tile under a coarser one lies in one stretch. So a zoom is walked from the world down,
 * and only tiles on the edge of the box are looked into; a country costs some thousand steps, not its tiles.
 */
export function idRanges(box: Box, maxZoom: number): Ranges {
  const [w, s, e, n] = box
  const parts = (w > e ? [[w, s, 180, n], [-180, s, e, n]] as Box[] : [box]).filter(([from, , to]) => from < to)
  const found: Ranges = []
  for (let z = 0; z <= maxZoom; z++) for (const part of parts) walk(rectangle(part, z), z, 0, 0, 0, found)
  found.sort((a, b) => a[0] - b[0])
  const merged: Ranges = []
  for (const [from, to] of found) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

type Rectangle = [left: number, top: number, right: number, bottom: number]

/** Columns and rows, both ends inside; a box that ends on a tile's edge does not touch the next tile. */
function rectangle([w, s, e, n]: Box, z: number): Rectangle {
  const size = 2 ** z
  const begin = (part: number) => Math.max(0, Math.min(size - 1, Math.floor(part * size)))
  const end = (part: number, least: number) => Math.max(least, Math.min(size - 1, Math.ceil(part * size) - 1))
  const left = begin(mercatorX(w))
  const top = begin(mercatorY(n))
  return [left, top, end(mercatorX(e), left), end(mercatorY(s), top)]
}

function walk(box: Rectangle, z: number, level: number, x: number, y: number, found: Ranges): void {
  const size = 2 ** (z - level)
  const [left, top, right, bottom] = box
  if (x * size > right || (x + 1) * size <= left || y * size > bottom || (y + 1) * size <= top) return
  if (x * size >= left && (x + 1) * size - 1 <= right && y * size >= top && (y + 1) * size - 1 <= bottom) {
    const from = first(z) + (zxyToTileId(level, x, y) - first(level)) * size * size
    found.push([from, from + size * size])
    return
  }
  for (const [dx, dy] of [[0, 0], [1, 0], [0, 1], [1, 1]]) walk(box, z, level + 1, x * 2 + dx, y * 2 + dy, found)
}

export const countIds = (ranges: Ranges): number => ranges.reduce((sum, [from, to]) => sum + to - from, 0)

/** The parts of [from, to) that lie in the ranges. */
export function within(ranges: Ranges, from: number, to: number): Ranges {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (ranges[mid][1] <= from) low = mid + 1
    else high = mid
  }
  const parts: Ranges = []
  for (let i = low; i < ranges.length && ranges[i][0] < to; i++) parts.push([Math.max(from, ranges[i][0]), Math.min(to, ranges[i][1])])
  return parts
}
