import { BlobReader, configure, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js'
import { SaxesParser } from 'saxes'
import { findHeader } from './header'
import { Unreadable, type Cell, type Row, type Source, type Table } from './source'
import { say } from './words/said'

// Office Open XML (ECMA-376, part 1, chapter 18): a ZIP of XML parts. Sheets are read as they unpack, row by row.

configure({ useWebWorkers: false })

/** Unpacked sizes beyond which a workbook is refused: real ones of a million rows stay under. */
const MOST_BYTES = 2_000_000_000
const MOST_TEXT = 400_000_000
/** XML packs well, but not so well: more than this is made to burst. */
const MOST_RATIO = 400
const MOST_COLUMNS = 2_000
/** Number formats that are dates (18.8.30); own formats are dates when they name day, month or year. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58])
const DAY_MS = 86_400_000
/** Days from 1970 back to the epochs that workbooks count from. */
const [EPOCH_1900, EPOCH_1904] = [25_569, 24_107]

/** Every sheet of a workbook as a table, in order. Empty ones are left out. */
export async function readXlsx({ name, blob }: Source): Promise<Table[]> {
  const zip = new ZipReader(new BlobReader(blob))
  let entries: Entry[]
  try {
    entries = await zip.getEntries()
  } catch {
    throw new Unreadable(name, say('xlsx.broken'))
  }
  const size = entries.reduce((sum, e) => sum + e.uncompressedSize, 0)
  if (size > MOST_BYTES || entries.some(e => e.uncompressedSize > 50_000_000 && e.uncompressedSize > MOST_RATIO * Math.max(1, e.compressedSize))) {
    throw new Unreadable(name, say('xlsx.burst', { size: Math.round(size / 1e6).toLocaleString('en'), packed: Math.round(blob.size / 1e6), most: MOST_BYTES / 1e6, ratio: MOST_RATIO }))
  }
  const part = (path: string) => entries.find((e): e is FileEntry => !e.directory && e.filename === path)
  const workbook = part('xl/workbook.xml')
  if (!workbook) throw new Unreadable(name, say('xlsx.noBook'))
  const book = { sheets: [] as { name: string; rel: string }[], is1904: false }
  await parse(name, workbook, tag => {
    if (tag.name === 'sheet') book.sheets.push({ name: tag.attributes.name, rel: tag.attributes['r:id'] })
    if (tag.name === 'workbookPr') book.is1904 = ['1', 'true'].includes(tag.attributes.date1904)
  })
  const targets = new Map<string, string>()
  await parse(name, part('xl/_rels/workbook.xml.rels'), tag => { if (tag.name === 'Relationship') targets.set(tag.attributes.Id, tag.attributes.Target.replace(/^\/?(xl\/)?/, 'xl/')) })
  const strings = await sharedStrings(name, part('xl/sharedStrings.xml'))
  const dates = await dateStyles(name, part('xl/styles.xml'))
  const tables: Table[] = []
  for (const sheet of book.sheets) {
    const entry = part(targets.get(sheet.rel) ?? '')
    if (!entry) continue
    const table = await findHeader(rowsOf(name, entry, strings, dates, book.is1904 ? EPOCH_1904 : EPOCH_1900))
    if (!table) continue
    if (table.header.length > MOST_COLUMNS) throw new Unreadable(name, say('xlsx.columns', { n: table.header.length, sheet: sheet.name, most: MOST_COLUMNS }))
    tables.push({ sheet: sheet.name, ...table })
  }
  if (!tables.length) throw new Unreadable(name, say('xlsx.noSheet'))
  return tables
}

interface Tag { name: string; attributes: Record<string, string> }
type Open = (tag: Tag) => void

/** The text of one part, unpacked piece by piece; more than its own size says is refused. */
async function* unpacked(file: string, entry: FileEntry): AsyncGenerator<string> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const failed = entry.getData(writable).then(() => null, (error: unknown) => error)
  const decoder = new TextDecoder()
  const reader = readable.getReader()
  let bytes = 0
  try {
    for (;;) {
      const { value, done } = await reader.read().catch(async () => { throw (await failed) ?? new Error('unreadable') })
      if (done) break
      bytes += value.length
      if (bytes > entry.uncompressedSize) throw new Error('larger than it says')
      yield decoder.decode(value, { stream: true })
    }
  } catch {
    throw new Unreadable(file, say('xlsx.part', { part: entry.filename }))
  } finally {
    await reader.cancel().catch(() => {})
  }
}

