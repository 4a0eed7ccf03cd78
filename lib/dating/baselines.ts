import type { AnswerColumns } from './columns'
import type { Frame, Span } from './gaps'
import { intervalAt } from './posterior'

// What the model is measured against. Both take every answer for as good as the next and know nothing of sources.

/** Votes of a building's answers: one each, a wide answer's in equal parts over its gaps. */
export function votes(columns: AnswerColumns, building: number, spans: readonly Span[], gaps: number): Float64Array {
  const out = new Float64Array(gaps)
  for (let i = columns.start[building]; i < columns.start[building + 1]; i++) {
    if (columns.outcome[i] < 0) continue
    const { from, to } = spans[columns.outcome[i]]
    for (let g = from; g <= to; g++) out[g] += 1 / (to - from + 1)
  }
  return out
}

/** The gap with most votes, of equals the earliest; without votes the prior's likeliest. */
export function majority(counted: Float64Array, frame: Frame): number {
  const of = counted.some(n => n > 0) ? counted : frame.prior
  return of.indexOf(Math.max(...of))
}

/** The gap that half the votes lie before, and the fewest gaps that hold the level's share of votes; without votes those of the prior. */
export function medianInterval(counted: Float64Array, frame: Frame, level: number): Span & { median: number } {
  const of = counted.some(n => n > 0) ? counted : frame.prior
  const total = of.reduce((a, b) => a + b, 0)
  const shares = of.map(n => n / total)
  let [median, below] = [0, shares[0]]
  while (below < 0.5) below += shares[++median]
  const { from, to } = intervalAt(shares, level)
  return { from, to, median }
}
