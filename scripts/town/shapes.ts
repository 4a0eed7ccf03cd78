/** Metres from the town's north-western corner: x eastwards, y southwards. */
export type Point = readonly [x: number, y: number]

/** A square of this many metres on each side. */
export const SIDE_METERS = 819.2
export const MIDDLE: Point = [SIDE_METERS / 2, SIDE_METERS / 2]

export const shifted = (points: readonly Point[], [dx, dy]: Point): Point[] => points.map(([x, y]) => [x + dx, y + dy])

export function centre(points: readonly Point[]): Point {
  const [x, y] = points.reduce(([a, b], [px, py]) => [a + px, b + py] as const, [0, 0] as Point)
  return [x / points.length, y / points.length]
}

/** Shrinks (factor below 1) or widens a shape about its middle. */
export function scaled(points: readonly Point[], factor: number): Point[] {
  const [cx, cy] = centre(points)
  return points.map(([x, y]) => [cx + (x - cx) * factor, cy + (y - cy) * factor])
}

/** Along a straight line from a to b. */
export const along = ([ax, ay]: Point, [bx, by]: Point, t: number): Point => [ax + (bx - ax) * t, ay + (by - ay) * t]

export const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by)

/** Even-odd rule (W. R. Franklin, PNPOLY). */
export function holds(points: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [points[i], points[j]]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Degrees on the equator: a metre is the same eastwards and northwards to a few parts in a thousand. */
const METERS_PER_DEGREE = 111_319.49
const round = (n: number): number => Number(n.toFixed(7))

/** Metres → [longitude, latitude] about 0° N 0° E, in the open sea of the Gulf of Guinea: the town stands nowhere. */
export const lonLat = ([x, y]: Point): [number, number] => [round((x - MIDDLE[0]) / METERS_PER_DEGREE), round((MIDDLE[1] - y) / METERS_PER_DEGREE)]

export const BOUNDS = [...lonLat([0, SIDE_METERS]), ...lonLat([SIDE_METERS, 0])] as [west: number, south: number, east: number, north: number]
