import type { Feature } from './cells'
import { csv } from './csv'
import { columnsFor, type Collection, type Column } from './columns'
import { flatgeobuf } from './flatgeobuf'
import { geojson, jsonLines, type About } from './geojson'
import { kml } from './kml'
import { OFFERED, type Ending } from './offered'
import { xlsx } from './xlsx'

export { columnsFor, type About, type Collection, type Column, type Feature }

export interface Format {
  /** End of the file's name, and of its address. */
  ending: Ending
  type: string
  write(features: AsyncIterable<Feature>, columns: Column[], about: About): AsyncIterable<string | Uint8Array>
}

const CSV = 'text/csv; charset=utf-8; header=present'
const KINDS: Record<Ending, Omit<Format, 'ending'>> = {
  csv: { type: CSV, write: (f, columns) => csv(f, columns) },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsx },
  geojson: { type: 'application/geo+json', write: (f, _, about) => geojson(f, about) },
  'hxl.csv': { type: CSV, write: (f, columns) => csv(f, columns, { hxl: true }) },
  kml: { type: 'application/vnd.google-earth.kml+xml', write: kml },
  fgb: { type: 'application/vnd.flatgeobuf', write: flatgeobuf },
  jsonl: { type: 'application/jsonl', write: f => jsonLines(f) },
}

export const FORMATS: readonly Format[] = OFFERED.map(({ ending }) => ({ ending, ...KINDS[ending] }))

/** `incidents.hxl.csv` → what it is of, and the format; null for what is not offered. */
export function formatOf(file: string): { collection: Collection; format: Format } | null {
  const [collection, ...ending] = file.split('.')
  const format = FORMATS.find(f => f.ending === ending.join('.'))
  return format && (collection === 'incidents' || collection === 'statements') ? { collection, format } : null
}
