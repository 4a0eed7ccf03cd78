import { columnFromArray, int32, tableFromColumns, tableFromIPC, tableToIPC, uint8, type Column } from '@uwdata/flechette'
import { DATE_PRECISIONS, GEO_PRECISIONS } from '../model/codes'
import type { IncidentProperties } from '../model/incident'

// What the columns of a slice do not say of a record, since they hold what it adds to sums: its figures as stated, and which
// parts of date and place are stated at all. Filters ask for it.

/** Figures as stated. */
export const FIGURES = ['killed_min', 'killed_max', 'injured_min', 'injured_max', 'children_killed_min', 'children_killed_max'] as const
export type Figure = (typeof FIGURES)[number]
/** A figure that is not stated. */
export const NO_FIGURE = -1
/** A precision that is not stated. */
export const NOT_STATED = 255

/** Columns by row. `date_precision`, `geo_precision`: index into their lists, or NOT_STATED. `date_end`, `counts`: 1 when stated, when it counts in totals. */
export interface Figures extends Record<Figure, Int32Array> { date_precision: Uint8Array; geo_precision: Uint8Array; date_end: Uint8Array; counts: Uint8Array }
const SMALL = ['date_precision', 'geo_precision', 'date_end', 'counts'] as const

export const noFigures = (rows: number): Figures => ({
  ...(Object.fromEntries(FIGURES.map(name => [name, new Int32Array(rows).fill(NO_FIGURE)])) as Record<Figure, Int32Array>),
  date_precision: new Uint8Array(rows).fill(NOT_STATED), geo_precision: new Uint8Array(rows).fill(NOT_STATED), date_end: new Uint8Array(rows), counts: new Uint8Array(rows),
})

export function fillFigures(figures: Figures, row: number, p: IncidentProperties): void {
  for (const name of FIGURES) figures[name][row] = p[name] ?? NO_FIGURE
  if (p.date_precision) figures.date_precision[row] = DATE_PRECISIONS.indexOf(p.date_precision)
  if (p.geo_precision) figures.geo_precision[row] = GEO_PRECISIONS.indexOf(p.geo_precision)
  figures.date_end[row] = p.date_end === undefined ? 0 : 1
  figures.counts[row] = p.counts_in_totals === false ? 0 : 1
}

export function encodeFigures(figures: Figures): Uint8Array {
  const column = (values: Int32Array | Uint8Array) => (values.length ? columnFromArray(values) : columnFromArray([], values instanceof Int32Array ? int32() : uint8())) as Column<unknown>
  const bytes = tableToIPC(tableFromColumns([...FIGURES, ...SMALL].map(name => [name, column(figures[name])])), { format: 'stream' })
  if (!bytes) throw new Error(`Figures of ${figures.killed_min.length} rows could not be written as an Arrow stream.`)
  return bytes
}

export function decodeFigures(bytes: Uint8Array): Figures {
  const table = tableFromIPC(bytes)
  const values = (name: string): ArrayLike<number> => {
    const column = table.getChild(name)
    if (!column) throw new Error(`The figures of an edition have no column "${name}".`)
    return column.toArray() as ArrayLike<number>
  }
  return {
    ...(Object.fromEntries(FIGURES.map(name => [name, Int32Array.from(values(name))])) as Record<Figure, Int32Array>),
    ...(Object.fromEntries(SMALL.map(name => [name, Uint8Array.from(values(name))])) as Record<(typeof SMALL)[number], Uint8Array>),
  }
}
