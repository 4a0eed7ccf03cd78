import { isGridReference, parseCoordinate, parsePair, parseWkt } from './coordinates'
import { NoDate, OrderEvidence, parseDate } from './dates'
import type { Cell, Row } from './source'

/** What the values of one column look like. Shares are of the values that are there. */
export interface Column {
  name: string
  index: number
  /** Cells that hold something. */
  filled: number
  /** How many of the first values are read as each; see `looked`. */
  looked: number
  numbers: number
  coordinates: number
  pairs: number
  wkt: number
  /** References of a military grid: no coordinates, but to be named as such. */
  grid: number
  /** Of these numbers, or of the pairs' first and second ones, lie beyond 90 and within 180: no latitudes. */
  beyond: number
  pairBeyond: [number, number]
  /** Numbers beyond 180: pixels, metres. */
  far: number
  dates: number
  least: number
  most: number
  longest: number
  order: OrderEvidence
  /** Values with how often each stands there; of very many, the first thousands. */
  values: Map<string, number>
  /** Cells too long to be a code. */
  wordy: number
}

/** What parts several values in one cell. */
export const SEVERAL = /\s*[;|\n]\s*/
const LOOK = 3000
/** Distinct values that are counted per column, and in all columns of a table: bounds memory. */
const MOST_VALUES = 5000
const MOST_VALUES_IN_ALL = 300_000
const LONGEST_CODE = 80

/** Looks at every row once. Costly tests are made on the first few thousand values of a column, counts on all. */
export async function profile(header: string[], rows: AsyncIterable<Row>): Promise<{ columns: Column[]; rows: number }> {
  const columns = header.map((name, index): Column => ({ name, index, filled: 0, looked: 0, numbers: 0, coordinates: 0, pairs: 0, wkt: 0, grid: 0, beyond: 0, pairBeyond: [0, 0], far: 0, dates: 0, least: Infinity, most: -Infinity, longest: 0, order: new OrderEvidence(), values: new Map(), wordy: 0 }))
  const room = { left: MOST_VALUES_IN_ALL }
  let n = 0
  for await (const { cells } of rows) {
    n++
    for (const column of columns) look(column, cells[column.index] ?? null, room)
  }
  return { columns, rows: n }
}

function look(c: Column, value: Cell, room: { left: number }): void {
  if (value === null || (typeof value === 'string' && !value.trim())) return
  c.filled++
  const text = value instanceof Date ? value.toISOString() : String(value).trim()
  if (text.length > c.longest) c.longest = text.length
  if (text.length > LONGEST_CODE * 3) c.wordy++
  else {
    for (const part of text.split(SEVERAL)) {
      const known = c.values.get(part)
      if (known !== undefined) c.values.set(part, known + 1)
      else if (part && c.values.size < MOST_VALUES && room.left > 0) {
        c.values.set(part, 1)
        room.left--
      }
    }
  }
  if (c.looked < LOOK) {
    c.looked++
    const number = typeof value === 'number' ? value : Number(text.replace(',', '.'))
    if (Number.isFinite(number)) {
      c.numbers++
      const size = Math.abs(number)
      if (size > 180) c.far++
      else if (size > 90) c.beyond++
      c.least = Math.min(c.least, number)
      c.most = Math.max(c.most, number)
    }
    if (text.length < 60 && !(value instanceof Date)) {
      if (parseCoordinate(value)) c.coordinates++
      const pair = parsePair(value)
      if (pair) {
        c.pairs++
        pair.forEach(({ degrees }, i) => { if (Math.abs(degrees) > 90) c.pairBeyond[i]++ })
      } else if (isGridReference(value)) c.grid++
    }
    if (/^\s*(SRID|POINT|LINESTRING|POLYGON|MULTI)/i.test(text) && parseWkt(text)) c.wkt++
    if (isDate(value)) c.dates++
  }
  // Day or month first is decided by all values: the thirteenth may come late.
  if (c.dates > 0) c.order.add(value)
}

function isDate(value: Cell): boolean {
  if (typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length > 60)) return false
  try {
    return parseDate(value, 'dmy') !== null
  } catch (error) {
    if (error instanceof NoDate) return false
    throw error
  }
}

/** At least this share of a column's values. */
export const mostly = (c: Column, count: number, share = 0.8): boolean => c.looked > 0 && count >= c.looked * share
