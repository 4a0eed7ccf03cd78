import { GRADINGS } from '../model/codes'
import { mercatorX, mercatorY } from '../geo/mercator'
import { NO_DAY, type Columns } from './columns'

/** A column of masks as small numbers and what they stand for: counted by value, spread over bits at the end. */
export interface Coded { codes: Uint16Array | Uint32Array; masks: number[] }

/** What a row adds to the tolls, as a number per distinct combination. */
export interface TollTable { code: Uint16Array | Uint32Array; size: number; grade: Uint8Array; fields: Float64Array }

/** Fields of a toll row: n, unknown, killed min and max, killed open, injured min and max, injured open. */
export const TOLL_FIELDS = 8

/** Incidents of a slice, ready for the pass: sorted by start, undated ones cut off, situations apart. */
export interface Prepared {
  columns: Columns
  /** Rows of the slice that are dated incidents, ascending by start. */
  rows: Uint32Array
  start: Int32Array
  end: Int32Array
  /** Largest end up to each row: where a window may begin to reach. */
  maxEnd: Int32Array
  /** Unit-square Mercator; NaN without a point. */
  x: Float64Array
  y: Float64Array
  /** Equal where two rows share exactly one point; -1 without one. */
  site: Int32Array
  facets: Coded[]
  toll: TollTable
  situations: Uint32Array
  /** Days are ascending and every record is one day long: no end needs a look. */
  allDays: boolean
}

/** Codes for distinct numbers, in order of appearance. */
function code(values: ArrayLike<number>, rows: Uint32Array): Coded {
  const known = new Map<number, number>()
  const masks: number[] = []
  const wide = new Uint32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]]
    let c = known.get(value)
    if (c === undefined) {
      c = masks.length
      known.set(value, c)
      masks.push(value)
    }
    wide[i] = c
  }
  return { codes: masks.length <= 0xffff ? Uint16Array.from(wide) : wide, masks }
}

function tollTable(c: Columns, rows: Uint32Array): TollTable {
  const known = new Map<string, number>()
  const wide = new Uint32Array(rows.length)
  const list: number[][] = []
  for (let i = 0; i < rows.length; i++) {
    const r = rows[i]
    const row = [c.grading[r], c.n[r], c.nUnknown[r], c.killedMin[r], c.killedMax[r], c.flags[r] & 1, c.injuredMin[r], c.injuredMax[r], (c.flags[r] >> 1) & 1]
    const key = row.join()
    let at = known.get(key)
    if (at === undefined) {
      at = list.length
      known.set(key, at)
      list.push(row)
    }
    wide[i] = at
  }
  const fields = new Float64Array(list.length * TOLL_FIELDS)
  list.forEach((row, k) => fields.set(row.slice(1), k * TOLL_FIELDS))
  return { code: list.length <= 0xffff ? Uint16Array.from(wide) : wide, size: list.length, grade: Uint8Array.from(list.map(row => row[0])), fields }
}

function sites(lon: Float64Array, lat: Float64Array, rows: Uint32Array): Int32Array {
  const known = new Map<number, Map<number, number>>()
  const out = new Int32Array(rows.length).fill(-1)
  let next = 0
  for (let i = 0; i < rows.length; i++) {
    const [a, b] = [lon[rows[i]], lat[rows[i]]]
    if (Number.isNaN(a)) continue
    let inner = known.get(a)
    if (!inner) known.set(a, (inner = new Map()))
    let site = inner.get(b)
    if (site === undefined) inner.set(b, (site = next++))
    out[i] = site
  }
  return out
}

/** Once per slice. */
export function prepare(c: Columns): Prepared {
  const incidents: number[] = []
  const situations: number[] = []
  for (let i = 0; i < c.length; i++) {
    if (c.kind[i] === 1) situations.push(i)
    else if (c.start[i] !== NO_DAY) incidents.push(i)
  }
  const rows = Uint32Array.from(incidents)
  const n = rows.length
  const start = new Int32Array(n)
  const end = new Int32Array(n)
  const maxEnd = new Int32Array(n)
  const x = new Float64Array(n)
  const y = new Float64Array(n)
  let allDays = true
  for (let i = 0; i < n; i++) {
    const r = rows[i]
    start[i] = c.start[r]
    end[i] = c.end[r]
    if (end[i] !== start[i]) allDays = false
    maxEnd[i] = i && maxEnd[i - 1] > end[i] ? maxEnd[i - 1] : end[i]
    x[i] = mercatorX(c.lon[r])
    y[i] = mercatorY(c.lat[r])
  }
  const grades = Uint32Array.from(c.grading, g => 1 << g)
  return {
    columns: c, rows, start, end, maxEnd, x, y, site: sites(c.lon, c.lat, rows),
    facets: [...c.masks, grades].map(mask => code(mask, rows)), toll: tollTable(c, rows), situations: Uint32Array.from(situations), allDays,
  }
}

export const GRADES = GRADINGS.length
