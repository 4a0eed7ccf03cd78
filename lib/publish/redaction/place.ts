import type { FeatureCollection, Geometry, MultiPolygon, Point, Polygon, Position } from 'geojson'
import { booleanPointInPolygon, pointOnFeature } from '@turf/turf'
import { ASSUMED_PRECISION, GEO_PRECISIONS, RADIUS_METERS, type GeoPrecision } from '../../model/codes'
import { EARTH_RADIUS_METERS } from '../../geo/area'
import type { IncidentProperties } from '../../model/incident'
import { representative } from '../geometry'

/** Radius of what stands for a governorate whose outline the atlas does not have. */
const GOVERNORATE_METERS = 60_000
const METERS_PER_DEGREE = (EARTH_RADIUS_METERS * Math.PI) / 180

/**
 * Centre of the cell in which a position lies, on a grid that is the same for every record: nothing of where in the cell it lies
 * is left, and records of one place stay at one place. The half diagonal of a cell is the radius, so that the disc
 * around the centre holds the true place. Rows are of equal height; a row's cells are as wide as they are high at its middle.
 *
 *     ┌───────┐   side = radius · √2
 *     │   ·   │   · centre; the corner is one radius away
 *     └───────┘
 */
export function cellCentre([lon, lat]: Position, radiusMeters: number): [number, number] {
  const height = (radiusMeters * Math.SQRT2) / METERS_PER_DEGREE
  const y = (Math.floor(lat / height) + 0.5) * height
  const width = height / Math.max(0.01, Math.cos((y * Math.PI) / 180))
  const x = (Math.floor(lon / width) + 0.5) * width
  return [round(Math.max(-180, Math.min(180, x))), round(Math.max(-90, Math.min(90, y)))]
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** Coarser of two precisions. */
const coarser = (a: GeoPrecision, b: GeoPrecision): GeoPrecision => GEO_PRECISIONS[Math.max(GEO_PRECISIONS.indexOf(a), GEO_PRECISIONS.indexOf(b))]

export type Outlines = FeatureCollection<Polygon | MultiPolygon> | null
type Placed = Pick<IncidentProperties, 'geo_precision' | 'geo_radius_m'>

/**
 * A place known to `to` at best, whatever it was known to: a cell's centre, for a governorate a point of its outline, for a country none. What was said
 * to be coarser stays that coarse. The radius grows by what the place was uncertain by already.
 */
export function coarsenPlace(geometry: Geometry | null, p: Placed, to: GeoPrecision, outlines: Outlines): { geometry: Point | null } & Placed {
  const at = representative(geometry)
  const own = p.geo_precision ?? (geometry ? ASSUMED_PRECISION : to)
  const geo_precision = coarser(own, to)
  if (!at || geo_precision === 'country') return { geometry: null, geo_precision, geo_radius_m: undefined }
  const outline = geo_precision === 'governorate' ? outlines?.features.find(f => f.geometry && booleanPointInPolygon(at, f)) : undefined
  if (outline) return { geometry: point(pointOnFeature(outline).geometry.coordinates.map(round)), geo_precision, geo_radius_m: undefined }
  const radius = RADIUS_METERS[geo_precision] ?? GOVERNORATE_METERS
  const before = p.geo_radius_m ?? (p.geo_precision === undefined ? 0 : RADIUS_METERS[p.geo_precision] ?? 0)
  const step = Math.min(radius, 1000)
  const total = Math.ceil((radius + before) / step) * step
  return { geometry: point(cellCentre(at, radius)), geo_precision, geo_radius_m: total === RADIUS_METERS[geo_precision] ? undefined : total }
}

const point = (coordinates: Position): Point => ({ type: 'Point', coordinates })
