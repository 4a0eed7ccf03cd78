import { fieldsOfTags } from './hxl'
import { isFree } from './correction'
import { FACET_NAMES, KNOWN, NAMES, plainName, SOME, type Field, type Mapping, type Schema } from './mapping'
import type { DateOrder } from './dates'
import { mostly, type Column } from './profile'
import { say, type Said } from './words/said'

/** Facets made without being asked for; more can be named in the mapping file. */
const MOST_FACETS = 4
const MOST_FACET_VALUES = 300

interface Shape { file: string; sheet?: string; columns: Column[]; rows: number; /** Geometries come with the rows. */ geo: boolean; /** HXL tags by column, where a row of them stands. */ tags: string[] | null }

/** Reads the columns' names, tags and values and says which is what, and why. */
export function recognise({ file, sheet, columns, rows, geo, tags }: Shape): Mapping<Said> {
  const because: Record<string, Said> = {}
  const fields: Mapping['fields'] = {}
  const facets: Record<string, string> = {}
  const schema = schemaOf(columns, tags)
  const byName = new Map(columns.map(c => [c.name.toLowerCase(), c]))
  const taken = new Set<string>()
  const take = (field: Field, names: string[], why: Said) => {
    fields[field] = names
    because[field] = why
    if (field !== 'title' && field !== 'source_title') names.forEach(n => taken.add(n))
  }

  const known = KNOWN[schema]
  if (known) {
    for (const [field, names] of Object.entries(known.fields) as [Field, string[]][]) {
      const there = names.flatMap(n => byName.get(n.toLowerCase())?.name ?? [])
      if (there.length) take(field, there, known.counts && field.startsWith('killed') ? say('why.schemaCounts', { schema, counts: { key: known.counts, values: {} } }) : say('why.schema', { schema }))
    }
    for (const [property, name] of Object.entries(known.facets)) {
      const column = byName.get(name.toLowerCase())
      if (column) facets[property] = column.name
    }
  } else {
    for (const { field, column, why } of tags ? fieldsOfTags(tags) : []) if (columns[column]) take(field, [columns[column].name], why)
    for (const [field, pattern] of NAMES) {
      if (fields[field] || (geo && ['latitude', 'longitude', 'coordinates', 'wkt'].includes(field))) continue
      const column = columns.find(c => !taken.has(c.name) && c.filled > 0 && pattern.test(plainName(c.name)) && fits(field, c, rows))
      if (column) take(field, [column.name], say('why.name'))
    }
    for (const toll of ['killed', 'injured'] as const) atLeast(toll, fields, because)
    byContent(columns, geo, fields, take, taken)
    guessFacets(columns, rows, taken, facets, because, tags)
  }
  const order = orderOf(columns, fields.date_start?.[0], 'order', because)
  const last = orderOf(columns, fields.date_end?.[0], 'order_end', because)
  // A column of last days that does not decide follows the one of first days: the same hand wrote both.
  const orderEnd = last === undefined || last === order ? undefined : (last ?? order ?? null)
  if (last === null && order) because.order_end = say('order.follows', { why: because.order_end, column: String(fields.date_start?.[0]) })
  return { file, ...(sheet !== undefined && { sheet }), schema, fields, facets, order: order ?? null, ...(orderEnd !== undefined && orderEnd !== order && { order_end: orderEnd }), swapped: swapped(columns, fields, because), because }
}

/** Figures of some of the people (`Educators Killed`) are no toll: they are the least that it can be, and a 0 among them says nothing of the others. */
function atLeast(toll: keyof typeof SOME, fields: Mapping['fields'], because: Record<string, Said>): void {
  const name = fields[toll]?.[0]
  const whole = NAMES.some(([field, pattern]) => field === toll && pattern !== SOME[toll] && name !== undefined && pattern.test(plainName(name)))
  if (!name || whole || !SOME[toll].test(plainName(name)) || fields[`${toll}_min`] || fields[`${toll}_max`]) return
  fields[`${toll}_min`] = [name]
  because[`${toll}_min`] = say('why.some')
  delete fields[toll]
  delete because[toll]
}

/** Undefined: the column holds no such dates. */
function orderOf(columns: Column[], name: string | undefined, key: string, because: Record<string, Said>): DateOrder | null | undefined {
  const order = columns.find(c => c.name === name)?.order
  if (order?.ambiguous) because[key] = say('order.either', { n: order.either, column: String(name), dayFirst: order.dayFirst, monthFirst: order.monthFirst, key })
  else if (order?.order) because[key] = say('order.only', { n: order.dayFirst + order.monthFirst, column: String(name) })
  return order?.ambiguous ? null : (order?.order ?? undefined)
}

function schemaOf(columns: Column[], tags: string[] | null): Schema {
  const names = new Set(columns.map(c => c.name.toLowerCase()))
  for (const [schema, { needs, any }] of Object.entries(KNOWN) as [Schema, { needs: string[]; any?: string[] }][]) if (needs.every(n => names.has(n.toLowerCase())) && (!any || any.some(n => names.has(n.toLowerCase())))) return schema
  return tags ? 'hxl' : 'generic'
}

