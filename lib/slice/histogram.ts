import { bins } from '../time/day'
import type { Prepared } from './prepare'
import type { BinUnit, Day, Histogram } from './types'

/**
 * Records over time: each adds 1 in all, in equal parts over its days, under one colour group. `passes` says which rows
 * count; the window has no say. Records of one day and those spread over several stand apart, since these are hatched.
 */
export function histogramOf(p: Prepared, passes: (row: number) => boolean, groupOf: (row: number) => number, groups: number, spec: { from: Day; to: Day; unit: BinUnit }): Histogram {
  const edges = bins(spec.from, spec.to, spec.unit)
  const count = edges.length - 1
  const known = new Float64Array(count * groups)
  const spread = new Float64Array(count * groups)
  // Rows ascend by start, so the bin of the start only moves forward.
  let bin = 0
  for (let i = 0; i < p.start.length; i++) {
    const start = p.start[i]
    if (start > spec.to) break
    const end = p.end[i]
    while (bin < count - 1 && edges[bin + 1] <= start) bin++
    if (end < spec.from || !passes(i)) continue
    const group = groupOf(i)
    if (end === start) {
      if (start >= spec.from) known[bin * groups + group]++
      continue
    }
    const share = 1 / (end - start + 1)
    for (let b = start < spec.from ? 0 : bin; b < count && edges[b] <= end; b++) {
      const days = Math.min(end + 1, edges[b + 1]) - Math.max(start, edges[b])
      if (days > 0) spread[b * groups + group] += days * share
    }
  }
  return { unit: spec.unit, edges, groups, known, spread }
}
