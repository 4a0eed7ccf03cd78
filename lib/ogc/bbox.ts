import type { Bounds } from '../slice/types'

const inWorld = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180

/**
 * `west,south,east,north`, or six numbers with heights, which are passed over; null for nonsense. West above east crosses the
 * antimeridian. A map that shows more than the world once asks for more than there is: what lies beyond is cut or turned round.
 */
export function boundsOf(n: readonly number[]): Bounds | null {
  if ((n.length !== 4 && n.length !== 6) || !n.every(Number.isFinite)) return null
  const [w, s, e, north] = n.length === 6 ? [n[0], n[1], n[3], n[4]] : n
  if (s > north || s > 90 || north < -90 || Math.max(Math.abs(w), Math.abs(e)) > 540) return null
  const [south, top] = [Math.max(-90, s), Math.min(90, north)]
  if (e - w >= 360) return [-180, south, 180, top]
  if (Math.abs(w) <= 180 && Math.abs(e) <= 180) return [w, south, e, top]
  return w > e ? null : [inWorld(w), south, inWorld(e), top]
}
