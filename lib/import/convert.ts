import type { Feature, Geometry } from 'geojson'
import type { Bounds } from '../slice/types'
import { datePrecision, geoPrecision, grading, labelOfValue, radiusOf } from './codes'
import { parseCoordinate, parsePair, parseWkt } from './coordinates'
import { NoDate, parseDate, type FoundDate } from './dates'
import type { Doubts } from './doubts'
import { LEAST_CONFIDENCE, type Geocoder } from './geocode'
import { NoFigure, parseFigure } from './figures'
import type { Ids } from './ids'
import type { Field, Mapping } from './mapping'
import { plainGeometry, type Projection } from './geometry'
import type { Cell, Row } from './source'

export interface Context {
  mapping: Mapping
  header: string[]
  /** Code of a facet for a value; made from the profile, the rest is "other". */
  codeOf(property: string, value: string): string
  doubts: Doubts
  ids: Ids
  /** Where points may lie, where a country or an extent was given: pairs that fit only the other way round are swapped. */
  extent: Bounds | null
  /** Title and publisher of the source, for rows that name none. */
  source: { title: string; publisher: string }
  projection: Projection
  /** Finds a town by its name, for rows that give no coordinates. */
  geocoder: Geocoder | null
  onGeocoded(): void
}

const LONGEST_TITLE = 140
const at = (a: number[], [w, s, e, n]: Bounds) => a[0] >= w && a[0] <= e && a[1] >= s && a[1] <= n

