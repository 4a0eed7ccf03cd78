import { mercatorX, mercatorY } from '../geo/mercator'
import { codeColumn, joinColumns, joinGreedily, partOf, type Coded } from './coded'
import { NO_DAY, type Columns } from './columns'
import { sitesOf, type Sites } from './sites'

/** Dated incidents of a slice, ready for the pass: ascending by start; undated ones and situations are left out. */
export interface Prepared {
  columns: Columns
  /** Rows of the slice, ascending by start: prepared row i is slice row rows[i]. */
  rows: Uint32Array
  /** 0, 1, 2 …: the list of rows when nothing is filtered. */
  all: Uint32Array
  start: Int32Array
  end: Int32Array
  /** Every record is one day long: no end needs a look. */
  allDays: boolean
  /** Unit-square Mercator; NaN without a point. */
  x: Float64Array
  y: Float64Array
  sites: Sites
  /** Facet masks (grading last), several facets to a column where that stays small. */
  joint: Coded[]
  /** Where each facet is: which joint column, and the mask that each of its codes stands for. */
  facets: { joint: number; masks: Float64Array }[]
  /** Distinct [grade, n, n_unknown, min, max, open] of killed; [grade, min, max, open] of injured. */
  killed: Coded
  injured: Coded
  /** Slice rows that are situations, ascending by start. */
  situations: Uint32Array
}

/** Once per slice. A leaf slice is meant: every row is one record (n = 1). */
export function prepare(c: Columns): Prepared {
  const { rows, situations } = split(c)
  const n = rows.length
  const start = new Int32Array(n)
  const end = new Int32Array(n)
  const x = new Float64Array(n)
  const y = new Float64Array(n)
  const all = new Uint32Array(n)
  let allDays = true
  for (let i = 0; i < n; i++) {
    const r = rows[i]
    all[i] = i
    start[i] = c.start[r]
    end[i] = c.end[r]
    if (end[i] !== start[i]) allDays = false
    x[i] = mercatorX(c.lon[r])
    y[i] = mercatorY(c.lat[r])
  }
  const grade = codeColumn(c.grading, rows)
  const masks = [...c.masks.map(mask => codeColumn(mask, rows)), { ...grade, values: grade.values.map(g => 2 ** g) }]
  const { joint, at } = joinGreedily(masks)
  const join = (...columns: ArrayLike<number>[]) => columns.reduce((a, b) => joinColumns(a, codeColumn(b, rows)) as Coded, grade)
  const flag = (bit: number) => c.flags.map(f => (f >> bit) & 1)
  return {
    columns: c, rows, all, start, end, allDays, x, y, sites: sitesOf(c.lon, c.lat, rows), joint,
    facets: at.map(where => ({ joint: where.joint, masks: partOf(joint[where.joint], where.part) })),
    killed: join(c.n, c.nUnknown, c.killedMin, c.killedMax, flag(0)),
    injured: join(c.injuredMin, c.injuredMax, flag(1)),
    situations,
  }
}

function split(c: Columns): { rows: Uint32Array; situations: Uint32Array } {
  const rows = new Uint32Array(c.length)
  const situations: number[] = []
  let count = 0
  for (let i = 0; i < c.length; i++) {
    if (c.kind[i] === 1) situations.push(i)
    else if (c.start[i] !== NO_DAY) rows[count++] = i
  }
  return { rows: rows.slice(0, count), situations: Uint32Array.from(situations) }
}
