import { blockedSum, sumWindow, type Blocked, type BlockRules } from './blocks'
import { sumCodes, type Counters } from './counts'
import { sumExtent, type Extent } from './extent'
import type { Filtered, RowList } from './filters'
import type { Prepared } from './prepare'
import type { FrameQuery } from './types'

/** Rows that the filters leave, and what frames count of them whatever the viewport: kept while only window and viewport move. */
export interface Counted {
  passing: RowList
  /** Into the engine's counters. */
  codes: Blocked
  /** Into the engine's extent. */
  extent: Blocked
  /** Per chosen facet what its own filter shuts out, by joint code. */
  shutOut: { facet: number; list: RowList; counts: Uint32Array; codes: Blocked }[]
}

export function countedOf(p: Prepared, { passing, shutOut }: Filtered, counters: Counters, extent: Extent, rules: BlockRules): Counted {
  const columns = [
    ...p.joint.map(({ codes }, j) => ({ codes, counts: counters.joint[j] })),
    { codes: p.killed.codes, counts: counters.killed }, { codes: p.injured.codes, counts: counters.injured },
  ]
  return {
    passing,
    codes: blockedSum(passing, sumCodes(columns, p.all), rules),
    extent: blockedSum(passing, sumExtent(p, extent), rules),
    shutOut: shutOut.map(({ facet, list }) => {
      const { codes, size } = p.joint[p.facets[facet].joint]
      const counts = new Uint32Array(size)
      return { facet, list, counts, codes: blockedSum(list, sumCodes([{ codes, counts }], p.all), rules) }
    }),
  }
}

/** Counts the rows of a window and, in the same walk, whatever else is to be summed of those that pass. */
export function countWindow(p: Prepared, { passing, codes, shutOut }: Counted, window: FrameQuery['window'], scratch: Uint32Array, beside: Blocked): void {
  sumWindow(p, passing, window, scratch, [codes, beside])
  for (const { list, codes } of shutOut) sumWindow(p, list, window, scratch, [codes])
}
