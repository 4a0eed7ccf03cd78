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

/**
 * The rows of a list that lie in the window, as at most two ranges. "Possibly": the intervals share a day; "certainly":
 * the record's lies wholly inside. Rows ascend by start, so both ends of the range are binary searches; the running
 * maximum of the ends says before which row nothing reaches the window any more. Rows whose end must be looked at go
 * through `scratch` (as long as the longest list), which is overwritten by the next call.
 *
 *      maxEnd ≥ from        start ≥ from            start > to
 *   ──────┼──── look at ends ────┼──── all possible ────┼──────
 */
export function visitWindow(p: Prepared, list: RowList, window: FrameQuery['window'], scratch: Uint32Array, visit: Visit): void {
  const { rows, maxEnd } = list
  const { start, end } = p
  const startAt = (k: number) => start[rows[k]]
  const high = firstAbove(rows.length, startAt, window.to)
  const middle = Math.min(high, firstAbove(rows.length, startAt, window.from - 1))
  const certain = window.match === 'certain'
  let looked = 0
  if (certain && maxEnd) {
    for (let k = middle; k < high; k++) if (end[rows[k]] <= window.to) scratch[looked++] = rows[k]
  } else if (maxEnd) {
    for (let k = firstAbove(middle, k => maxEnd[k], window.from - 1); k < middle; k++) if (end[rows[k]] >= window.from) scratch[looked++] = rows[k]
  }
  if (looked) visit(scratch, 0, looked)
  if (!(certain && maxEnd) && middle < high) visit(rows, middle, high)
}

/** Does an interval lie in the window? The same rule for what is not in a list. */
export const inWindow = (start: number, end: number, { from, to, match }: FrameQuery['window']): boolean =>
  match === 'certain' ? start >= from && end <= to : start <= to && end >= from
