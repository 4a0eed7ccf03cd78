import { parseCoordinate } from './coordinates'
import { NoDate, parseDate } from './dates'
import type { Cell, Row } from './source'
import { say, type Said } from './words/said'

/** So many rows are looked at to find the header: titles and notes may stand above it. */
const LOOK = 25
const MOST_NAMED = 160

export interface Found { header: string[]; rows: AsyncIterable<Row>; /** What was assumed, in sentences. */ assumed: Said[] }

/** Is this row one of tags (HXL)? At least two, and everything that is there begins with "#" but for a stray one in five. */
export function tagsOf(cells: Cell[]): string[] | null {
  const tags = cells.map(c => (typeof c === 'string' ? c.trim() : ''))
  const filled = tags.filter(Boolean)
  const marked = filled.filter(t => /^#\s*[a-z]/i.test(t))
  return marked.length >= 2 && marked.length >= filled.length * 0.8 ? tags.map(t => t.replace(/\s+/g, '')) : null
}

export const filledIn = (cells: Cell[]): number => cells.filter(c => c !== null && String(c).trim() !== '').length

/**
 * Finds the header among the first rows: the one over a row of tags, else the first that is filled at least half as far as the fullest.
 * What stands above it is passed over and named; a table that begins with data gets names of its own. Null when no row holds anything.
 */
export async function findHeader(all: AsyncIterable<Row>): Promise<Found | null> {
  const rows = all[Symbol.asyncIterator]()
  const first: Row[] = []
  while (first.length < LOOK) {
    const next = await rows.next()
    if (next.done) break
    if (filledIn(next.value.cells)) first.push(next.value)
  }
  if (!first.length) return null
  const most = Math.max(...first.map(row => filledIn(row.cells)))
  const tagged = first.findIndex(row => tagsOf(row.cells))
  const full = first.findIndex(row => filledIn(row.cells) >= Math.max(1, most / 2))
  const at = tagged > 0 && filledIn(first[tagged - 1].cells) >= 2 ? tagged - 1 : tagged >= 0 ? tagged : full
  const assumed: Said[] = []
  const above = { row: first[at].row, text: first.slice(0, at).map(r => r.cells.filter(Boolean).map(String).join(' ')).join(' / ').slice(0, MOST_NAMED) }
  if (at > 0) assumed.push(at === 1 ? say('header.rowAbove', above) : say('header.rowsAbove', { n: at, ...above }))
  const bare = looksLikeData(first[at].cells)
  if (bare) assumed.push(say('header.none', { row: first[at].row }))
  const header = bare ? first[at].cells.map((_, i) => `column ${i + 1}`) : first[at].cells.map(c => (c instanceof Date ? c.toISOString().slice(0, 10) : String(c ?? '').trim()))
  return {
    header, assumed,
    rows: (async function* () {
      yield* first.slice(bare ? at : at + 1)
      for (let next = await rows.next(); !next.done; next = await rows.next()) if (filledIn(next.value.cells)) yield next.value
    })(),
  }
}

/** Names of columns are neither days nor fractions of degrees; two such cells, or one whole day and another figure, are data. */
function looksLikeData(cells: Cell[]): boolean {
  const days = cells.filter(c => c instanceof Date || (typeof c === 'string' && /\d/.test(c) && isDay(c))).length
  const degrees = cells.filter(c => (typeof c === 'string' && /\d[.,]\d/.test(c) && parseCoordinate(c) !== null) || (typeof c === 'number' && !Number.isInteger(c))).length
  return (days > 0 && days <= 2 && cells.length > days && (degrees > 0 || cells.length <= 12)) || degrees >= 2
}

function isDay(text: string): boolean {
  try {
    return parseDate(text, 'dmy')?.precision === 'day'
  } catch (error) {
    if (error instanceof NoDate) return false
    throw error
  }
}
