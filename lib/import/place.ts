import type { Geometry } from 'geojson'
import { boundsOfCountry } from '../geo/countries'
import type { Bounds } from '../slice/types'
import { isGridReference, parseCoordinate, parsePair, parseWkt } from './coordinates'
import type { Doubts } from './doubts'
import { plainGeometry, type Projection } from './geometry'
import type { Field, Mapping } from './mapping'
import type { Cell, Row } from './source'
import { say, type Said } from './words/said'

interface Where { file: string; sheet?: string; row: number }
interface Context { mapping: Mapping; doubts: Doubts; extent: Bounds | null; projection: Projection; /** Two letters of the row's own country. */ country: string | null }
type First = (field: Field) => { column: string; value: Cell } | null
type Given = { column: string; value: unknown }

const at = (x: number, y: number, [w, s, e, n]: Bounds) => x >= w && x <= e && y >= s && y <= n
/** Seven decimals are a centimetre: what is beyond comes from arithmetic. */
export const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** The geometry that a row gives, in degrees; null when it gives none, or none that can be used (the doubt says why). */
export function place(row: Row & { geometry?: Geometry | null }, ctx: Context, where: Where, first: First): Geometry | null {
  const { mapping, doubts } = ctx
  const leave = (given: Given | null, why: Said): null => {
    doubts.add({ kind: 'left_out', ...where, column: given?.column, value: given?.value, reason: say('point.without', { why }) })
    return null
  }
  const own = row.geometry ? { column: 'geometry', value: JSON.stringify(row.geometry) } : null
  if (row.geometry) {
    const { geometry, reason } = plainGeometry(row.geometry, ctx.projection)
    if (reason) return leave(own, reason)
    return geometry?.type === 'Point' ? likely(geometry.coordinates[1], geometry.coordinates[0], own as Given, ctx, where, leave, false) : geometry
  }
  const wkt = first('wkt')
  if (wkt) {
    const read = parseWkt(wkt.value)
    const { geometry, reason } = read ? plainGeometry(read, ctx.projection) : { geometry: null, reason: say('wkt.none') }
    if (reason) return leave(wkt, reason)
    return geometry?.type === 'Point' ? likely(geometry.coordinates[1], geometry.coordinates[0], wkt, ctx, where, leave, true) : geometry
  }
  const both = first('coordinates')
  if (both) {
    if (isGridReference(both.value)) return leave(both, say('coordinate.grid'))
    const pair = parsePair(both.value)
    if (!pair) return leave(both, say('pair.none'))
    const turned = pair[0].axis === 'lon' || pair[1].axis === 'lat' || (mapping.swapped && !pair[0].axis)
    const [lat, lon] = turned ? [pair[1], pair[0]] : pair
    return likely(lat.degrees, lon.degrees, both, ctx, where, leave, true)
  }
  const [a, b] = [first('latitude'), first('longitude')]
  if (!a && !b) return null
  if (!a || !b) return leave(a ?? b, say('pair.half'))
  const pair = { column: `${a.column}, ${b.column}`, value: `${String(a.value)}, ${String(b.value)}` }
  const [y, x] = [parseCoordinate(a.value), parseCoordinate(b.value)]
  if (!y || !x) {
    const bad = y ? b : a
    return leave(bad, say(isGridReference(bad.value) ? 'coordinate.grid' : isFar(a.value, 360) || isFar(b.value, 360) ? 'coordinate.far' : isFar(bad.value, 180) ? 'coordinate.range' : 'coordinate.none'))
  }
  const turned = mapping.swapped || y.axis === 'lon' || x.axis === 'lat'
  return likely(turned ? x.degrees : y.degrees, turned ? y.degrees : x.degrees, pair, ctx, where, leave, true)
}

/** A point that can be one: in range, not 0, 0, and the right way round where a country or an extent tells. */
function likely(lat: number, lon: number, given: Given, { extent, country, doubts }: Context, where: Where, leave: (given: Given, why: Said) => null, rounded: boolean): Geometry | null {
  if (lat === 0 && lon === 0) return leave(given, say('point.zero'))
  const bounds = extent ?? boundsOfCountry(country)
  let turned = false
  if (bounds && !at(lon, lat, bounds)) {
    if (Math.abs(lon) <= 90 && at(lat, lon, bounds)) {
      turned = true
      doubts.add({ kind: 'assumed', ...where, column: given.column, value: given.value, reason: extent ? say('point.turnedInExtent') : say('point.turnedInCountry', { country: String(country) }) })
    } else if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) {
      doubts.add({ kind: 'assumed', ...where, column: given.column, value: given.value, reason: extent ? say('point.outsideExtent') : say('point.outsideCountry', { country: String(country) }) })
    }
  }
  const [y, x] = turned ? [lon, lat] : [lat, lon]
  if (Math.abs(y) > 90 || Math.abs(x) > 180) return leave(given, say(Math.abs(y) <= 180 && Math.abs(x) <= 90 ? 'point.rangeTurned' : 'point.range', { y, x }))
  return { type: 'Point', coordinates: rounded ? [round(x), round(y)] : [x, y] }
}

const isFar = (value: unknown, most: number): boolean => {
  const n = Number(String(value).replace(',', '.'))
  return Number.isFinite(n) && Math.abs(n) > most
}
