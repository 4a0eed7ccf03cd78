import type { RowList } from './filters'
import type { Prepared } from './prepare'
import type { FrameQuery } from './types'
import { spanOf, visitSpan, visitWindow, type Visit } from './window'

/** When a list of rows is cut into blocks, and how. */
export interface BlockRules {
  /** Rows of a block, at least. */
  rows: number
  /** Shorter lists are always walked row by row: that takes a millisecond at most, and they are what nearly all readers have. */
  from: number
  /** A sum keeps at most so many bytes of its blocks for each row of the list: the more a block holds, the longer it is. */
  bytesPerRow: number
  /** A list is cut once frames have walked so many times its length: to cut it costs two or three such walks, and may never be repaid. */
  walks: number
}
export const BLOCK_RULES: BlockRules = { rows: 8192, from: 50_000, bytesPerRow: 16, walks: 1 }

/** What a walk over rows adds up, and can add up again by the block. */
export interface Sum {
  /** Bytes that it keeps of a block. */
  bytes: number
  clear(): void
  /** Adds the rows list[from … to). */
  add: Visit
  /** Has the blocks 0 … count-1 walked one after the other and keeps what each holds. The sum itself is to be cleared afterwards. */
  keep(count: number, walk: (block: number) => void): void
  /** Adds the blocks from … to-1. */
  addBlocks(from: number, to: number): void
}

/** A sum over the rows of one list. */
export interface Blocked {
  sum: Sum
  /** Rows per block. */
  size: number
  /** Rows that are still to be walked before the list is cut; Infinity where it never is. */
  patience: number
  /** Largest end in each block; null until the list is cut. */
  lastEnd: Int32Array | null
}

export function blockedSum(list: RowList, sum: Sum, rules: BlockRules): Blocked {
  const { length } = list.rows
  const size = Math.max(rules.rows, Math.ceil(sum.bytes / rules.bytesPerRow))
  return { sum, size, patience: length >= rules.from && length > size ? length * rules.walks : Infinity, lastEnd: null }
}

/** Adds up, in sums of one list, its rows that lie in the window: row by row, or by whole blocks and the rows beside them. */
export function sumWindow(p: Prepared, list: RowList, window: FrameQuery['window'], scratch: Uint32Array, sums: Blocked[]): void {
  const walked: Blocked[] = []
  for (const blocked of sums) {
    if (blocked.patience <= 0) blocked.lastEnd ??= cut(p, list, blocked)
    blocked.sum.clear()
    if (blocked.lastEnd) sumBlocks(p, list, window, scratch, blocked.sum, blocked.size, blocked.lastEnd)
    else walked.push(blocked)
  }
  if (!walked.length) return
  visitWindow(p, list, window, scratch, (rows, from, to) => {
    for (const blocked of walked) {
      blocked.sum.add(rows, from, to)
      blocked.patience -= to - from
    }
  })
}

function cut({ end }: Prepared, { rows }: RowList, { sum, size }: Blocked): Int32Array {
  const lastEnd = new Int32Array(Math.ceil(rows.length / size))
  sum.keep(lastEnd.length, block => {
    const [from, to] = [block * size, Math.min(rows.length, (block + 1) * size)]
    let last = end[rows[from]]
    for (let k = from; k < to; k++) if (end[rows[k]] > last) last = end[rows[k]]
    lastEnd[block] = last
    sum.add(rows, from, to)
  })
  return lastEnd
}

/**
 * A block is added whole when every row of it begins in the window and, for "certainly", ends there. Of a block from which nothing
 * reaches the window no row is looked at, however long a record of an earlier block lasts.
 *
 *          low         middle                             high
 *   ──┼─────┼────┼───────┼──┼──────────┼──────────┼─────────┼──┼──
 *       look at ends     rows    whole      whole     rows
 */
function sumBlocks(p: Prepared, list: RowList, window: FrameQuery['window'], scratch: Uint32Array, sum: Sum, size: number, lastEnd: Int32Array): void {
  const { low, middle, high } = spanOf(p, list, window)
  const latest = window.match === 'certain' ? window.to : Infinity
  const isWhole = (block: number) => block * size >= middle && Math.min(list.rows.length, (block + 1) * size) <= high && lastEnd[block] <= latest
  let block = Math.floor(low / size)
  while (block * size < high) {
    const first = block
    while (block * size < high && isWhole(block)) block++
    if (block > first) {
      sum.addBlocks(first, block)
      continue
    }
    const [from, to] = [Math.max(low, block * size), Math.min(high, (block + 1) * size)]
    if (lastEnd[block] >= window.from) visitSpan(p, list, window, { low: from, middle: Math.min(to, Math.max(middle, from)), high: to }, scratch, sum.add)
    block++
  }
}
