import { NEAR_FALL } from './priors'
import { allSpans, spanCount, spanNumber } from './gaps'

/** P(answer's span holds the reading | gap that the pictures show, mode), for the modes that look at the pictures. Rows are spans, columns gaps. */
export interface Readings {
  gaps: number
  early: Float64Array
  late: Float64Array
  /** First and last gap of each span. */
  from: Int16Array
  to: Int16Array
}

/** A near miss by d gaps, d ≥ 1, with probability ∝ NEAR_FALL^d among the gaps that there are; where there are none, the gap itself. */
function nearMiss(gaps: number, y: number, side: -1 | 1): Float64Array {
  const out = new Float64Array(gaps)
  let total = 0
  for (let g = y + side, p = 1; g >= 0 && g < gaps; g += side, p *= NEAR_FALL) total += out[g] = p
  if (total === 0) out[y] = total = 1
  return out.map(p => p / total)
}

/**
 * Tables of the readings. An answer over several gaps is a coarsened reading: its probability is the sum over its gaps, whatever
 * made the volunteer widen it (coarsening at random: Heitjan and Rubin 1991, Annals of Statistics 19, 2244–2253).
 */
export function readingsOf(gaps: number): Readings {
  const [early, late] = [new Float64Array(spanCount(gaps) * gaps), new Float64Array(spanCount(gaps) * gaps)]
  const spans = allSpans(gaps)
  for (let y = 0; y < gaps; y++) {
    const sides = [[early, nearMiss(gaps, y, -1)], [late, nearMiss(gaps, y, 1)]] as const
    for (const span of spans) for (const [table, miss] of sides) table[spanNumber(gaps, span) * gaps + y] = miss.slice(span.from, span.to + 1).reduce((a, b) => a + b, 0)
  }
  return { gaps, early, late, from: Int16Array.from(spans, s => s.from), to: Int16Array.from(spans, s => s.to) }
}

/** Probability of each span as a random answer, from that of each gap. */
export function backgroundOfSpans({ from, to }: Readings, background: Float64Array): Float64Array {
  return Float64Array.from(from, (first, s) => background.slice(first, to[s] + 1).reduce((a, b) => a + b, 0))
}

/** Multiplies `like` (by gap y that the pictures show) by P(answer | y), to the power of its weight, of a volunteer whose modes stand at `at` of `modes`. `background` is the span's. */
export function applyAnswer(like: Float64Array, r: Readings, span: number, modes: Float64Array, at: number, background: number, weight: number): void {
  const [exact, early, late, random] = [modes[at], modes[at + 1], modes[at + 2], modes[at + 3] * background]
  const { gaps, early: earlyTable, late: lateTable } = r
  const [from, to, row] = [r.from[span], r.to[span], span * gaps]
  for (let y = 0; y < gaps; y++) {
    const p = (y >= from && y <= to ? exact : 0) + early * earlyTable[row + y] + late * lateTable[row + y] + random
    like[y] *= weight === 1 ? p : p ** weight
  }
}
