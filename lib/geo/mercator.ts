// Web Mercator as a unit square: x grows east, y grows south; at zoom z the world is 512·2^z pixels wide (MapLibre's zoom).

export const WORLD_PX = 512

/** Longitude in degrees → 0 … 1. */
export const mercatorX = (lon: number): number => lon / 360 + 0.5

/** Latitude in degrees → 0 (85.05° N) … 1 (85.05° S). */
export function mercatorY(lat: number): number {
  const sin = Math.sin((Math.max(-85.051129, Math.min(85.051129, lat)) * Math.PI) / 180)
  // The last digits would put a pole outside the square.
  return Math.max(0, Math.min(1, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)))
}

export const lonOf = (x: number): number => (x - 0.5) * 360
export const latOf = (y: number): number => (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90
