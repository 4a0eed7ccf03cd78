import type { Sum } from './blocks'
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

/**
 * A counter per code of several columns as one sum; `all` is the list that holds every row. Of blocks the counts up to the end of
 * each are kept, so that a run of them, however long, is one difference.
 */
export function sumCodes(columns: { codes: Coded['codes']; counts: Uint32Array }[], all: Uint32Array): Sum {
  let upTo: Uint32Array[] = []
  const clear = () => { for (const { counts } of columns) counts.fill(0) }
  return {
    bytes: columns.reduce((bytes, { counts }) => bytes + counts.byteLength, 0),
    clear,
    // A column at a time: a loop over one column stays in registers; one over all of them does not: half the speed.
    add(rows, from, to) {
      for (const { codes, counts } of columns) {
        if (rows === all) countRange(codes, from, to, counts)
        else countCodes(codes, rows, from, to, counts)
      }
    },
    keep(count, walk) {
      clear()
      upTo = columns.map(({ counts }) => new Uint32Array(counts.length * (count + 1)))
      for (let block = 0; block < count; block++) {
        walk(block)
        columns.forEach(({ counts }, c) => upTo[c].set(counts, (block + 1) * counts.length))
      }
    },
    addBlocks: (from, to) => columns.forEach(({ counts }, c) => addDifference(counts, upTo[c], from, to)),
  }
}

function addDifference(counts: Uint32Array, upTo: Uint32Array, from: number, to: number): void {
  const [a, b] = [from * counts.length, to * counts.length]
  for (let k = 0; k < counts.length; k++) counts[k] += upTo[b + k] - upTo[a + k]
}

/** Counters that one pass adds into; reused between frames. */
export interface Counters {
  joint: Uint32Array[]
  killed: Uint32Array
  injured: Uint32Array
}

export const createCounters = (p: Prepared): Counters => ({
  joint: p.joint.map(j => new Uint32Array(j.size)), killed: new Uint32Array(p.killed.size), injured: new Uint32Array(p.injured.size),
})

/** Counters of joint codes → records per code of one facet: each record counts under each of its codes. */
export function countsPerCode(p: Prepared, facet: number, codes: number, ...counters: (Uint32Array | undefined)[]): Uint32Array {
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
