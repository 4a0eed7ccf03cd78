import type { Coded } from './coded'
import type { Prepared } from './prepare'

/**
 * Adds the rows list[from … to) into a counter per code. The loop that everything rests on: a good 1 ns a row. Four rows at
 * a time, since loads of the next need not wait for the counter of the last: half the time of the plain loop.
 */
export function countCodes(codes: Coded['codes'], list: Uint32Array, from: number, to: number, counts: Uint32Array): void {
  let k = from
  for (; k + 3 < to; k += 4) {
    const a = codes[list[k]]
    const b = codes[list[k + 1]]
    const c = codes[list[k + 2]]
    const d = codes[list[k + 3]]
    counts[a]++
    counts[b]++
    counts[c]++
    counts[d]++
  }
  for (; k < to; k++) counts[codes[list[k]]]++
}

/** The same for rows from … to of the slice itself: nothing is filtered, no list is needed. */
export function countRange(codes: Coded['codes'], from: number, to: number, counts: Uint32Array): void {
  let k = from
  for (; k + 3 < to; k += 4) {
    const a = codes[k]
    const b = codes[k + 1]
    const c = codes[k + 2]
    const d = codes[k + 3]
    counts[a]++
    counts[b]++
    counts[c]++
    counts[d]++
  }
  for (; k < to; k++) counts[codes[k]]++
}

/** Counters that one pass adds into; reused between frames. */
export interface Counters {
  joint: Uint32Array[]
  killed: Uint32Array
  injured: Uint32Array
  /** Per facet, by joint code: what the facet's own filter shuts out. */
  shutOut: (Uint32Array | null)[]
}

export const createCounters = (p: Prepared): Counters => ({
  joint: p.joint.map(j => new Uint32Array(j.size)), killed: new Uint32Array(p.killed.size), injured: new Uint32Array(p.injured.size),
  shutOut: p.facets.map(() => null),
})

/** Counters of joint codes → records per code of one facet: each record counts under each of its codes. */
export function countsPerCode(p: Prepared, facet: number, codes: number, ...counters: (Uint32Array | null)[]): Uint32Array {
  const { masks } = p.facets[facet]
  const out = new Uint32Array(codes)
  for (const counts of counters) {
    if (!counts) continue
    for (let k = 0; k < counts.length; k++) {
      if (counts[k] === 0) continue
      for (let mask = masks[k] | 0; mask !== 0; mask &= mask - 1) {
        const bit = 31 - Math.clz32(mask & -mask)
        if (bit < codes) out[bit] += counts[k]
      }
    }
  }
  return out
}

/** Index of a mask's first code in the manifest's order; 255 without any. */
export const firstCode = (mask: number): number => ((mask | 0) === 0 ? 255 : 31 - Math.clz32(mask & -mask))
