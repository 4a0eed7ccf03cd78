import type { Geometry } from 'geojson'
import { boundsOfCountry } from '../geo/countries'
import type { Bounds } from '../slice/types'
import { isGridReference, parseCoordinate, parsePair, parseWkt } from './coordinates'
import type { Doubts } from './doubts'
import { plainGeometry, type Projection } from './geometry'
import type { Field, Mapping } from './mapping'
import type { Cell, Row } from './source'

interface Where { file: string; sheet?: string; row: number }
interface Context { mapping: Mapping; doubts: Doubts; extent: Bounds | null; projection: Projection; /** Two letters of the row's own country. */ country: string | null }
type First = (field: Field) => { column: string; value: Cell } | null
type Said = { column: string; value: unknown }

const at = (x: number, y: number, [w, s, e, n]: Bounds) => x >= w && x <= e && y >= s && y <= n
/** Seven decimals are a centimetre: what is beyond comes from arithmetic. */
export const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** The geometry that a row gives, in degrees; null when it gives none, or none that can be used (the doubt says why). */
export function place(row: Row & { geometry?: Geometry | null }, ctx: Context, where: Where, first: First): Geometry | null {
  const { mapping, doubts } = ctx
  const leave = (said: Said | null, reason: string): null => {
    doubts.add({ kind: 'left_out', ...where, column: said?.column, value: said?.value, reason: `${reason} The record is kept without a point.` })
    return null
  }
  const own = row.geometry ? { column: 'geometry', value: JSON.stringify(row.geometry) } : null
  if (row.geometry) {
    const { geometry, reason } = plainGeometry(row.geometry, ctx.projection)
    if (reason) return leave(own, reason)
    return geometry?.type === 'Point' ? likely(geometry.coordinates[1], geometry.coordinates[0], own as Said, ctx, where, leave, false) : geometry
  }
  const wkt = first('wkt')
  if (wkt) {
    const read = parseWkt(wkt.value)
    const { geometry, reason } = read ? plainGeometry(read, ctx.projection) : { geometry: null, reason: 'This is no Well-Known Text that is understood; expected such as POINT(39.01 35.95).' }
    if (reason) return leave(wkt, reason)
    return geometry?.type === 'Point' ? likely(geometry.coordinates[1], geometry.coordinates[0], wkt, ctx, where, leave, true) : geometry
  }
  const both = first('coordinates')
  if (both) {
    if (isGridReference(both.value)) return leave(both, GRID)
    const pair = parsePair(both.value)
    if (!pair) return leave(both, 'This is no pair of coordinates; expected "latitude, longitude".')
    const turned = pair[0].axis === 'lon' || pair[1].axis === 'lat' || (mapping.swapped && !pair[0].axis)
    const [lat, lon] = turned ? [pair[1], pair[0]] : pair
    return likely(lat.degrees, lon.degrees, both, ctx, where, leave, true)
  }
  const [a, b] = [first('latitude'), first('longitude')]
  if (!a && !b) return null
  if (!a || !b) return leave(a ?? b, 'Only one of the two coordinates is given.')
  const said = { column: `${a.column}, ${b.column}`, value: `${String(a.value)}, ${String(b.value)}` }
  const [y, x] = [parseCoordinate(a.value), parseCoordinate(b.value)]
  if (!y || !x) {
    const bad = y ? b : a
    return leave(bad, isGridReference(bad.value) ? GRID : isFar(a.value, 360) || isFar(b.value, 360) ? 'This looks like pixels or projected metres, not degrees; expected WGS 84.' : isFar(bad.value, 180) ? RANGE : 'This is no coordinate; expected degrees such as 35.95 or 35°57\'10"N.')
  }
  const turned = mapping.swapped || y.axis === 'lon' || x.axis === 'lat'
  return likely(turned ? x.degrees : y.degrees, turned ? y.degrees : x.degrees, said, ctx, where, leave, true)
}

const RANGE = 'No degree is beyond 180; expected latitudes from -90 to 90 and longitudes from -180 to 180 (of those counted from 0 to 360, take 360 from what is above 180).'
const GRID = 'This is a reference of a military grid (MGRS), not degrees; turn it into latitude and longitude (QGIS and most map tools do) and import again.'

/** A point that can be one: in range, not 0, 0, and the right way round where a country or an extent tells. */
function likely(lat: number, lon: number, said: Said, { extent, country, doubts }: Context, where: Where, leave: (said: Said, reason: string) => null, rounded: boolean): Geometry | null {
  if (lat === 0 && lon === 0) return leave(said, 'The point 0, 0 lies in the sea off Africa; tables put it where there is none.')
  const land = boundsOfCountry(country)
  const bounds = extent ?? land
  let turned = false
  if (bounds && !at(lon, lat, bounds)) {
    if (Math.abs(lon) <= 90 && at(lat, lon, bounds)) {
      turned = true
      doubts.add({ kind: 'assumed', ...where, column: said.column, value: said.value, reason: `Read the other way round: only so it lies in the ${extent ? 'extent given' : `country named (${country})`}.` })
    } else if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) {
      doubts.add({ kind: 'assumed', ...where, column: said.column, value: said.value, reason: `Kept, though it lies outside the ${extent ? 'extent given' : `country named (${country})`}: look whether a figure or a sign is wrong.` })
    }
  }
  const [y, x] = turned ? [lon, lat] : [lat, lon]
  if (Math.abs(y) > 90 || Math.abs(x) > 180) return leave(said, `The latitude ${y} or longitude ${x} is out of range; expected -90 to 90 and -180 to 180.${Math.abs(y) <= 180 && Math.abs(x) <= 90 ? ' The two may stand the other way round; say so in the mapping file ("swapped": true), or name the country.' : ''}`)
  return { type: 'Point', coordinates: rounded ? [round(x), round(y)] : [x, y] }
}

const isFar = (value: unknown, most: number): boolean => {
  const n = Number(String(value).replace(',', '.'))
  return Number.isFinite(n) && Math.abs(n) > most
}
