import type { Bounds } from '../slice/types'

/** Whether two boxes [west, south, east, north] share more than an edge. */
export const meet = ([w, s, e, n]: Bounds, other: Bounds): boolean => w < other[2] && e > other[0] && s < other[3] && n > other[1]

/** The box around positions, however deeply they lie: of a ring, a polygon, several of them. Without any it is inside out. */
export function boundsOf(coordinates: readonly unknown[]): Bounds {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  const take = (part: readonly unknown[]): void => {
    const [x, y] = part
    if (typeof x !== 'number' || typeof y !== 'number') return part.forEach(inner => take(inner as unknown[]))
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  take(coordinates)
  return box
}
