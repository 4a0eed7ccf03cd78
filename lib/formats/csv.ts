import { cellOf, type Cell, type Feature } from './cells'
import type { Column } from './columns'
import { defused } from './defuse'

/** Excel takes a file for UTF-8 only with this sign before it. */
const BOM = '\ufeff'
const QUOTED = /[",\r\n\t]|^\s|\s$/

/** One cell by RFC 4180, defused. */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = defused(cell)
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
export const csvLine = (cells: Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** UTF-8 with BOM, RFC 4180; with `hxl` a row of hashtags under the header. */
export async function* csv(features: AsyncIterable<Feature>, columns: Column[], { hxl = false } = {}): AsyncGenerator<string> {
  yield BOM + csvLine(columns.map(c => c.name))
  if (hxl) yield csvLine(columns.map(c => c.hxl))
  for await (const feature of features) yield csvLine(columns.map(c => cellOf(c, feature)))
}

/** The column dictionary as a table of its own. */
export function* dictionaryRows(columns: Column[]): Generator<Cell[]> {
  yield ['column', 'type', 'meaning_en', 'meaning_ar', 'hxl', 'codes', 'codes_from']
  for (const c of columns) yield [c.name, c.type, c.meaning.en, c.meaning.ar, c.hxl, c.codes?.map(({ code, label }) => (label.en ? `${code} (${label.en})` : code)).join('; ') ?? null, c.codes_from ?? null]
}
