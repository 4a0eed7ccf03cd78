import type { Geometry } from 'geojson'
import { readCsv } from './csv'
import { projectionOf, type Projection } from './geometry'
import { readJson, RECORD_SEPARATOR } from './json'
import { Unreadable, type Row, type Source } from './source'
import { say, type Said } from './words/said'
import { readXlsx } from './xlsx'

export interface ImportRow extends Row { geometry?: Geometry | null; raw?: Record<string, unknown> }
export interface OpenTable { sheet?: string; header: string[]; rows: AsyncIterable<ImportRow>; geo: boolean; /** Rows whose geometry is null, of a file that has geometries. */ unplaced?: number; projection: Projection; /** What was assumed while reading; complete once the rows are read. */ assumed: Said[] }

/** The tables of a file of any kind that is read: told by its first bytes, not by its name. */
export async function openTables(source: Source): Promise<OpenTable[]> {
  const head = new Uint8Array(await source.blob.slice(0, 4096).arrayBuffer())
  if (!source.blob.size) throw new Unreadable(source.name, say('file.empty'))
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] < 8) return (await readXlsx(source)).map(t => ({ ...t, header: named(t.header), geo: false, projection: 'degrees' }))
  const text = new TextDecoder(head[1] === 0 || head[0] === 0xff ? 'utf-16le' : 'utf-8').decode(head).replace(/^\ufeff/, '').trimStart()
  // A CSV may begin with a bracket; JSON goes on with a name, a value or another bracket.
  if (text.startsWith(RECORD_SEPARATOR) || /^\{\s*("|\})|^\[\s*(\{|\[|\]|"|-?\d)/.test(text)) {
    const { header, rows, geo, crs, unplaced } = await readJson(source)
    return [{ header, rows, geo, unplaced, projection: projectionOf(crs), assumed: crs ? [say('crs.named', { crs })] : [] }]
  }
  const csv = await readCsv(source)
  return [{ header: named(csv.header), rows: csv.rows, geo: false, projection: 'degrees', assumed: csv.assumed }]
}

/** Columns without a name, or with one that stands twice, get one that does not. */
function named(header: string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((name, i) => {
    const base = name || `column ${i + 1}`
    const n = (seen.get(base) ?? 0) + 1
    seen.set(base, n)
    return n === 1 ? base : `${base} (${n})`
  })
}
