import { distanceMeters } from '../geo/area'
import { ASSUMED_PRECISION, RADIUS_METERS, type DatePrecision, type GeoPrecision } from '../model/codes'
import type { Stage } from '../model/track'
import type { Day } from '../slice/types'
import { intervalOf } from '../time/interval'
import { daysBetween } from './standing'

// Which records and which dated buildings may belong together: near in place, and both possible on the same day. That one caused the
// other nobody knows from that, and nothing here says it.

/** A record known to the building is near what lies within this many metres of it. */
export const NEAR_METERS = 300

/** A project's buildings with their dates, row by row. */
export interface DatedPlaces {
  /** Drawn buildings are near nothing real. */
  drawing: boolean
  /** Of the scenes, ascending. */
  days: readonly Day[]
  middles: readonly (readonly [lon: number, lat: number])[]
  from: readonly number[]
  to: readonly number[]
  firm: readonly (0 | 1 | boolean)[]
  stage: readonly Stage[]
}

/** A record as far as this asks of it. */
export interface PlacedRecord {
  kind: string
  point: readonly number[] | null
  geo_precision?: GeoPrecision
  geo_radius_m?: number
  date_start?: string
  date_end?: string
  date_precision?: DatePrecision
}

/** What is known no better than to this many metres, a district's disc, is near nothing. */
export const FARTHEST_METERS = Math.max(...Object.values(RADIUS_METERS).map(r => r ?? 0))

/** How far from its point a record's place may be, and at least what "near" is; null where a place is not known well enough, or not at all. */
export function reachOf({ point, geo_precision = ASSUMED_PRECISION, geo_radius_m }: Pick<PlacedRecord, 'point' | 'geo_precision' | 'geo_radius_m'>): number | null {
  if (!point) return null
  return within(geo_radius_m ?? RADIUS_METERS[geo_precision])
}

/** The reach of a disc of that radius. */
export const within = (radius: number | null): number | null => (radius === null || !(radius <= FARTHEST_METERS) ? null : Math.max(NEAR_METERS, radius))

/** Days in which a building fell, first and last; null where its date is not certain, or open on a side. The day of the picture that last shows it standing is one of them: what came after the picture, that same evening, it does not exclude. */
export function fallOf({ days, from, to, firm, stage }: DatedPlaces, row: number): { start: Day; end: Day } | null {
  if (!firm[row] && stage[row] !== 'gold' && stage[row] !== 'reviewed') return null
  const { after, by } = daysBetween(days, from[row], to[row])
  return after !== null && by !== null ? { start: after, end: by } : null
}

/** Where and when a record lies. */
export interface Spot { lon: number; lat: number; reach: number; start: Day; end: Day }

/** Null for what is near nothing: a situation, a place or a day that is not known well enough. */
export function spotOf(record: PlacedRecord): Spot | null {
  const reach = record.kind === 'incident' ? reachOf(record) : null
  const when = intervalOf(record)
  return reach === null || !when || !record.point ? null : { lon: record.point[0], lat: record.point[1], reach, ...when }
}

/** May the building have fallen in what happened there and then? */
export function isNear({ lon, lat, reach, start, end }: Spot, places: DatedPlaces, row: number): boolean {
  const fall = places.drawing ? null : fallOf(places, row)
  if (!fall || start > fall.end || end < fall.start) return false
  return distanceMeters(lon, lat, places.middles[row][0], places.middles[row][1]) <= reach
}

/** Rows of the buildings near a record, in their order. */
export function buildingsNear(record: PlacedRecord, places: DatedPlaces): number[] {
  const spot = places.drawing ? null : spotOf(record)
  return spot ? places.middles.flatMap((_, row) => (isNear(spot, places, row) ? row : [])) : []
}
