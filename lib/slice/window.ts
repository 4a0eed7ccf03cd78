import type { Prepared } from './prepare'
import type { FrameQuery } from './types'

/** First index whose value is at least (or above, with `past`) the bound, in an ascending array. */
export function lowerBound(values: Int32Array, bound: number, past = false): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (past ? values[middle] <= bound : values[middle] < bound) low = middle + 1
    else high = middle
  }
  return low
}

/** Rows that may lie in the window: [low, high). Ends are still to be looked at, unless every record is one day long. */
export function windowRange(p: Prepared, window: FrameQuery['window']): { low: number; high: number } {
  const high = lowerBound(p.start, window.to, true)
  // "Possibly": the running maximum of the ends says before which row nothing reaches the window any more.
  const low = window.match === 'certain' ? lowerBound(p.start, window.from) : lowerBound(p.maxEnd, window.from)
  return { low: Math.min(low, high), high }
}
