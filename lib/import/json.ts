import { JSONParser } from '@streamparser/json'
import type { Geometry } from 'geojson'
import { decoded, detectEncoding } from './encoding'
import { JsonGuard } from './json-guard'
import { Unreadable, type Cell, type Row, type Table } from './source'
import type { Source } from './source'
import { say, type Value } from './words/said'

/** Beyond this a file of one object, or one line of a sequence, is not held in memory. */
const MOST_AT_ONCE = 64_000_000
const SAMPLE_BYTES = 65_536
const GEOMETRIES = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'])
/** Begins each text of a sequence (RFC 8142). */
export const RECORD_SEPARATOR = '\u001e'

/** `raw` is the record as it stood: our own features are taken over whole. */
export interface JsonRow extends Row { geometry?: Geometry | null; raw?: Record<string, unknown> }
export interface JsonTable extends Omit<Table, 'rows' | 'assumed'> { rows: AsyncIterable<JsonRow>; /** Coordinates come as geometries. */ geo: boolean; /** Name of a legacy `crs` member (GeoJSON 2008). */ crs: string | null; /** Records whose geometry is null. */ unplaced: number }

/**
 * Records from GeoJSON (a collection, one feature, bare geometries, text sequences by RFC 8142 or by lines), from an array of
 * objects, or from an object that holds one. Read twice: once for the names, once for the rows; neither holds more than a record.
 */
export async function readJson(source: Source): Promise<JsonTable> {
  const names = new Set<string>()
  const seen: Seen = { geo: false, crs: null, unplaced: 0 }
  for await (const record of records(source, seen)) {
    const { properties, geometry } = apart(record)
    if (geometry !== undefined) seen.geo = true
    if (geometry === null) seen.unplaced++
    for (const name of Object.keys(flat(properties))) names.add(name)
  }
  const header = [...names]
  return {
    header, geo: seen.geo, crs: seen.crs, unplaced: seen.unplaced,
    rows: (async function* () {
      let row = 0
      for await (const record of records(source, { geo: false, crs: null, unplaced: 0 })) {
        const { properties, geometry } = apart(record)
        const values = flat(properties)
        yield { row: ++row, cells: header.map(h => values[h] ?? null), ...(geometry !== undefined ? { geometry } : {}), raw: record }
      }
    })(),
  }
}

/** The records alone, as they stand, one after the other: read once. */
export const readRecords = (source: Source): AsyncGenerator<Record<string, unknown>> => records(source, { geo: false, crs: null, unplaced: 0 })

interface Seen { geo: boolean; crs: string | null; unplaced: number }
type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A feature's properties (its own id among them) and geometry; a plain record has none. */
function apart(record: Json): { properties: Json; geometry?: Geometry | null } {
  if (record.type === 'Feature' || (isObject(record.properties) && 'geometry' in record)) {
    const properties = isObject(record.properties) ? record.properties : {}
    return { properties: record.id !== undefined && properties.id === undefined ? { id: record.id, ...properties } : properties, geometry: (record.geometry ?? null) as Geometry | null }
  }
  if (GEOMETRIES.has(String(record.type)) && ('coordinates' in record || 'geometries' in record)) return { properties: {}, geometry: record as unknown as Geometry }
  // Esri's JSON keeps its values in "attributes" and a point as x and y.
  if (isObject(record.attributes) && isObject(record.geometry) && typeof record.geometry.x === 'number') return { properties: record.attributes, geometry: { type: 'Point', coordinates: [record.geometry.x, Number(record.geometry.y)] } }
  return { properties: record }
}

/** Nested objects by dots, lists of plain values by semicolons, other lists as JSON: cells are text. */
export function flat(record: Json, prefix = ''): Record<string, Cell> {
  // Without a prototype: a column may be called "constructor".
  const out = Object.create(null) as Record<string, Cell>
  for (const [name, value] of Object.entries(record)) {
    if (value === null || value === undefined) continue
    if (isObject(value)) Object.assign(out, flat(value, `${prefix}${name}.`))
    else if (Array.isArray(value)) out[prefix + name] = value.every(v => !isObject(v) && !Array.isArray(v)) ? value.join('; ') : JSON.stringify(value)
    else out[prefix + name] = typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
  }
  return out
}

