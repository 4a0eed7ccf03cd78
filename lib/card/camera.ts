import { latOf, lonOf, mercatorX, mercatorY, WORLD_PX } from '../geo/mercator'
import type { Bounds } from '../slice/types'

/** What a card's map shows: its middle, MapLibre's zoom (512 px world at 0), and its size in pixels. */
export interface CardCamera { lon: number; lat: number; zoom: number; width: number; height: number }

/** Deepest zoom of a card: further in, the base map has no more to say. */
export const MAX_ZOOM = 9.5
const MIN_ZOOM = 1
/** Room at the edges, in pixels: a ring on the bounds is whole. */
const PADDING = 56
/** Half of the Earth's circumference on the equator, in metres. */
const HALF_EQUATOR = 20_037_508.34

/** Pixels on the card of a position. */
export function projector({ lon, lat, zoom, width, height }: CardCamera): (lon: number, lat: number) => [number, number] {
  const world = WORLD_PX * 2 ** zoom
  const [x, y] = [mercatorX(lon) * world - width / 2, mercatorY(lat) * world - height / 2]
  return (lo, la) => [mercatorX(lo) * world - x, mercatorY(la) * world - y]
}

export const pixelsPerMeter = (lat: number, zoom: number): number => (WORLD_PX * 2 ** zoom) / (2 * HALF_EQUATOR * Math.cos((lat * Math.PI) / 180))

/** Shows the bounds; across the antimeridian the short way (west above east). */
export function cameraOn([west, south, east, north]: Bounds, width: number, height: number, most = MAX_ZOOM): CardCamera {
  const [w, e] = [mercatorX(west), mercatorX(east < west ? east + 360 : east)]
  const [top, bottom] = [mercatorY(north), mercatorY(south)]
  const zoom = Math.min(Math.log2((width - 2 * PADDING) / (WORLD_PX * Math.max(e - w, 1e-9))), Math.log2((height - 2 * PADDING) / (WORLD_PX * Math.max(bottom - top, 1e-9))))
  const x = (w + e) / 2
  return { lon: lonOf(x > 1 ? x - 1 : x), lat: latOf((top + bottom) / 2), zoom: Math.max(MIN_ZOOM, Math.min(most, zoom)), width, height }
}

/** Around a place: a disc takes at most two fifths of the height. */
export function cameraAround(lon: number, lat: number, radiusMeters: number, width: number, height: number): CardCamera {
  const fits = radiusMeters > 0 ? Math.log2((0.2 * height) / (radiusMeters * pixelsPerMeter(lat, 0))) : MAX_ZOOM
  return { lon, lat, zoom: Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, fits)), width, height }
}

/** [west, south, east, north] of what is shown; longitudes may lie beyond ±180. */
export function boundsOf({ lon, lat, zoom, width, height }: CardCamera): Bounds {
  const world = WORLD_PX * 2 ** zoom
  const [x, y] = [mercatorX(lon), mercatorY(lat)]
  const [dx, dy] = [width / 2 / world, height / 2 / world]
  return [lonOf(x - dx), latOf(Math.min(1, y + dy)), lonOf(x + dx), latOf(Math.max(0, y - dy))]
}
