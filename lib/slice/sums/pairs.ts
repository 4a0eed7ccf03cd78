import type { Prepared } from '../prepare'
import type { BinUnit, Bins } from '../types'
import { binOf, binsOf, coarser } from './bins'

/**
 * The bins in which records begin and end, as pairs: most begin and end in the same one. A window of whole bins holds or
 * touches all records of a pair alike, so sums per pair answer both "possibly" and "certainly" exactly.
 */
export interface Pairs { count: number; first: Uint16Array; last: Uint16Array; /** Pair of each prepared row. */ ofRow: Uint16Array }

/** Bins and pairs of a record: the finest unit under which neither the bins nor the pairs grow too many. */
export function pairsOf(p: Prepared, first: number, last: number, finest: BinUnit, most: number): { bins: Bins; pairs: Pairs } {
  for (let bins = binsOf(first, last, finest); ; ) {
    const pairs = pairsIn(p, bins, most)
    const next = coarser(bins.unit)
    if (pairs) return { bins, pairs }
    if (!next) throw new Error(`The record's intervals differ too much to be summed: more than ${most.toLocaleString('en')} pairs of years.`)
    bins = binsOf(first, last, next)
  }
}

function pairsIn(p: Prepared, bins: Bins, most: number): Pairs | null {
  const size = bins.edges.length - 1
  const from = bins.edges[0]
  // A table per day: a search in the edges for each of a million rows is felt.
  const binOfDay = Uint16Array.from({ length: bins.edges[size] - from }, (_, day) => binOf(from + day, bins))
  const known = new Map<number, number>()
  const ofRow = new Uint16Array(p.rows.length)
  const keys: number[] = []
  let lastKey = -1
  let lastPair = -1
  for (let i = 0; i < ofRow.length; i++) {
    const key = binOfDay[p.start[i] - from] * size + binOfDay[p.end[i] - from]
    if (key !== lastKey) {
      let pair = known.get(key)
      if (pair === undefined) {
        pair = keys.push(key) - 1
        if (pair >= most) return null
        known.set(key, pair)
      }
      lastKey = key
      lastPair = pair
    }
    ofRow[i] = lastPair
  }
  return { count: keys.length, ofRow, first: Uint16Array.from(keys, key => Math.floor(key / size)), last: Uint16Array.from(keys, key => key % size) }
}
