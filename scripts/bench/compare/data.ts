import { gzipSync } from 'node:zlib'
import { encodeSlice } from '../../../lib/slice/encode'
import { seededSlice } from '../../../lib/slice/seed'
import type { Slice } from '../../../lib/slice/columns'
import type { Day } from '../../../lib/slice/types'
import { firstAbove } from '../../../lib/slice/window'

// The same seeded records in the form that each way reads best. Sorted by day, coordinates to five decimals (a metre) in all.

/** `slice`: all columns, for the engine. `geojson`: place and day. `columns`: lon, lat as doubles, then the day as a float, for deck.gl. */
export const FORMS = ['slice', 'geojson', 'columns'] as const
export type Form = (typeof FORMS)[number]

export interface Seeded {
  rows: number
  first: Day
  last: Day
  /** gzip, as served. */
  packed: Record<Form, Buffer>
  /** Records with a day in [from, to], counted directly. */
  count(from: Day, to: Day): number
}

const DECIMALS = 1e5
const LEVEL = 6

export function seededData(rows: number): Seeded {
  const slice = seededSlice(rows, 1, { facets: 3 })
  const { lon, lat, start } = slice.columns
  for (const degrees of [lon, lat]) for (let i = 0; i < rows; i++) degrees[i] = Math.round(degrees[i] * DECIMALS) / DECIMALS
  const upTo = (day: Day) => firstAbove(rows, i => start[i], day)
  return {
    rows, first: slice.meta.first as Day, last: slice.meta.last as Day,
    packed: { slice: pack(encodeSlice(slice)), geojson: pack(geojson(slice)), columns: pack(columns(slice)) },
    count: (from, to) => upTo(to) - upTo(from - 1),
  }
}

const pack = (bytes: Uint8Array): Buffer => gzipSync(bytes, { level: LEVEL })

function geojson({ columns: { lon, lat, start } }: Slice): Buffer {
  const features = Array.from(start, (day, i) => `{"type":"Feature","properties":{"day":${day}},"geometry":{"type":"Point","coordinates":[${lon[i]},${lat[i]}]}}`)
  return Buffer.from(`{"type":"FeatureCollection","features":[${features.join(',')}]}`)
}

function columns({ columns: { lon, lat, start } }: Slice): Uint8Array {
  const rows = start.length
  const bytes = new Uint8Array(rows * 20)
  const places = new Float64Array(bytes.buffer, 0, 2 * rows)
  for (let i = 0; i < rows; i++) places.set([lon[i], lat[i]], 2 * i)
  new Float32Array(bytes.buffer, 16 * rows, rows).set(start)
  return bytes
}
