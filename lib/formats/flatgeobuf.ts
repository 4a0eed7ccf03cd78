import { Builder } from 'flatbuffers'
import type { Geometry, Position } from 'geojson'
import { cellOf, degrees, type Cell, type Feature } from './cells'
import type { Column, ColumnType } from './columns'
import type { About } from './geojson'

// FlatGeobuf 3 (flatgeobuf.org, src/fbs): magic, header, then feature after feature, each a FlatBuffer with its size before it. Without
// the index, which would have to be known before the first feature, it is written as it is read. Numbers below are the slots of the
// fields in header.fbs and feature.fbs.

const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0)
const KINDS = ['Unknown', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon', 'GeometryCollection']
const [BOOL, INT, DOUBLE, STRING, JSON_TEXT, DATE_TIME] = [2, 5, 10, 11, 12, 13]
const TYPES: Record<ColumnType, number> = { text: STRING, code: STRING, codes: STRING, list: STRING, day: DATE_TIME, integer: INT, number: DOUBLE, boolean: BOOL, json: JSON_TEXT }
const utf8 = new TextEncoder()

/** One column per field of the dictionary, with its meaning; days as ISO text of type DateTime. */
export async function* flatgeobuf(features: AsyncIterable<Feature>, columns: Column[], about: About): AsyncGenerator<Uint8Array> {
  yield MAGIC
  yield header(columns, about)
  for await (const feature of features) yield record(feature, columns)
}

function header(columns: Column[], { title, description, collection, count, licence }: About): Uint8Array {
  const b = new Builder(4096)
  const list = columns.map(c => {
    const [name, meaning] = [b.createString(c.name), b.createString(c.meaning.en)]
    b.startObject(11)
    b.addFieldOffset(0, name, 0)
    b.addFieldInt8(1, TYPES[c.type], 0)
    b.addFieldOffset(3, meaning, 0)
    return b.endObject()
  })
  b.startVector(4, list.length, 4)
  for (const offset of list.toReversed()) b.addOffset(offset)
  const columnList = b.endVector()
  const [name, heading, text] = [b.createString(collection), b.createString(title), b.createString(`${description} ${licence}`)]
  const epsg = b.createString('EPSG')
  b.startObject(6)
  b.addFieldOffset(0, epsg, 0)
  b.addFieldInt32(1, 4326, 0)
  const crs = b.endObject()
  b.startObject(14)
  b.addFieldOffset(0, name, 0)
  b.addFieldOffset(7, columnList, 0)
  b.addFieldInt64(8, BigInt(count), 0n)
  // 0 = no index; the schema's default is 16.
  b.addFieldInt16(9, 0, 16)
  b.addFieldOffset(10, crs, 0)
  b.addFieldOffset(11, heading, 0)
  b.addFieldOffset(12, text, 0)
  b.finishSizePrefixed(b.endObject())
  return b.asUint8Array()
}

function record(feature: Feature, columns: Column[]): Uint8Array {
  const b = new Builder(2048)
  const bytes = properties(columns.map(c => cellOf(c, feature)), columns)
  const values = b.createByteVector(bytes)
  const place = feature.geometry ? geometry(b, feature.geometry) : 0
  b.startObject(3)
  if (place) b.addFieldOffset(0, place, 0)
  b.addFieldOffset(1, values, 0)
  b.finishSizePrefixed(b.endObject())
  return b.asUint8Array()
}

/** Each value that is there: number of its column (16 bits), then the value; texts with their length (32 bits) before them. */
function properties(cells: Cell[], columns: Column[]): Uint8Array {
  const texts = cells.map((cell, i) => (cell !== null && ![BOOL, INT, DOUBLE].includes(TYPES[columns[i].type]) ? utf8.encode(String(cell)) : null))
  const out = new Uint8Array(cells.reduce<number>((sum, cell, i) => sum + (cell === null ? 0 : 2 + (texts[i] ? 4 + (texts[i] as Uint8Array).length : { [BOOL]: 1, [INT]: 4, [DOUBLE]: 8 }[TYPES[columns[i].type]] as number)), 0))
  const view = new DataView(out.buffer)
  let at = 0
  cells.forEach((cell, i) => {
    if (cell === null) return
    view.setUint16(at, i, true)
    at += 2
    const text = texts[i]
    if (text) {
      view.setUint32(at, text.length, true)
      out.set(text, at + 4)
      at += 4 + text.length
    } else if (TYPES[columns[i].type] === BOOL) view.setUint8(at++, cell ? 1 : 0)
    else if (TYPES[columns[i].type] === INT) { view.setInt32(at, Number(cell), true); at += 4 }
    else { view.setFloat64(at, Number(cell), true); at += 8 }
  })
  return out
}

/** A geometry's table. Rings and lines lie one after the other in `xy`, `ends` says where each ends; the parts of several polygons are tables of their own. */
function geometry(b: Builder, g: Geometry): number {
  const parts = g.type === 'MultiPolygon' ? g.coordinates.map(c => geometry(b, { type: 'Polygon', coordinates: c })) : g.type === 'GeometryCollection' ? g.geometries.map(part => geometry(b, part)) : []
  const lines: Position[][] = g.type === 'Point' ? [[g.coordinates]] : g.type === 'LineString' || g.type === 'MultiPoint' ? [g.coordinates] : g.type === 'Polygon' || g.type === 'MultiLineString' ? g.coordinates : []
  const xy = lines.flat().flatMap(([x, y]) => [degrees(x), degrees(y)])
  const vector = (size: number, values: number[], add: (value: number) => void) => {
    b.startVector(size, values.length, size)
    for (const value of values.toReversed()) add(value)
    return b.endVector()
  }
  let sum = 0
  const ends = lines.length > 1 ? vector(4, lines.map(line => (sum += line.length)), v => b.addInt32(v)) : 0
  const points = xy.length ? vector(8, xy, v => b.addFloat64(v)) : 0
  const more = parts.length ? vector(4, parts, v => b.addOffset(v)) : 0
  b.startObject(8)
  if (ends) b.addFieldOffset(0, ends, 0)
  if (points) b.addFieldOffset(1, points, 0)
  b.addFieldInt8(6, KINDS.indexOf(g.type), 0)
  if (more) b.addFieldOffset(7, more, 0)
  return b.endObject()
}
