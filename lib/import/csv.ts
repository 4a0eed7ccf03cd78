import Papa from 'papaparse'
import { decoded, detectEncoding } from './encoding'
import { findHeader } from './header'
import { Unreadable, type Source, type Table, type Row } from './source'
import { say, type Said } from './words/said'

/** A row longer than this is an unclosed quote or no table; nothing is held beyond it. */
const LONGEST_ROW = 4_000_000
const MOST_COLUMNS = 2_000
const SAMPLE_CHARS = 200_000
const SEPARATORS = [',', ';', '\t', '|', '^', '~', '¦', '§', '\u001f']

export interface Csv extends Table { separator: string; encoding: string }

/**
 * A table of separated values: any usual separator, quoting by RFC 4180, line ends mixed. Streams: no more than a row and a
 * chunk are held. Blank lines are passed over and counted as lines.
 */
export async function readCsv(source: Source): Promise<Csv> {
  const found = await detectEncoding(source)
  const assumed: Said[] = []
  if (found.guessed) assumed.push(say('encoding.guessed', { encoding: found.encoding }))
  let zeros = 0
  const text = decoded(source, found, n => { zeros += n })
  const head: string[] = []
  let length = 0
  for (let next = await text.next(); !next.done; next = await text.next()) {
    head.push(next.value)
    length += next.value.length
    if (length >= SAMPLE_CHARS) break
  }
  const whole = head.join('')
  if (!whole.trim()) throw new Unreadable(source.name, say('csv.empty'))
  if (/^\s*<(\?xml|!doctype|html|kml|table)\b/i.test(whole)) throw new Unreadable(source.name, say('csv.xml'))
  // Excel writes the separator into a first line of its own.
  const stated = /^sep=(.)\r?\n/i.exec(whole)
  const sample = stated ? whole.slice(stated[0].length) : whole
  const separator = stated?.[1] ?? sniff(sample.slice(0, SAMPLE_CHARS))
  const state: State = { line: stated ? 2 : 1, badQuotes: 0, last: null }
  const headed = await findHeader(records(source.name, separator, state, (async function* () {
    yield sample
    yield* text
  })()))
  if (!headed) throw new Unreadable(source.name, say('csv.blank'))
  const { header } = headed
  if (header.length > MOST_COLUMNS) throw new Unreadable(source.name, say('csv.columns', { n: header.length, most: MOST_COLUMNS }), 1)
  assumed.push(...headed.assumed)
  return {
    header, separator, encoding: found.encoding, assumed,
    rows: (async function* () {
      yield* headed.rows
      if (zeros) assumed.push(say('csv.zeros', { n: zeros }))
      if (state.badQuotes) assumed.push(say('csv.quotes', { n: state.badQuotes }))
      if (state.last && state.last.cells < header.length && state.last.cells < state.last.usual) assumed.push(say('csv.cut', { row: state.last.row, cells: state.last.cells, columns: header.length }))
    })(),
  }
}

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
/** `last` is a last row without a line end; `usual` what the row before it held. */
interface State { line: number; badQuotes: number; last: { row: number; cells: number; usual: number } | null }

/** Rows with their line numbers. Papa Parse's own parser is fed piece by piece; what is not yet a whole row waits for the next. */
async function* records(file: string, separator: string, state: State, text: AsyncIterable<string>): AsyncGenerator<Row> {
  const Parser = (Papa as unknown as { Parser: LowLevel }).Parser
  let rest = ''
  let usual = 0
  const take = function* (piece: string, last: boolean): Generator<Row> {
    const { data, errors, meta } = new Parser({ delimiter: separator, newline: '\n', quoteChar: '"' }).parse(piece, 0, !last)
    if (last && errors.some(e => e.code === 'MissingQuotes')) throw new Unreadable(file, say('csv.openQuote', { text: JSON.stringify(data.at(-1)?.at(-1)?.slice(0, 60) ?? '') }), state.line + data.slice(0, -1).reduce((n, cells) => n + 1 + cells.reduce((m, c) => m + lineEnds(c), 0), 0))
    state.badQuotes += errors.filter(e => e.code === 'InvalidQuotes').length
    for (const [i, cells] of data.entries()) {
      if (last && i === data.length - 1 && !piece.endsWith('\n')) state.last = { row: state.line, cells: cells.length, usual }
      usual = cells.length
      yield { row: state.line, cells: cells.map(c => (c === '' ? null : unwrapped(c))) }
      state.line += 1 + cells.reduce((n, c) => n + lineEnds(c), 0)
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
    if (rest.length > LONGEST_ROW) throw new Unreadable(file, say('csv.endless', { most: LONGEST_ROW.toLocaleString('en') }), state.line)
  }
  if (rest || carry) yield* take(rest, true)
}

/** ="00123" is how a spreadsheet is told to leave a figure as text: the value is what stands inside. */
const unwrapped = (cell: string): string => (cell.charCodeAt(0) === 61 ? (/^="(.*)"$/s.exec(cell)?.[1] ?? cell) : cell)

function lineEnds(cell: string): number {
  let n = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) n++
  return n
}
