import { areaBounds, containsPoint, type Area } from '../geo/area'
import type { Kind } from '../model/codes'
import { hasOrd, ordsOf, setOf, type OrdSet } from '../text/ord-set'
import { NO_DAY, type Columns } from './columns'
import { chosenMask } from './filters'
import type { Bounds, Day, Match, SliceMeta } from './types'
import { firstAbove } from './window'

/** What a list or a question narrows by. Absent = not narrowed. */
export interface RowFilter {
  /** Records in the window; those without a date only when `undated`. */
  days?: { from: Day | null; to: Day | null; match: Match; undated: boolean }
  kind?: Kind
  /** Chosen codes per facet, grading among them; codes that the facet does not have match nothing. */
  facets?: Record<string, string[]>
  /** Records whose point lies inside; never those without a point. */
  area?: Area
  /** [west, south, east, north]; also matches what has no place, as OGC API – Features asks. */
  bbox?: Bounds
  place?: 'known' | 'unknown'
  /** Rows that a search, a statement or a list of ids allows. */
  among?: OrdSet
}

/**
 * Rows (ords) of a leaf slice that match, ascending. The window is two binary searches, as rows ascend by start; every other
 * part walks what is left once, column by column (a loop over one column, without a call per row, is several times as
 * fast as one that asks everything of a row): some 10 ms for a million rows. With `scratch`, as long as the slice, nothing
 * large is allocated; the answer then lies in it until the next call.
 */
export function selectRows(c: Columns, meta: Pick<SliceMeta, 'facets'>, f: RowFilter, scratch = new Uint32Array(c.length)): Uint32Array {
  let rows = inDays(c, f, scratch)
  if (f.kind) rows = keepEqual(rows, c.kind, f.kind === 'situation' ? 1 : 0)
  meta.facets.forEach(({ property, codes }, i) => {
    const mask = chosenMask(codes, f.facets?.[property])
    if (mask !== null) rows = i < c.masks.length ? keepMask(rows, c.masks[i], mask) : keepBit(rows, c.grading, mask)
  })
  if (f.place) rows = keepPlaced(rows, c.lon, f.place === 'known')
  if (f.bbox) rows = keepInside(rows, c, { kind: 'box', bounds: f.bbox }, true)
  return f.area ? keepInside(rows, c, f.area, false) : rows
}

// Each narrows a list in place.

function keepEqual(rows: Uint32Array, column: Uint8Array, wanted: number): Uint32Array {
  let count = 0
  for (let i = 0; i < rows.length; i++) if (column[rows[i]] === wanted) rows[count++] = rows[i]
  return rows.subarray(0, count)
}

function keepMask(rows: Uint32Array, column: Uint32Array, mask: number): Uint32Array {
  let count = 0
  for (let i = 0; i < rows.length; i++) if ((column[rows[i]] & mask) !== 0) rows[count++] = rows[i]
  return rows.subarray(0, count)
}

function keepBit(rows: Uint32Array, column: Uint8Array, mask: number): Uint32Array {
  let count = 0
  for (let i = 0; i < rows.length; i++) if (((mask >>> column[rows[i]]) & 1) === 1) rows[count++] = rows[i]
  return rows.subarray(0, count)
}

function keepPlaced(rows: Uint32Array, lon: Float64Array, known: boolean): Uint32Array {
  let count = 0
  for (let i = 0; i < rows.length; i++) if (Number.isNaN(lon[rows[i]]) !== known) rows[count++] = rows[i]
  return rows.subarray(0, count)
}

function keepBetween(rows: Uint32Array, column: Int32Array, from: number, to: number, always: number): Uint32Array {
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (row >= always || (column[row] >= from && column[row] <= to)) rows[count++] = row
  }
  return rows.subarray(0, count)
}

/** The area's bounds shut out most points before the exact formula is asked. */
function keepInside(rows: Uint32Array, c: Columns, area: Area, placeless: boolean): Uint32Array {
  // A hair wider: bounds of circles are computed by another formula than the distance.
  const [w, s, e, n] = areaBounds(area).map((edge, i) => edge + (i < 2 ? -1e-6 : 1e-6))
  const { lon, lat } = c
  const around = w <= e
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    const x = lon[row]
    const y = lat[row]
    if (Number.isNaN(x)) {
      if (placeless) rows[count++] = row
      continue
    }
    if (y < s || y > n || (around ? x < w || x > e : x < w && x > e)) continue
    if (containsPoint(area, x, y)) rows[count++] = row
  }
  return rows.subarray(0, count)
}

/** Rows of the window and, of these, the allowed ones, at the head of `scratch`, where the other parts narrow them in place. */
function inDays(c: Columns, { days, among }: RowFilter, scratch: Uint32Array): Uint32Array {
  const dated = firstAbove(c.length, k => c.start[k], NO_DAY - 1)
  const { from = null, to = null, match = 'possible', undated = true } = days ?? {}
  const certain = match === 'certain'
  const low = certain && from !== null ? firstAbove(dated, k => c.start[k], from - 1) : 0
  const high = Math.max(low, to === null ? dated : firstAbove(dated, k => c.start[k], to))
  const last = undated ? c.length : dated
  let rows = among ? ordsOf(among, scratch) : counting(scratch, low, high, dated, last)
  if (among) {
    let count = 0
    for (let i = 0; i < rows.length; i++) if (rows[i] >= dated ? rows[i] < last : rows[i] >= low && rows[i] < high) rows[count++] = rows[i]
    rows = rows.subarray(0, count)
  }
  if (certain && to !== null) return keepBetween(rows, c.end, -Infinity, to, dated)
  return !certain && from !== null ? keepBetween(rows, c.end, from, Infinity, dated) : rows
}

/** low … high, then dated … last. */
function counting(scratch: Uint32Array, low: number, high: number, dated: number, last: number): Uint32Array {
  const rows = scratch.subarray(0, high - low + last - dated)
  for (let row = low; row < high; row++) rows[row - low] = row
  for (let row = dated; row < last; row++) rows[high - low + row - dated] = row
  return rows
}

/** A permutation of all rows, and where each stands in it. */
export interface Order { rows: Uint32Array; place: Uint32Array }

export function placed(rows: Uint32Array): Order {
  const place = new Uint32Array(rows.length)
  for (let k = 0; k < rows.length; k++) place[rows[k]] = k
  return { rows, place }
}

/** Below this share of all rows a page is picked from the selection, above it the order is walked. */
const FEW = 1 / 16

/**
 * One page of a selection in a given order, after a row (null: from the beginning): keyset paging, since the order of an
 * edition never changes. `order` null = ascending, the slice's own.
 */
export function pageOf(rows: Uint32Array, order: Order | null, after: number | null, limit: number): Uint32Array {
  if (!order) {
    const from = after === null ? 0 : firstAbove(rows.length, k => rows[k], after)
    return rows.slice(from, from + limit)
  }
  const from = after === null ? 0 : order.place[after] + 1
  if (rows.length < order.rows.length * FEW) {
    const places = new Uint32Array(rows.length)
    let count = 0
    for (let i = 0; i < rows.length; i++) if (order.place[rows[i]] >= from) places[count++] = order.place[rows[i]]
    return places.subarray(0, count).sort().slice(0, limit).map(k => order.rows[k])
  }
  const chosen = setOf(order.rows.length, rows)
  const page: number[] = []
  for (let k = from; k < order.rows.length && page.length < limit; k++) if (hasOrd(chosen, order.rows[k])) page.push(order.rows[k])
  return Uint32Array.from(page)
}
