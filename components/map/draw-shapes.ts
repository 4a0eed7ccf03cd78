import { distanceMeters, type Area } from '@/lib/geo/area'
import type { Bounds } from '@/lib/slice/types'

export type LonLat = [lon: number, lat: number]

/** A metre on the ground. */
const DIGITS = 5
const short = (value: number) => Number(value.toFixed(DIGITS))
const within = (value: number, most: number) => Math.max(-most, Math.min(most, value))
const clean = ([lon, lat]: LonLat): LonLat => [short(within(lon, 180)), short(within(lat, 90))]

/** Box from two corners, whichever they are. */
export function boxOf(a: LonLat, b: LonLat): Area {
  const [[ax, ay], [bx, by]] = [clean(a), clean(b)]
  return { kind: 'box', bounds: [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] }
}

/** Circle from its middle and a point of its rim. */
export function circleOf(center: LonLat, rim: LonLat): Area {
  return { kind: 'circle', center: clean(center), radiusMeters: Math.max(1, Math.round(distanceMeters(center[0], center[1], rim[0], rim[1]))) }
}

/** Polygon of three corners or more, else null. */
export const polyOf = (corners: LonLat[]): Area | null => (corners.length >= 3 ? { kind: 'poly', ring: corners.map(clean) } : null)

/** The middle half of what the map shows: the shape that a key press takes. */
export function middleShape(mode: 'box' | 'circle', [w, s, e, n]: Bounds): Area {
  const [x, y, dx, dy] = [(w + e) / 2, (s + n) / 2, (e - w) / 4, (n - s) / 4]
  if (mode === 'box') return boxOf([x - dx, y - dy], [x + dx, y + dy])
  // As far as the nearer edge allows.
  return distanceMeters(x, y, x + dx, y) < distanceMeters(x, y, x, y + dy) ? circleOf([x, y], [x + dx, y]) : circleOf([x, y], [x, y + dy])
}
