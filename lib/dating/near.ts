import { distanceMeters } from '../geo/area'
import { ASSUMED_PRECISION, RADIUS_METERS, type DatePrecision, type GeoPrecision } from '../model/codes'
import type { Stage } from '../model/track'
import type { Day } from '../slice/types'
import { intervalOf } from '../time/interval'

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

/** How far from its point a record's place may be, and at least what "near" is; null where a place is known no better than to a governorate, or not at all. */
export function reachOf({ point, geo_precision = ASSUMED_PRECISION, geo_radius_m }: Pick<PlacedRecord, 'point' | 'geo_precision' | 'geo_radius_m'>): number | null {
  if (!point) return null
  const radius = RADIUS_METERS[geo_precision]
  return radius === null ? null : Math.max(NEAR_METERS, geo_radius_m ?? radius)
}

/** Days in which a building fell, first and last; null where its date is not certain, or open on a side. */
export function fallOf({ days, from, to, firm, stage }: DatedPlaces, row: number): { start: Day; end: Day } | null {
  if (!firm[row] && stage[row] !== 'gold' && stage[row] !== 'reviewed') return null
  return from[row] > 0 && to[row] < days.length ? { start: days[from[row] - 1] + 1, end: days[to[row]] } : null
}

/** May the building have fallen in what the record tells of? */
export function isNear(record: PlacedRecord, places: DatedPlaces, row: number): boolean {
  const reach = places.drawing || record.kind !== 'incident' ? null : reachOf(record)
  const [when, fall] = reach === null ? [null, null] : [intervalOf(record), fallOf(places, row)]
  if (reach === null || !when || !fall || when.start > fall.end || when.end < fall.start) return false
  const [lon, lat] = places.middles[row]
  return distanceMeters(record.point?.[0] as number, record.point?.[1] as number, lon, lat) <= reach
}

/** Rows of the buildings near a record, in their order. */
export const buildingsNear = (record: PlacedRecord, places: DatedPlaces): number[] =>
  places.drawing || record.kind !== 'incident' || !record.point ? [] : places.middles.flatMap((_, row) => (isNear(record, places, row) ? row : []))

/** No record reaches farther: those of governorates are near nothing. */
export const FARTHEST_METERS = Math.max(...Object.values(RADIUS_METERS).map(r => r ?? 0))
