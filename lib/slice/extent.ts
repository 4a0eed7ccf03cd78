import { latOf, lonOf } from '../geo/mercator'
import type { Sum } from './blocks'
import { MAX_X, MAX_Y, MIN_X, MIN_Y, STRIDE, type Gathered } from './gather'
import type { Prepared } from './prepare'
import type { Bounds } from './types'

/** Least x, least y, most x, most y in the unit square, and how many rows had no point. */
export interface Extent { box: Bounds; withoutPlace: number }

export const emptyExtent = (): Extent => ({ box: [Infinity, Infinity, -Infinity, -Infinity], withoutPlace: 0 })

/** Where nobody asked for clusters: the extent of the rows list[from … to), added to `out`. */
export function addExtent({ x, y }: Prepared, list: Uint32Array, from: number, to: number, out: Extent): void {
  let [minX, minY, maxX, maxY] = out.box
  let without = 0
  for (let k = from; k < to; k++) {
    const rx = x[list[k]]
    const ry = y[list[k]]
    if (rx !== rx || ry !== ry) {
      without++
      continue
    }
    if (rx < minX) minX = rx
    if (rx > maxX) maxX = rx
    if (ry < minY) minY = ry
    if (ry > maxY) maxY = ry
  }
  out.box = [minX, minY, maxX, maxY]
  out.withoutPlace += without
}

/** The extent as a sum, in `out`. */
export function sumExtent(p: Prepared, out: Extent): Sum {
  let blocks: Extent[] = []
  const clear = () => void Object.assign(out, emptyExtent())
  return {
    bytes: 64,
    clear,
    add: (rows, from, to) => addExtent(p, rows, from, to, out),
    keep(count, walk) {
      blocks = Array.from({ length: count }, (_, block) => {
        clear()
        walk(block)
        return { ...out }
      })
    },
    addBlocks(from, to) {
      for (const { box, withoutPlace } of blocks.slice(from, to)) {
        out.box = [Math.min(out.box[0], box[0]), Math.min(out.box[1], box[1]), Math.max(out.box[2], box[2]), Math.max(out.box[3], box[3])]
        out.withoutPlace += withoutPlace
      }
    },
  }
}

/** The same from what was gathered anyway: slot 0 has no point, slot 1 lies elsewhere and is gathered all the same. */
export function extentOf({ places, parts, kinds, slots }: Gathered): Extent {
  const out = emptyExtent()
  for (let k = 0; k < kinds; k++) out.withoutPlace += parts[k]
  for (let at = STRIDE; at < slots * STRIDE; at += STRIDE) {
    if (places[at + MIN_X] < out.box[0]) out.box[0] = places[at + MIN_X]
    if (places[at + MIN_Y] < out.box[1]) out.box[1] = places[at + MIN_Y]
    if (places[at + MAX_X] > out.box[2]) out.box[2] = places[at + MAX_X]
    if (places[at + MAX_Y] > out.box[3]) out.box[3] = places[at + MAX_Y]
  }
  return out
}

/** Degrees, [west, south, east, north]; null when no row had a point. */
export const boundsOf = ({ box: [x0, y0, x1, y1] }: Extent): Bounds | null => (x0 <= x1 ? [lonOf(x0), latOf(y1), lonOf(x1), latOf(y0)] : null)