/** One row → one feature of incidents.geojson, or null when it is refused (the doubt says why). */
export function convert(row: Row & { geometry?: Geometry | null }, ctx: Context): Feature<Geometry | null> | null {
  const { mapping, header, doubts } = ctx
  const where = { file: mapping.file, ...(mapping.sheet !== undefined && { sheet: mapping.sheet }), row: row.row }
  const cell = (name: string): Cell => row.cells[header.indexOf(name)] ?? null
  const first = (field: Field): { column: string; value: Cell } | null => {
    for (const column of mapping.fields[field] ?? []) {
      const value = cell(column)
      if (value !== null && String(value).trim()) return { column, value }
    }
    return null
  }
  const text = (field: Field): string => {
    const found = first(field)
    return found ? clean(found.value instanceof Date ? found.value.toISOString().slice(0, 10) : String(found.value)) : ''
  }
  const refuse = (column: string | undefined, value: unknown, reason: string): null => {
    doubts.add({ kind: 'refused', ...where, column, value, reason })
    return null
  }
  const p: Record<string, unknown> = {}

  // When
  let date: FoundDate | null = null
  const start = first('date_start')
  try {
    date = start && parseDate(start.value, mapping.order)
  } catch (error) {
    if (error instanceof NoDate) return refuse(start?.column, start?.value, `The date ${error.message}.`)
    throw error
  }
  const end = first('date_end')
  let dateEnd = date?.end
  if (date && end) {
    try {
      dateEnd = parseDate(end.value, mapping.order)?.start
    } catch (error) {
      if (!(error instanceof NoDate)) throw error
      doubts.add({ kind: 'left_out', ...where, column: end.column, value: end.value, reason: `The end ${error.message}; the record keeps its beginning.` })
    }
    if (dateEnd && dateEnd < date.start) {
      doubts.add({ kind: 'left_out', ...where, column: end.column, value: end.value, reason: `The end lies before the beginning (${date.start}); it is left out.` })
      dateEnd = undefined
    }
    if (dateEnd === date.start) dateEnd = undefined
  }
  if (date) {
    const stated = first('date_precision')
    const said = stated && datePrecision(stated.value, mapping.schema, dateEnd !== undefined)
    let precision = said ?? (dateEnd ? 'range' : date.precision)
    if (precision === 'range' && !dateEnd) precision = 'day'
    p.date_start = precision === 'month' ? `${date.start.slice(0, 7)}-01` : precision === 'year' ? `${date.start.slice(0, 4)}-01-01` : date.start
    if (dateEnd && precision === 'range') p.date_end = dateEnd
    p.date_precision = precision
  }
  const time = text('time_local') || date?.time
  if (time) p.time_local = time

  // Where
  let geometry = place(row, ctx, where, first)
  const precision = first('geo_precision')
  if (geometry && precision) {
    const found = geoPrecision(precision.value, mapping.schema)
    const radius = radiusOf(precision.value, mapping.schema)
    if (found) Object.assign(p, { geo_precision: found }, radius && { geo_radius_m: radius })
    else doubts.add({ kind: 'left_out', ...where, column: precision.column, value: precision.value, reason: 'This code of precision is not understood; the precision is left empty and shown as not stated.' })
  }
  const placeText = text('place')
  const silent = (['latitude', 'longitude', 'coordinates', 'wkt'] as const).every(f => !first(f)) && row.geometry === undefined
  if (!geometry && silent && placeText && ctx.geocoder) {
    const found = ctx.geocoder.find(placeText, text('country'))
    const rivals = found?.rivals.length ? ` Others of this name: ${found.rivals.join('; ')}.` : ''
    if (found && found.confidence >= LEAST_CONFIDENCE) {
      geometry = { type: 'Point', coordinates: [round(found.lon), round(found.lat)] }
      p.geo_precision = 'town'
      p.geo_note_en = `Placed by its name at ${found.name} (GeoNames).`
      ctx.onGeocoded()
      doubts.add({ kind: 'assumed', ...where, column: mapping.fields.place?.[0], value: placeText, reason: `Placed by its name at ${found.name} (GeoNames, ${found.country}), known to the town; confidence ${found.confidence}.${rivals}` })
    } else if (found) doubts.add({ kind: 'left_out', ...where, column: mapping.fields.place?.[0], value: placeText, reason: `No point: the name may be ${found.name} (${found.country}), with confidence ${found.confidence} below ${LEAST_CONFIDENCE}.${rivals}` })
  }
  if (placeText) p.place_en = placeText
  const admin1 = text('admin1')
  if (admin1) p.admin1 = admin1

  // What
  const summary = text('summary')
  const labels: string[] = []
  const facets: Record<string, string[]> = {}
  for (const [property, column] of Object.entries(mapping.facets)) {
    const value = cell(column)
    const parts = value === null ? [] : String(value).split(/\s*;\s*/).map(clean).filter(Boolean)
    if (!parts.length) continue
    facets[property] = [...new Set(parts.map(part => ctx.codeOf(property, part)))]
    labels.push(labelOfValue(parts[0], property, mapping.schema))
  }
  const titles = (mapping.fields.title ?? []).map(column => clean(String(cell(column) ?? ''))).filter(Boolean)
  const title = short([...new Set(titles)].slice(0, 2).join(', ') || short(summary, 100) || [labels[0], placeText || admin1 || text('country'), date?.start].filter(Boolean).join(', '), LONGEST_TITLE)
  if (!title && !summary && !date && !geometry) return refuse(undefined, undefined, 'Nothing in this row says what, when or where; expected at least one of a title, a date and a place.')

  const point = geometry?.type === 'Point' ? geometry.coordinates : null
  const own = first('id')
  const { id, repeated } = ctx.ids.next(own ? String(own.value) : null, { date: date?.start ?? '', place: placeText, title: title || summary.slice(0, 200), ...(point && { lon: point[0], lat: point[1] }) })
  if (repeated) doubts.add({ kind: 'assumed', ...where, column: own?.column, value: own?.value, reason: `This id stands in an earlier row as well; the row is kept under the id ${id}.` })

  const properties: Record<string, unknown> = { id, kind: 'incident', title_en: title || `Record ${id}`, ...(summary && summary !== title && { summary_en: summary }), ...p, ...facets }
  for (const toll of ['killed', 'injured', 'children_killed'] as const) Object.assign(properties, figures(toll, first, doubts, where))
  const grade = first('grading')
  if (grade) {
    const found = grading(grade.value)
    if (found) properties.grading = found
    else doubts.add({ kind: 'left_out', ...where, column: grade.column, value: grade.value, reason: 'This grade is none of confirmed, fair, weak, contested and discounted; the record is shown as not graded.' })
  }
  properties.sources = [source(text, ctx)]
  if (own && String(own.value) !== id) properties.external_ids = { [own.column]: String(own.value) }
  const notes = text('notes')
  if (notes) properties.notes_en = notes
  return { type: 'Feature', geometry, properties }
}

