import type { Geometry, Position } from 'geojson'
import { centroid } from '@turf/turf'
import type { Manifest } from '../model/manifest'
import type { Faults } from './faults'

/** How deep the positions of a type lie: a Point is one, a Polygon holds lists of lists of them. */
const DEPTHS: Record<string, number> = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }

/** What is wrong with the form of a geometry (RFC 7946, 3.1), as the end of a sentence; null when nothing is. */
function formFault(geometry: { type?: unknown; coordinates?: unknown; geometries?: unknown } | null): string | null {
  if (typeof geometry !== 'object' || geometry === null) return 'is no object; expected a GeoJSON geometry or null'
  if (geometry.type === 'GeometryCollection') {
    if (!Array.isArray(geometry.geometries)) return 'has no list of geometries; expected one in a GeometryCollection'
    return geometry.geometries.map(g => formFault(g as never)).find(Boolean) ?? null
  }
  const depth = DEPTHS[String(geometry.type)]
  if (depth === undefined) return `type ${JSON.stringify(geometry.type)} is unknown; expected a GeoJSON geometry or null`
  const fits = (value: unknown, levels: number): boolean => Array.isArray(value) && value.length > 0 && (levels ? value.every(v => fits(v, levels - 1)) : value.length >= 2 && value.every(n => typeof n === 'number'))
  return fits(geometry.coordinates, depth) ? null : `of type ${String(geometry.type)} holds ${JSON.stringify(geometry.coordinates)?.slice(0, 60) ?? 'no coordinates'}; expected ${depth ? `${depth === 1 ? 'a list' : 'lists'} of positions` : 'one position'}, each [longitude, latitude]`
}

/** Faults: unknown type, coordinates out of range or swapped-looking for the atlas' extent, unclosed ring. A point outside the extent is a warning. False when its positions cannot be read. */
export function checkGeometry(geometry: Geometry | null, id: string, file: string, manifest: Manifest | null, faults: Faults): boolean {
  if (geometry === null) return true
  const wrong = formFault(geometry)
  if (wrong) faults.fault(file, id, 'geometry', wrong)
  else checkPositions(geometry, id, file, manifest, faults)
  return !wrong
}

function checkPositions(geometry: Geometry, id: string, file: string, manifest: Manifest | null, faults: Faults): void {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.forEach(g => checkPositions(g, id, file, manifest, faults))
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
  for (const ring of rings) {
    const [first, last] = [ring[0], ring[ring.length - 1]]
    if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) faults.fault(file, id, 'geometry', `a ring of ${ring.length} positions is not closed; expected at least 4, the last equal to the first`)
  }
  for (const position of positions(geometry.coordinates)) {
    const [lon, lat] = position
    if (typeof lon !== 'number' || typeof lat !== 'number' || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
      return faults.fault(file, id, 'geometry', `position [${position.join(', ')}] is out of range; expected [longitude -180 … 180, latitude -90 … 90]`)
    }
    if (!manifest) continue
    const [w, s, e, n] = manifest.extent
    const inside = (x: number, y: number) => x >= w && x <= e && y >= s && y <= n
    if (inside(lon, lat)) continue
    if (inside(lat, lon)) return faults.fault(file, id, 'geometry', `position [${lon}, ${lat}] looks swapped; expected longitude first: [${lat}, ${lon}] lies in the atlas' extent`)
    return faults.warn(file, id, 'geometry', `position [${lon}, ${lat}] lies outside the atlas' extent [${manifest.extent.join(', ')}]`)
  }
}

function* positions(coordinates: unknown): Generator<Position> {
  if (!Array.isArray(coordinates)) return
  if (!Array.isArray(coordinates[0])) yield coordinates as Position
  else for (const part of coordinates) yield* positions(part)
}

/** One point that stands for a geometry: itself, or the centroid. */
export function representative(geometry: Geometry | null): Position | null {
  if (!geometry) return null
  if (geometry.type === 'Point') return geometry.coordinates
  return centroid(geometry).geometry.coordinates
}
