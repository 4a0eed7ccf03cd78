import type { RowList } from './filters'
import type { Prepared } from './prepare'
import type { FrameQuery } from './types'

/** Calls back with ranges [from, to) of lists of prepared rows, which together are the rows of the window. */
export type Visit = (rows: Uint32Array, from: number, to: number) => void

/** First k in [0, length) whose value is above `bound`, for ascending values. */
export function firstAbove(length: number, valueAt: (k: number) => number, bound: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (valueAt(middle) <= bound) low = middle + 1
    else high = middle
  }
  return low
}

/** Positions in a list: from `low` on ends may reach the window, from `middle` on starts lie in it, from `high` on behind it. */
export interface Span { low: number; middle: number; high: number }

/**
 * Where in a list the rows of a window lie. Rows ascend by start, so both ends are binary searches; the running maximum of
 * the ends says before which row nothing reaches the window any more ("certainly" needs none that began before it).
 *
 *         low                 middle                  high
 *   ───────┼─── look at ends ────┼──── all possible ────┼──────
 *     maxEnd ≥ from         start ≥ from            start > to
 */
export function spanOf({ start }: Prepared, { rows, maxEnd }: RowList, { from, to, match }: FrameQuery['window']): Span {
  const startAt = (k: number) => start[rows[k]]
  const high = firstAbove(rows.length, startAt, to)
  const middle = Math.min(high, firstAbove(rows.length, startAt, from - 1))
  return { low: maxEnd && match === 'possible' ? firstAbove(middle, k => maxEnd[k], from - 1) : middle, middle, high }
}

/**
 * The rows of a span, or of a part of it, that lie in the window, as at most two ranges. "Possibly": the intervals share a
 * day; "certainly": the record's lies wholly inside. Rows whose end must be looked at go through `scratch` (as long
 * as the longest list), which is overwritten by the next call.
 */
export function visitSpan({ end }: Prepared, { rows, maxEnd }: RowList, { from, to, match }: FrameQuery['window'], { low, middle, high }: Span, scratch: Uint32Array, visit: Visit): void {
  const certain = match === 'certain' && maxEnd !== null
  let looked = 0
  if (certain) {
    for (let k = middle; k < high; k++) if (end[rows[k]] <= to) scratch[looked++] = rows[k]
  } else {
    for (let k = low; k < middle; k++) if (end[rows[k]] >= from) scratch[looked++] = rows[k]
  }
  if (looked) visit(scratch, 0, looked)
  if (!certain && middle < high) visit(rows, middle, high)
}

/** The rows of a list that lie in the window, each once. */
export const visitWindow = (p: Prepared, list: RowList, window: FrameQuery['window'], scratch: Uint32Array, visit: Visit): void =>
  visitSpan(p, list, window, spanOf(p, list, window), scratch, visit)

/** Does an interval lie in the window? The same rule for what is not in a list. */
export const inWindow = (start: number, end: number, { from, to, match }: FrameQuery['window']): boolean =>
  match === 'certain' ? start >= from && end <= to : start <= to && end >= from
