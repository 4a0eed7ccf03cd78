import Papa from 'papaparse'
import { decoded, detectEncoding } from './encoding'
import { Unreadable, type Source, type Table, type Row } from './source'

/** A row longer than this is an unclosed quote or no table; nothing is held beyond it. */
const LONGEST_ROW = 4_000_000
const MOST_COLUMNS = 2_000
const SAMPLE_CHARS = 200_000
const SEPARATORS = [',', ';', '\t', '|']

export interface Csv extends Table { separator: string; encoding: string; /** What was assumed while reading, in sentences. */ assumed: string[] }

/**
 * A table of separated values: any usual separator, quoting by RFC 4180, line ends mixed. Streams: no more than a row and a
 * chunk are held. Blank lines are passed over and counted as lines.
 */
export async function readCsv(source: Source): Promise<Csv> {
  const found = await detectEncoding(source)
  const assumed: string[] = []
  if (found.guessed) assumed.push(`The encoding is taken for ${found.encoding}: the file carries no mark, and its bytes are not UTF-8.`)
  let zeros = 0
  const text = decoded(source, found, n => { zeros += n })
  const head: string[] = []
  let length = 0
  for (let next = await text.next(); !next.done; next = await text.next()) {
    head.push(next.value)
    length += next.value.length
    if (length >= SAMPLE_CHARS) break
  }
  const sample = head.join('')
  if (!sample.trim()) throw new Unreadable(source.name, 'is empty; expected a header row and rows under it.')
  const separator = sniff(sample.slice(0, SAMPLE_CHARS))
  const all = records(source.name, separator, (async function* () {
    yield sample
    yield* text
  })())
  let first = await all.next()
  while (!first.done && blank(first.value.cells)) first = await all.next()
  if (first.done) throw new Unreadable(source.name, 'holds blank lines only; expected a header row and rows under it.')
  const header = first.value.cells.map(h => String(h ?? '').trim())
  if (header.length > MOST_COLUMNS) throw new Unreadable(source.name, `has ${header.length} columns; expected at most ${MOST_COLUMNS}. Delete the columns that are not needed, or check the separator.`, first.value.row)
  return {
    header, separator, encoding: found.encoding, assumed,
    rows: (async function* () {
      for await (const row of all) if (!blank(row.cells)) yield row
      if (zeros) assumed.push(`${zeros} zero characters were left out of the text.`)
    })(),
  }
}

const blank = (cells: Row['cells']): boolean => cells.every(c => c === null || (typeof c === 'string' && !c.trim()))

/** The separator that cuts the first lines into the same number of cells most often, and into more than one. */
export function sniff(sample: string): string {
  let best = ','
  let most = 0
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(sample, { delimiter: separator, preview: 25 })
    const widths = data.filter(r => r.length > 1 || r[0]?.trim()).map(r => r.length)
    const width = widths[0] ?? 0
    if (width < 2) continue
    const score = (widths.filter(w => w === width).length / widths.length) * Math.min(width, 50)
    if (score > most) {
      most = score
      best = separator
    }
  }
  return best
}

interface Parsed { data: string[][]; errors: { type: string; code: string; row?: number }[]; meta: { cursor: number } }
type LowLevel = new (config: object) => { parse(input: string, base: number, ignoreLast: boolean): Parsed }

/** Rows with their line numbers. Papa Parse's own parser is fed piece by piece; what is not yet a whole row waits for the next. */
async function* records(file: string, separator: string, text: AsyncIterable<string>): AsyncGenerator<Row> {
  const Parser = (Papa as unknown as { Parser: LowLevel }).Parser
  let rest = ''
  let line = 1
  const take = function* (piece: string, last: boolean): Generator<Row> {
    const { data, meta } = new Parser({ delimiter: separator, newline: '\n', quoteChar: '"' }).parse(piece, 0, !last)
    for (const cells of data) {
      yield { row: line, cells: cells.map(c => (c === '' ? null : c)) }
      line += 1 + cells.reduce((n, c) => n + lineEnds(c), 0)
    }
    rest = last ? '' : piece.slice(meta.cursor)
  }
  // Line ends are made one before parsing: files that were put together by hand mix them. A carriage return at the end of a piece waits.
  let carry = ''
  for await (const chunk of text) {
    let piece = carry + chunk
    carry = piece.endsWith('\r') ? '\r' : ''
    if (carry) piece = piece.slice(0, -1)
    yield* take(rest + piece.replace(/\r\n?/g, '\n'), false)
    if (rest.length > LONGEST_ROW) throw new Unreadable(file, `has no end within ${LONGEST_ROW.toLocaleString('en')} characters; expected rows on lines of their own. Look for a quotation mark that is opened and not closed, or for another separator of rows.`, line)
  }
  if (rest || carry) yield* take(rest, true)
}

function lineEnds(cell: string): number {
  let n = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) n++
  return n
}
