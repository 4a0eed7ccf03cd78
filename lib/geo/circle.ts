import { EARTH_RADIUS_METERS } from './area'

/** Closed ring of a circle on the ground, for drawing: `steps` corners, [longitude, latitude] in degrees, counter-clockwise (RFC 7946). */
export function circleRing(lon: number, lat: number, radiusMeters: number, steps = 64): [number, number][] {
  const angular = radiusMeters / EARTH_RADIUS_METERS
  const phi = (lat * Math.PI) / 180
  const ring: [number, number][] = []
  for (let i = 0; i <= steps; i++) {
    const bearing = (-2 * Math.PI * (i % steps)) / steps
    const y = Math.asin(Math.sin(phi) * Math.cos(angular) + Math.cos(phi) * Math.sin(angular) * Math.cos(bearing))
    const x = Math.atan2(Math.sin(bearing) * Math.sin(angular) * Math.cos(phi), Math.cos(angular) - Math.sin(phi) * Math.sin(y))
    ring.push([lon + (x * 180) / Math.PI, (y * 180) / Math.PI])
  }
  return ring
}
