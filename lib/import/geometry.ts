import type { Geometry, Position } from 'geojson'
import { say, type Said } from './words/said'

/** How the coordinates of a file are meant: degrees (WGS 84), Web Mercator metres, or something that is not read. */
export type Projection = 'degrees' | 'mercator' | { unknown: string }

/** From the name of a legacy `crs` member (GeoJSON 2008); none is degrees, as RFC 7946 says. */
export function projectionOf(crs: string | null): Projection {
  if (!crs || /CRS84|4326|WGS ?84$/i.test(crs)) return 'degrees'
  return /3857|900913|102100|102113/.test(crs) ? 'mercator' : { unknown: crs }
}

const EARTH_RADIUS = 6_378_137
const HALF = Math.PI * EARTH_RADIUS

/** Degrees in two dimensions, rings closed; or the reason why the geometry cannot be used. */
export function plainGeometry(geometry: Geometry, projection: Projection): { geometry: Geometry | null; reason?: Said } {
  if (typeof projection === 'object') return { geometry: null, reason: say('crs.unknown', { crs: projection.unknown }) }
  if (geometry.type === 'GeometryCollection') {
    const parts = geometry.geometries.map(g => plainGeometry(g, projection))
    const bad = parts.find(p => p.reason)
    return bad ?? { geometry: { type: 'GeometryCollection', geometries: parts.flatMap(p => p.geometry ?? []) } }
  }
  let outside: Position | null = null
  const position = (p: Position): Position => {
    const [x, y] = projection === 'mercator' ? [(p[0] / HALF) * 180, (Math.atan(Math.sinh(p[1] / EARTH_RADIUS)) * 180) / Math.PI] : p
    if (!(Math.abs(x) <= 180) || !(Math.abs(y) <= 90)) outside ??= p
    return projection === 'mercator' ? [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7] : [x, y]
  }
  const walk = (value: unknown): unknown => (Array.isArray(value) ? (typeof value[0] === 'number' ? position(value as Position) : value.map(walk)) : value)
  const coordinates = walk(geometry.coordinates) as unknown[]
  if (outside) return { geometry: null, reason: say(projection === 'degrees' ? 'position.pixels' : 'position.metres', { position: (outside as Position).join(', ') }) }
  if (!coordinates?.length) return { geometry: null }
  const rings = geometry.type === 'Polygon' ? (coordinates as Position[][]) : geometry.type === 'MultiPolygon' ? (coordinates as Position[][][]).flat() : []
  for (const ring of rings) {
    const [a, z] = [ring[0], ring[ring.length - 1]]
    if (a && z && (a[0] !== z[0] || a[1] !== z[1])) ring.push([...a])
    if (ring.length < 4) return { geometry: null, reason: say('ring.short', { n: ring.length }) }
  }
  return { geometry: { type: geometry.type, coordinates } as Geometry }
}