async function parse(file: string, entry: FileEntry | undefined, open: Open, text?: (text: string) => void, close?: (name: string) => void): Promise<void> {
  if (!entry) return
  const parser = parserOf(open, text, close)
  for await (const chunk of unpacked(file, entry)) parser.write(chunk)
}

function parserOf(open: Open, text?: (text: string) => void, close?: (name: string) => void): SaxesParser {
  const parser = new SaxesParser()
  parser.on('opentag', tag => open({ name: tag.name.replace(/^x:/, ''), attributes: tag.attributes as Record<string, string> }))
  if (text) parser.on('text', text)
  if (close) parser.on('closetag', tag => close(tag.name.replace(/^x:/, '')))
  parser.on('error', () => {})
  return parser
}

async function sharedStrings(file: string, entry: FileEntry | undefined): Promise<string[]> {
  const out: string[] = []
  let current = ''
  let length = 0
  let inText = false
  let phonetic = 0
  await parse(file, entry, tag => {
    if (tag.name === 'si') current = ''
    if (tag.name === 'rPh') phonetic++
    inText = tag.name === 't'
  }, text => {
    if (!inText || phonetic) return
    current += text
    length += text.length
    if (length > MOST_TEXT) throw new Unreadable(file, say('xlsx.text', { most: MOST_TEXT / 1e6 }))
  }, name => {
    if (name === 't') inText = false
    if (name === 'rPh') phonetic--
    if (name === 'si') out.push(current)
  })
  return out
}

/** Which cell styles show a date. */
async function dateStyles(file: string, entry: FileEntry | undefined): Promise<boolean[]> {
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  await parse(file, entry, tag => {
    if (tag.name === 'numFmt') own.set(Number(tag.attributes.numFmtId), /[dy]|m{3,}/i.test(tag.attributes.formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')))
    if (tag.name === 'cellXfs') inCells = true
    if (inCells && tag.name === 'xf') {
      const id = Number(tag.attributes.numFmtId)
      styles.push(own.get(id) ?? DATE_FORMATS.has(id))
    }
  }, undefined, name => { if (name === 'cellXfs') inCells = false })
  return styles
}

async function* rowsOf(file: string, entry: FileEntry, strings: string[], dates: boolean[], epoch: number): AsyncGenerator<Row> {
  const ready: Row[] = []
  let row: Row = { row: 0, cells: [] }
  let cell = { column: 0, type: 'n', isDate: false, formula: false }
  let text = ''
  let taking = false
  const parser = parserOf(tag => {
    if (tag.name === 'row') row = { row: Number(tag.attributes.r) || row.row + 1, cells: [] }
    else if (tag.name === 'c') {
      const { r, t, s } = tag.attributes
      cell = { column: r ? columnOf(r) : row.cells.length, type: t ?? 'n', isDate: dates[Number(s)] ?? false, formula: false }
      text = ''
    } else if (tag.name === 'f') cell.formula = true
    else taking = tag.name === 'v' || tag.name === 't'
  }, piece => { if (taking) text += piece }, name => {
    if (name === 'v' || name === 't') taking = false
    else if (name === 'c' && cell.column < 16_384) {
      while (row.cells.length < cell.column) row.cells.push(null)
      row.cells[cell.column] = valueOf(text, cell, strings, epoch)
      if (cell.type === 'e') (row.notes ??= []).push({ column: cell.column, value: text, reason: say('cell.error') })
      else if (cell.formula && text === '') (row.notes ??= []).push({ column: cell.column, reason: say('cell.formula') })
    } else if (name === 'row') ready.push(row)
  })
  for await (const chunk of unpacked(file, entry)) {
    parser.write(chunk)
    yield* ready.splice(0)
  }
}

/** "AB12" → 27. */
function columnOf(reference: string): number {
  let n = 0
  for (const c of reference) {
    const code = c.charCodeAt(0)
    if (code < 65 || code > 90) break
    n = n * 26 + code - 64
  }
  return n - 1
}

/** A formula's cell holds its last result; an error is nothing, and a note of the row. */
function valueOf(text: string, { type, isDate }: { type: string; isDate: boolean }, strings: string[], epoch: number): Cell {
  if (type === 's') return strings[Number(text)] || null
  if (type === 'b') return text === '1'
  if (type === 'd') return text
  if (type === 'e') return null
  if (type !== 'n') return text || null
  if (text === '') return null
  const value = Number(text)
  return isDate && value > 0 ? new Date(Math.round((value - epoch) * DAY_MS)) : value
}
