import { bins } from '../time/day'
import type { Prepared } from './prepare'
import type { BinUnit, Day, Histogram } from './types'

/**
 * Records over time: each adds 1 in all, in equal parts over its days, under one colour group. `rows` are those that
 * pass every filter (ascending by start); the window has no say. Records of one day and those spread over several
 * stand apart, since these are hatched. Shares that fall outside [from, to] are not in it.
 */
export function histogramOf(p: Prepared, rows: Uint32Array, groupOf: Uint8Array, groups: number, spec: { from: Day; to: Day; unit: BinUnit }): Histogram {
  const edges = bins(spec.from, spec.to, spec.unit)
  const count = edges.length - 1
  const known = new Float64Array(count * groups)
  const spread = new Float64Array(count * groups)
  const { start: starts, end: ends } = p
  // Rows ascend by start, so the bin of the start only moves forward.
  let bin = 0
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k]
    const start = starts[i]
    const end = ends[i]
    if (start > spec.to) break
    while (bin < count - 1 && edges[bin + 1] <= start) bin++
    if (end < spec.from) continue
    if (end === start) {
      known[bin * groups + groupOf[i]]++
      continue
    }
    const share = 1 / (end - start + 1)
    for (let b = bin; b < count && edges[b] <= end; b++) {
      const days = Math.min(end + 1, edges[b + 1]) - Math.max(start, edges[b])
      spread[b * groups + groupOf[i]] += days * share
    }
  }
  return { unit: spec.unit, edges, groups, known, spread }
}