/** A name alone is not enough: the values must be what it promises. */
function fits(field: Field, c: Column, rows: number): boolean {
  // "lat" can be nothing else, and what is wrong in it belongs into the report; "x" and "y" can.
  if (field === 'latitude' || field === 'longitude') return /lat|lon|lng|عرض|طول/.test(plainName(c.name)) || mostly(c, c.coordinates, 0.6) || mostly(c, c.far, 0.6)
  if (field === 'place') return !mostly(c, c.pairs, 0.6) && !mostly(c, c.wkt, 0.6)
  if (field === 'coordinates') return mostly(c, c.pairs + c.grid, 0.6) || (/coord/.test(plainName(c.name)) && c.pairs > 0)
  if (field === 'wkt') return mostly(c, c.wkt, 0.6)
  if (field === 'date_start' || field === 'date_end') return /date|تاريخ/.test(plainName(c.name)) || mostly(c, c.dates, 0.6) || (c.numbers === c.looked && c.least >= 1900 && c.most <= 80_000)
  if (field.startsWith('killed') || field.startsWith('injured') || field.startsWith('children')) return c.longest < 60
  if (field === 'id') return c.filled >= rows * 0.9
  // "Source" may name a paper or hold its address.
  if (field === 'source_url') return /url|link|href|رابط/.test(plainName(c.name)) || addresses(c)
  if (field === 'source_publisher') return !addresses(c)
  return true
}

const ADDRESS = /^(https?:\/\/|www\.)\S+$/i
/** Most of its values are addresses of the web. */
function addresses({ values }: Column): boolean {
  let n = 0
  for (const value of values.keys()) if (ADDRESS.test(value)) n++
  return n > 0 && n * 2 >= values.size
}

/** Columns that no name gave away, by their values. */
function byContent(columns: Column[], geo: boolean, fields: Mapping['fields'], take: (field: Field, names: string[], why: Said) => void, taken: Set<string>): void {
  const free = () => columns.filter(c => !taken.has(c.name) && c.filled > 0)
  if (!geo && !fields.latitude && !fields.coordinates && !fields.wkt) {
    const pair = free().find(c => mostly(c, c.pairs))
    const wkt = free().find(c => mostly(c, c.wkt))
    if (wkt) take('wkt', [wkt.name], say('why.wkt'))
    else if (pair) take('coordinates', [pair.name], say('why.pairs'))
  }
  if (!fields.date_start) {
    const date = free().find(c => mostly(c, c.dates))
    if (date) take('date_start', [date.name], say('why.dates'))
  }
  if (!fields.title && !fields.summary && fields.place) take('title', fields.place, say('why.placeAsTitle'))
}

/** Columns with a few repeated values, those with telling names first. */
function guessFacets(columns: Column[], rows: number, taken: Set<string>, facets: Record<string, string>, because: Record<string, Said>, tags: string[] | null): void {
  const may = columns.filter(c => !taken.has(c.name) && !c.wordy && c.values.size >= 2 && c.values.size <= MOST_FACET_VALUES && c.filled >= rows * 0.05 && c.filled >= c.values.size * 2 && c.numbers < c.looked && c.dates < c.looked * 0.5 && ![...c.values.keys()].every(v => /^(true|false|yes|no|y|n)$/i.test(v)))
  const used = new Set<Column>()
  for (const [property, pattern] of FACET_NAMES) {
    const column = may.find(c => !used.has(c) && pattern.test(plainName(`${c.name} ${tags?.[c.index] ?? ''}`)))
    if (!column || Object.keys(facets).length >= MOST_FACETS) continue
    used.add(column)
    facets[property] = column.name
    because[`facets.${property}`] = say('why.repeats')
  }
  for (const column of may.filter(c => !used.has(c) && c.values.size <= 40 && c.filled >= rows * 0.3)) {
    if (Object.keys(facets).length >= MOST_FACETS) break
    const property = propertyOf(column.name, facets)
    facets[property] = column.name
    because[`facets.${property}`] = say('why.values', { n: column.values.size })
  }
}

function propertyOf(name: string, facets: Record<string, string>): string {
  const base = name.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 30) || 'facet'
  const taken = (p: string) => Object.hasOwn(facets, p) || !isFree(p)
  let property = taken(base) ? `${base}_code` : base
  for (let i = 2; taken(property); i++) property = `${base}_${i}`
  return property
}

/** A single slip of the pen must not turn a whole column: so many of its values must be no latitudes. */
const SWAPPED_SHARE = 0.2

/** Latitudes beyond 90 under a "latitude" whose neighbour stays within: the two were swapped. */
function swapped(columns: Column[], fields: Mapping['fields'], because: Record<string, Said>): boolean {
  const [lat, lon, both] = [fields.latitude, fields.longitude, fields.coordinates].map(f => columns.find(c => c.name === f?.[0]))
  if (lat && lon && mostly(lat, lat.beyond, SWAPPED_SHARE) && !lon.beyond && !lat.far && !lon.far) {
    because.swapped = say('swapped.columns', { n: lat.beyond, latitude: lat.name, longitude: lon.name })
    return true
  }
  if (both && both.pairs && both.pairBeyond[0] >= both.pairs * SWAPPED_SHARE && !both.pairBeyond[1]) {
    because.swapped = say('swapped.pairs', { n: both.pairBeyond[0], column: both.name })
    return true
  }
  return false
}