function place(row: Row & { geometry?: Geometry | null }, ctx: Context, where: object, first: (field: Field) => { column: string; value: Cell } | null): Geometry | null {
  const { mapping, doubts, extent } = ctx
  const leave = (column: string | undefined, value: unknown, reason: string): null => {
    doubts.add({ kind: 'left_out', ...(where as { file: string }), column, value, reason: `${reason} The record is kept without a point.` })
    return null
  }
  if (row.geometry !== undefined) {
    if (row.geometry === null) return null
    const { geometry, reason } = plainGeometry(row.geometry, ctx.projection)
    return reason ? leave('geometry', JSON.stringify(row.geometry), reason) : geometry
  }
  const wkt = first('wkt')
  if (wkt) {
    const read = parseWkt(wkt.value)
    const { geometry, reason } = read ? plainGeometry(read, ctx.projection) : { geometry: null, reason: 'This is no Well-Known Text that is understood.' }
    return reason ? leave(wkt.column, wkt.value, reason) : geometry
  }
  let [lat, lon]: [number | null, number | null] = [null, null]
  let said: { column: string; value: unknown } | null = null
  const both = first('coordinates')
  const [a, b] = [first('latitude'), first('longitude')]
  if (both) {
    said = both
    const pair = parsePair(both.value)
    if (!pair) return leave(both.column, both.value, 'This is no pair of coordinates; expected "latitude, longitude".')
    const turned = pair[0].axis === 'lon' || pair[1].axis === 'lat'
    ;[lat, lon] = turned ? [pair[1].degrees, pair[0].degrees] : [pair[0].degrees, pair[1].degrees]
  } else if (a || b) {
    if (!a || !b) return leave((a ?? b)?.column, (a ?? b)?.value, 'Only one of the two coordinates is given.')
    said = { column: `${a.column}, ${b.column}`, value: `${String(a.value)}, ${String(b.value)}` }
    const [first, second] = [parseCoordinate(a.value), parseCoordinate(b.value)]
    if (!first || !second) return leave(first ? b.column : a.column, first ? b.value : a.value, big(a.value) || big(b.value) ? 'This looks like pixels or projected metres, not degrees.' : 'This is no coordinate; expected degrees such as 35.95 or 35°57\'10"N.')
    ;[lat, lon] = mapping.swapped || first.axis === 'lon' ? [second.degrees, first.degrees] : [first.degrees, second.degrees]
  } else return null
  if (lat === 0 && lon === 0) return leave(said.column, said.value, 'The point 0, 0 lies in the sea off Africa; tables put it where there is none.')
  if (extent && !at([lon, lat], extent) && Math.abs(lon) <= 90 && at([lat, lon], extent)) {
    doubts.add({ kind: 'assumed', ...(where as { file: string }), column: said.column, value: said.value, reason: 'Read the other way round: only so it lies in the extent given.' })
    ;[lat, lon] = [lon, lat]
  }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return leave(said.column, said.value, `The latitude ${lat} or longitude ${lon} is out of range; expected -90 to 90 and -180 to 180.`)
  return { type: 'Point', coordinates: [round(lon), round(lat)] }
}

const big = (value: unknown): boolean => {
  const n = Number(String(value).replace(',', '.'))
  return Number.isFinite(n) && Math.abs(n) > 180
}
/** Seven decimals are a centimetre: what is beyond comes from arithmetic. */
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7
const clean = (text: string): string => text.replace(/\p{Cc}/gu, ' ').replace(/\s+/g, ' ').trim()
const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…` : text)

function figures(toll: 'killed' | 'injured' | 'children_killed', first: (field: Field) => { column: string; value: Cell } | null, doubts: Doubts, where: { file: string }): Record<string, number> {
  const read = (field: Field): { min?: number; max?: number } | null => {
    const found = first(field)
    if (!found) return null
    try {
      const figure = parseFigure(found.value instanceof Date ? String(found.value) : found.value)
      if (figure?.assumed) doubts.add({ kind: 'assumed', ...where, column: found.column, value: found.value, reason: `The figure is ${figure.assumed}.` })
      return figure
    } catch (error) {
      if (!(error instanceof NoFigure)) throw error
      doubts.add({ kind: 'left_out', ...where, column: found.column, value: found.value, reason: `The value ${error.message}; it is left empty, which is not 0.` })
      return null
    }
  }
  const both = read(toll)
  let min = read(`${toll}_min`)?.min ?? both?.min
  let max = read(`${toll}_max`)?.max ?? both?.max
  if (min !== undefined && max !== undefined && min > max) {
    doubts.add({ kind: 'assumed', ...where, column: first(`${toll}_min`)?.column, value: `${min} > ${max}`, reason: 'The lower figure is above the higher; the two are read the other way round.' })
    ;[min, max] = [max, min]
  }
  return { ...(min !== undefined && { [`${toll}_min`]: min }), ...(max !== undefined && { [`${toll}_max`]: max }) }
}

function source(text: (field: Field) => string, ctx: Context): Record<string, string> {
  const url = text('source_url').split(/[;\s]/).find(u => /^https?:\/\/\S+\.\S+/.test(u))
  const date = text('source_date')
  return {
    title: short(text('source_title') || ctx.source.title, 200), publisher: short(text('source_publisher') || ctx.source.publisher, 200),
    ...(url && { url }), ...(/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && { date }),
  }
}