async function* records(source: Source, seen: Seen): AsyncGenerator<Json> {
  const head = (await source.blob.slice(0, SAMPLE_BYTES).text()).replace(/^\ufeff/, '').trimStart()
  if (!head) throw new Unreadable(source.name, say('json.empty'))
  if (head.startsWith(RECORD_SEPARATOR)) return yield* sequence(source, RECORD_SEPARATOR)
  if (isLines(head)) return yield* sequence(source, '\n')
  if (head.startsWith('[')) return yield* stream(source, '$', seen)
  if (/^\{[^[{]*"type"\s*:\s*"FeatureCollection"/.test(head) || /"features"\s*:\s*\[/.test(head)) return yield* stream(source, '$.features', seen)
  yield* whole(source, seen)
}

const isLines = (head: string): boolean => {
  const lines = head.split('\n').slice(0, 3).map(l => l.trim()).filter(Boolean)
  return lines.length > 1 && lines.slice(0, 2).every(l => l.startsWith('{') && l.endsWith('}') && parses(l))
}
const parses = (text: string): boolean => {
  try {
    return isObject(JSON.parse(text))
  } catch {
    return false
  }
}

/** The parser decodes each longer character by itself, and a decoder takes U+FEFF at the beginning for a byte order mark: inside of a text it would be lost. */
function keepMarks(parser: JSONParser): void {
  const { tokenizer } = parser as unknown as { tokenizer: { bufferedString: { decoder: TextDecoder } } }
  tokenizer.bufferedString.decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
}

/** One record after the other out of an array that is never held as a whole. */
async function* stream(source: Source, at: '$' | '$.features', seen: Seen): AsyncGenerator<Json> {
  const parser = new JSONParser({ paths: [`${at}.*`, '$.crs'], keepStack: false })
  keepMarks(parser)
  const ready: Json[] = []
  let index = 0
  parser.onValue = ({ value, key, stack }) => {
    if (at === '$.features' && stack.length === 1 && key === 'crs') {
      seen.crs = crsName(value)
      return
    }
    index++
    if (!isObject(value)) throw new Unreadable(source.name, say('json.noObject', { value: String(JSON.stringify(value)?.slice(0, 60)) }), index)
    ready.push(value)
  }
  try {
    const guard = new JsonGuard(source.name)
    for await (const text of textOf(source)) {
      guard.pass(text, index)
      parser.write(text)
      yield* ready.splice(0)
    }
    if (!parser.isEnded) parser.end()
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(source.name, say('json.after', { n: index, why: reasonOf(error) }))
  }
  yield* ready
}

/** A text of RFC 8142 may span lines: it ends where the next mark stands. */
async function* sequence(source: Source, separator: string): AsyncGenerator<Json> {
  let rest = ''
  let line = 0
  const take = function* (parts: string[]): Generator<Json> {
    for (const part of parts) {
      line++
      const text = part.trim()
      if (!text) continue
      if (!parses(text)) throw new Unreadable(source.name, say('json.line', { text: text.slice(0, 60) }), line)
      yield JSON.parse(text) as Json
    }
  }
  for await (const text of textOf(source)) {
    const parts = (rest + text).split(separator)
    rest = parts.pop() ?? ''
    if (rest.length > MOST_AT_ONCE) throw new Unreadable(source.name, say('json.longLine', { most: MOST_AT_ONCE }), line)
    yield* take(parts)
  }
  yield* take([rest])
}

async function* whole(source: Source, seen: Seen): AsyncGenerator<Json> {
  if (source.blob.size > MOST_AT_ONCE) throw new Unreadable(source.name, say('json.large', { bytes: source.blob.size }))
  let value: unknown
  try {
    value = JSON.parse((await source.blob.text()).replace(/^\ufeff/, ''))
  } catch (error) {
    throw new Unreadable(source.name, say('json.bad', { why: reasonOf(error) }))
  }
  if (!isObject(value)) throw new Unreadable(source.name, say('json.single'))
  seen.crs = crsName(value.crs)
  if (value.type === 'Feature' || GEOMETRIES.has(String(value.type))) return yield value
  const lists = Object.entries(value).filter((entry): entry is [string, Json[]] => Array.isArray(entry[1]) && entry[1].length > 0 && entry[1].every(isObject))
  const [longest] = lists.sort((a, b) => b[1].length - a[1].length)
  if (!longest) throw new Unreadable(source.name, say('json.noList'))
  yield* longest[1]
}

/** The parser's own words stay as they are, but for the commonest. */
const reasonOf = (error: unknown): Value => {
  const message = error instanceof Error ? error.message : String(error)
  return /ended in (the middle|mid)/.test(message) ? say('json.ends') : message.replace(/\.+$/, '')
}

const crsName = (crs: unknown): string | null => (isObject(crs) && isObject(crs.properties) ? String(crs.properties.name ?? crs.properties.href ?? '') || null : null)

async function* textOf(source: Source): AsyncGenerator<string> {
  yield* decoded(source, await detectEncoding(source), () => {})
}
