import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { booleanPointInPolygon } from '@turf/turf'
import { circleRing } from '../geo/circle'
import { RADIUS_METERS } from '../model/codes'
import type { Incident } from './check'

type Shape = Polygon | MultiPolygon

/** Outlines by id: every situation with a place, and every incident known to the governorate only. Four decimals are ten metres. */
export function compileAreas(incidents: Incident[], admin1: unknown): FeatureCollection<Shape> {
  const governorates = ((admin1 as FeatureCollection<Shape> | null)?.features ?? []).filter(f => f.geometry)
  const features = incidents.flatMap((incident): Feature<Shape>[] => {
    const { properties: p } = incident
    if (p.kind !== 'situation' && p.geo_precision !== 'governorate') return []
    const shape = shapeOf(incident, governorates)
    return shape ? [{ type: 'Feature', properties: { id: p.id, kind: p.kind }, geometry: rounded(shape) }] : []
  })
  return { type: 'FeatureCollection', features }
}

function shapeOf({ geometry, point, properties: p }: Incident, governorates: Feature<Shape>[]): Shape | null {
  if (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon') return geometry
  if (!point || p.geo_precision === 'country') return null
  if (p.geo_precision === 'governorate') return governorates.find(g => booleanPointInPolygon(point, g))?.geometry ?? null
  const radius = p.geo_radius_m ?? RADIUS_METERS[p.geo_precision ?? 'town'] ?? 0
  return radius > 0 ? { type: 'Polygon', coordinates: [circleRing(point[0], point[1], radius, 48)] } : null
}

const near = (position: Position): Position => position.slice(0, 2).map(x => Math.round(x * 1e4) / 1e4)
const ring = (positions: Position[]): Position[] => positions.map(near).filter((p, i, all) => i === 0 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1])

function rounded(shape: Shape): Shape {
  return shape.type === 'Polygon' ? { type: 'Polygon', coordinates: shape.coordinates.map(ring) } : { type: 'MultiPolygon', coordinates: shape.coordinates.map(part => part.map(ring)) }
}
