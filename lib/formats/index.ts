import type { Feature } from './cells'
import { csv } from './csv'
import { columnsFor, type Collection, type Column } from './columns'
import { flatgeobuf } from './flatgeobuf'
import { geojson, jsonLines, type About } from './geojson'
import { kml } from './kml'
import { xlsx } from './xlsx'

export { columnsFor, type About, type Collection, type Column, type Feature }

export interface Format {
  /** End of the file's name, and of its address. */
  ending: string
  type: string
  of: Collection[]
  write(features: AsyncIterable<Feature>, columns: Column[], about: About): AsyncIterable<string | Uint8Array>
}

const BOTH: Collection[] = ['incidents', 'statements']

/** Every format that the record is handed out in, in the order in which they are offered. */
export const FORMATS: readonly Format[] = [
  { ending: 'csv', type: 'text/csv; charset=utf-8; header=present', of: BOTH, write: (f, columns) => csv(f, columns) },
  { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', of: BOTH, write: xlsx },
  { ending: 'geojson', type: 'application/geo+json', of: BOTH, write: (f, _, about) => geojson(f, about) },
  { ending: 'hxl.csv', type: 'text/csv; charset=utf-8; header=present', of: BOTH, write: (f, columns) => csv(f, columns, { hxl: true }) },
  { ending: 'kml', type: 'application/vnd.google-earth.kml+xml', of: BOTH, write: kml },
  { ending: 'fgb', type: 'application/vnd.flatgeobuf', of: BOTH, write: flatgeobuf },
  { ending: 'jsonl', type: 'application/jsonl', of: BOTH, write: f => jsonLines(f) },
]

/** `incidents.hxl.csv` → what it is of, and the format; null for what is not offered. */
export function formatOf(file: string): { collection: Collection; format: Format } | null {
  const [collection, ...ending] = file.split('.')
  const format = FORMATS.find(f => f.ending === ending.join('.') && f.of.includes(collection as Collection))
  return format ? { collection: collection as Collection, format } : null
}
