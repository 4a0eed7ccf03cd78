import type { Feature, Geometry } from 'geojson'
import type { Bounds } from '../slice/types'
import { countryCode } from '../geo/countries'
import { datePrecision, geoPrecision, grading, labelOfValue, radiusOf, valuesIn } from './codes'
import { lastOf, NoDate, parseDate, type FoundDate } from './dates'
import type { Doubts } from './doubts'
import { LEAST_CONFIDENCE, type Geocoder } from './geocode'
import { NoFigure, parseFigure } from './figures'
import type { Ids } from './ids'
import type { Field, Mapping } from './mapping'
import type { Projection } from './geometry'
import { importedEvidence } from './evidence'
import { place, round } from './place'
import type { Cell, Row } from './source'
import { sourcesOf } from './sources'
import { say, type Said } from './words/said'

export interface Context {
  mapping: Mapping
  header: string[]
  /** Index of each column by its name. */
  at: Map<string, number>
  /** Code of a facet for a value; made from the profile, the rest is "other". Null: the facet has no room for it. */
  codeOf(property: string, value: string): string | null
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
/** What stands under a table and is no row of it. */
const FOOT = /^(?:(?:grand |sub-?)?totals?\b|sum\b|sources?\s*:|notes?\s*:|data (?:from|source)|©|copyright|last updated|end of (?:data|file|table)|\* |المجموع|الإجمالي|المصدر\s*:|ملاحظة\s*:)/i

/** One row → one feature of incidents.geojson, or null when it is refused (the doubt says why). */
export function convert(row: Row & { geometry?: Geometry | null; raw?: Record<string, unknown> }, ctx: Context): Feature<Geometry | null> | null {
  const { mapping, header, doubts } = ctx
  const where = { file: mapping.file, ...(mapping.sheet !== undefined && { sheet: mapping.sheet }), row: row.row }
  const cell = (name: string): Cell => row.cells[ctx.at.get(name) ?? -1] ?? null
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
  for (const note of row.notes ?? []) doubts.add({ kind: 'left_out', ...where, column: header[note.column], value: note.value, reason: note.reason })
  const refuse = (column: string | undefined, value: unknown, reason: Said): null => {
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
    if (error instanceof NoDate) return refuse(start?.column, start?.value, say('date.refused', { why: error.said }))
    throw error
  }
  const assume = (column: string | undefined, value: unknown, reason: Said) => doubts.add({ kind: 'assumed', ...where, column, value, reason })
  if (date?.assumed) assume(start?.column, start?.value, say('date.assumed', { how: date.assumed }))
  const end = first('date_end')
  let dateEnd = date?.end
  if (date && end) {
    try {
      const found = parseDate(end.value, mapping.order_end === undefined ? mapping.order : mapping.order_end)
      if (found) dateEnd = found.end ?? lastOf(found)
      if (found?.assumed) assume(end.column, end.value, say('end.assumed', { how: found.assumed }))
    } catch (error) {
      if (!(error instanceof NoDate)) throw error
      doubts.add({ kind: 'left_out', ...where, column: end.column, value: end.value, reason: say('end.leftOut', { why: error.said }) })
    }
    if (dateEnd && dateEnd < date.start) {
      doubts.add({ kind: 'left_out', ...where, column: end.column, value: end.value, reason: say('end.before', { start: date.start }) })
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
  const country = text('country')
  let geometry = place(row, { ...ctx, country: countryCode(country) }, where, first)
  const precision = first('geo_precision')
  if (geometry && precision) {
    const found = geoPrecision(precision.value, mapping.schema)
    const radius = radiusOf(precision.value, mapping.schema)
    if (found) Object.assign(p, { geo_precision: found }, radius && { geo_radius_m: radius })
    else if (!/^(unknown|n\/?a|-|not stated)$/i.test(String(precision.value).trim())) doubts.add({ kind: 'left_out', ...where, column: precision.column, value: precision.value, reason: say('precision.none') })
  }
  const radiusCell = first('geo_radius_m')
  if (geometry && radiusCell && Number(radiusCell.value) > 0) p.geo_radius_m = Number(radiusCell.value)
  const placeText = text('place')
  const silent = (['latitude', 'longitude', 'coordinates', 'wkt'] as const).every(f => !first(f)) && !row.geometry
  if (!geometry && silent && placeText && ctx.geocoder) {
    const found = ctx.geocoder.find(placeText, country)
    const rivals = found?.rivals.length ? found.rivals.join('; ') : null
    const at = { name: found?.name ?? '', country: found?.country ?? '', confidence: found?.confidence ?? 0 }
    if (found && found.confidence >= LEAST_CONFIDENCE) {
      geometry = { type: 'Point', coordinates: [round(found.lon), round(found.lat)] }
      p.geo_precision = found.precision
      p.geo_note_en = `Placed by its name at ${found.name} (GeoNames).`
      ctx.onGeocoded()
      doubts.add({ kind: 'assumed', ...where, column: mapping.fields.place?.[0], value: placeText, reason: rivals ? say('place.foundRivals', { ...at, precision: say(`known.${found.precision}`), rivals }) : say('place.found', { ...at, precision: say(`known.${found.precision}`) }) })
    } else if (found) doubts.add({ kind: 'left_out', ...where, column: mapping.fields.place?.[0], value: placeText, reason: say('place.unsure', { ...at, least: LEAST_CONFIDENCE, rivals: rivals ?? '' }) })
  }
  if (placeText) p[inOwn('place', placeText)] = placeText
  const admin1 = text('admin1')
  if (admin1) p.admin1 = admin1

  // What
  const summary = text('summary')
  const labels: string[] = []
  const facets: Record<string, string[]> = {}
  for (const [property, column] of Object.entries(mapping.facets)) {
    const value = cell(column)
    const parts = value === null ? [] : valuesIn(String(value), mapping.schema)
    if (!parts.length) continue
    const codes = [...new Set(parts.map(part => ctx.codeOf(property, part)))]
    if (codes.includes(null)) doubts.add({ kind: 'left_out', ...where, column, value, reason: say('facet.full', { property }) })
    const known = codes.filter(code => code !== null)
    if (known.length) facets[property] = known
    labels.push(labelOfValue(parts[0], property, mapping.schema))
  }
  const titles = (mapping.fields.title ?? []).map(column => clean(String(cell(column) ?? ''))).filter(Boolean)
  const title = short([...new Set(titles)].slice(0, 2).join(', ') || short(summary, 100) || [labels[0], placeText || admin1 || country, date?.start].filter(Boolean).join(', '), LONGEST_TITLE)
  if (!title && !summary && !date && !geometry) return refuse(undefined, undefined, say('row.nothing'))

  // A line of totals, or a note under the table: it gives no day and no place, and would count twice.
  const lead = row.cells.find(c => c !== null && String(c).trim() !== '')
  if (!date && !geometry && typeof lead === 'string' && FOOT.test(clean(lead))) return refuse(header[row.cells.indexOf(lead)], lead, say('row.foot'))
  const beyond = row.cells.slice(header.length).filter(c => c !== null && String(c).trim() !== '')
  if (beyond.length) assume(undefined, beyond.map(String).join(', '), say('row.beyond', { cells: row.cells.length, columns: header.length }))

  const point = geometry?.type === 'Point' ? geometry.coordinates : null
  const own = first('id')
  const { id, repeated } = ctx.ids.next(own ? String(own.value) : null, { date: date?.start ?? '', place: placeText, title: title || summary.slice(0, 200), ...(point && { lon: point[0], lat: point[1] }) })
  if (repeated) doubts.add({ kind: 'assumed', ...where, column: own?.column, value: own?.value, reason: say('id.repeated', { id }) })

  const kind = text('kind').toLowerCase() === 'situation' ? 'situation' : 'incident'
  // A record needs a title in English; an Arabic one stands in both until somebody translates it.
  const properties: Record<string, unknown> = { id, kind, title_en: title || `Record ${id}`, ...(isArabic(title) && { title_ar: title }), ...(summary && summary !== title && { [inOwn('summary', summary)]: summary }), ...p, ...facets }
  for (const toll of ['killed', 'injured', 'children_killed'] as const) Object.assign(properties, figures(toll, first, doubts, where))
  const grade = first('grading')
  if (grade) {
    const found = grading(grade.value)
    if (found) properties.grading = found
    else doubts.add({ kind: 'left_out', ...where, column: grade.column, value: grade.value, reason: say('grade.none') })
  }
  properties.sources = sourcesOf(text, ctx.source, mapping.schema)
  if (own && String(own.value) !== id) properties.external_ids = { [own.column]: String(own.value) }
  const evidence = importedEvidence(row.raw, { id, sources: properties.sources }, (kind, value, reason) => doubts.add({ kind, ...where, column: 'evidence', value, reason }))
  if (evidence.length) properties.evidence = evidence
  const notes = text('notes')
  if (notes) properties[inOwn('notes', notes)] = notes
  // Stays in the folder: a corrected file finds its own records again by it.
  properties._from = mapping.file
  return { type: 'Feature', geometry, properties }
}

/** Written in Arabic letters for the most part. */
const isArabic = (text: string): boolean => (text.match(/\p{Script=Arabic}/gu)?.length ?? 0) * 2 > text.replace(/[^\p{L}]/gu, '').length
/** The field that holds a text in its own language. */
const inOwn = (field: string, text: string): string => `${field}_${isArabic(text) ? 'ar' : 'en'}`

/** Nothing to be cleaned, as most cells are. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/
const clean = (text: string): string => CLEAN.test(text) ? text : text.replace(/\p{Cc}/gu, ' ').replace(/\s+/g, ' ').trim()
const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…` : text)

function figures(toll: 'killed' | 'injured' | 'children_killed', first: (field: Field) => { column: string; value: Cell } | null, doubts: Doubts, where: { file: string }): Record<string, number> {
  const read = (field: Field): { min?: number; max?: number } | null => {
    const found = first(field)
    if (!found) return null
    try {
      const figure = parseFigure(found.value instanceof Date ? String(found.value) : found.value)
      if (figure?.assumed) doubts.add({ kind: 'assumed', ...where, column: found.column, value: found.value, reason: say('figure.assumed', { how: figure.assumed }) })
      return figure
    } catch (error) {
      if (!(error instanceof NoFigure)) throw error
      doubts.add({ kind: 'left_out', ...where, column: found.column, value: found.value, reason: say('figure.leftOut', { why: error.said }) })
      return null
    }
  }
  const both = read(toll)
  let min = read(`${toll}_min`)?.min ?? both?.min
  let max = read(`${toll}_max`)?.max ?? both?.max
  if (min !== undefined && max !== undefined && min > max) {
    doubts.add({ kind: 'assumed', ...where, column: first(`${toll}_min`)?.column, value: `${min} > ${max}`, reason: say('figure.turned') })
    ;[min, max] = [max, min]
  }
  return { ...(min !== undefined && { [`${toll}_min`]: min }), ...(max !== undefined && { [`${toll}_max`]: max }) }
}
