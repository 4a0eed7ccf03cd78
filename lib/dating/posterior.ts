import { NON_ANSWER_COUNT, type Span } from './gaps'
import type { AnswerColumns } from './columns'
import { FIRM_DRIFT, FIRM_SOURCES, MODE_COUNT, MOST_TRUSTED } from './priors'
import { applyAnswer, backgroundOfSpans, type Readings } from './readings'
import type { Appearance } from './appearance'

/** All that is learned; with these fixed, a building's posterior depends on its own answers alone. */
export interface Weights {
  /** P(gap) of a building nobody has looked at. */
  gap: Float64Array
  appearance: Appearance
  /** P(gap) of a random answer. */
  background: Float64Array
  /** How much more often than the average a gap gives each non-answer; rows are kinds. */
  nonAnswer: Float64Array
  /** MODE_COUNT figures a volunteer. */
  modes: Float64Array
  /** The crowd's mean: for who has not answered yet. */
  crowd: Float64Array
  /** Power of all that a building's answers say, at most 1: see temper.ts. */
  temper: number
}

/** Workspace of one building; `happened` (z) is the posterior, `shown` (y) that of what the pictures show. */
export interface Beliefs { shown: Float64Array; happened: Float64Array; prior: Float64Array; like: Float64Array }
export const beliefs = (gaps: number): Beliefs => ({ shown: new Float64Array(gaps), happened: new Float64Array(gaps), prior: new Float64Array(gaps), like: new Float64Array(gaps) })

function normalise(values: Float64Array): number {
  let total = 0
  for (const value of values) total += value
  for (let i = 0; i < values.length; i++) values[i] /= total
  return total
}

/** Likelihoods are multiplied; rescaled after this many, long before they vanish. */
const RESCALE = 16

/** From the likelihood of y in `into.like` to both posteriors. A gold building's z lies in its known gaps. */
export function conclude(into: Beliefs, weights: Weights, gold: Span | undefined): void {
  const { gaps, table } = weights.appearance
  const [from, to] = [gold?.from ?? 0, gold?.to ?? gaps - 1]
  for (let y = 0; y < gaps; y++) {
    let sum = 0
    for (let z = from; z <= to; z++) sum += weights.gap[z] * table[z * gaps + y]
    into.prior[y] = sum
    into.shown[y] = sum * into.like[y]
  }
  normalise(into.shown)
  into.happened.fill(0)
  for (let z = from; z <= to; z++) {
    let sum = 0
    for (let y = 0; y < gaps; y++) sum += (into.shown[y] * table[z * gaps + y]) / into.prior[y]
    into.happened[z] = sum * weights.gap[z]
  }
  normalise(into.happened)
}

/**
 * Posterior of one building by Bayes' rule: prior × appearance × its answers, each to the power of its weight. The columns number
 * volunteers as the weights do. All non-answers of a kind weigh together as one, by their share of all replies: who cannot see looks
 * at the same picture as the next who cannot.
 */
export function readBuilding(into: Beliefs, columns: AnswerColumns, building: number, weights: Weights, readings: Readings, backgroundOf: Float64Array): void {
  const { gaps } = readings
  const { like } = into
  const [from, to] = [columns.start[building], columns.start[building + 1]]
  like.fill(1)
  const others = new Float64Array(NON_ANSWER_COUNT)
  let heard = 0
  for (let i = from, since = 0; i < to; i++) {
    const span = columns.outcome[i]
    heard += columns.weight[i]
    if (span < 0) {
      others[-span - 1] += columns.weight[i]
      continue
    }
    applyAnswer(like, readings, span, weights.modes, columns.volunteer[i] * MODE_COUNT, backgroundOf[span], columns.weight[i])
    if (++since % RESCALE === 0) normalise(like)
  }
  for (let kind = 0; kind < NON_ANSWER_COUNT; kind++) {
    if (others[kind] > 0) for (let y = 0; y < gaps; y++) like[y] *= weights.nonAnswer[kind * gaps + y] ** (others[kind] / heard)
  }
  if (weights.temper !== 1) for (let y = 0; y < gaps; y++) like[y] **= weights.temper
  conclude(into, weights, columns.gold[building])
}

/** Fewest neighbouring gaps that hold at least `level`; of equally many those that hold more, then the earlier. */
export function intervalAt(posterior: ArrayLike<number>, level: number): Span & { mass: number } {
  const n = posterior.length
  for (let width = 1; width < n; width++) {
    let best: (Span & { mass: number }) | null = null
    for (let from = 0; from + width <= n; from++) {
      let mass = 0
      for (let g = from; g < from + width; g++) mass += posterior[g]
      // Sums of the same figures differ in their last digits; what differs by less is equal.
      if (mass >= level - 1e-12 && (!best || mass > best.mass + 1e-12)) best = { from, to: from + width - 1, mass }
    }
    if (best) return best
  }
  return { from: 0, to: n - 1, mass: 1 }
}

/**
 * Whether the interval would stay as it is whatever one more source said, were it as trusted as can be: each narrow answer is tried, and as
 * if FIRM_SOURCES sources gave it; and whether it would at a level a little lower and higher, since a recomputation moves all weights a little.
 * Takes the beliefs that `readBuilding` left, and leaves them so.
 */
export function isFirm(held: Beliefs, weights: Weights, readings: Readings, gold: Span | undefined, level: number): boolean {
  const now = intervalAt(held.happened, level)
  const same = (then: Span) => then.from === now.from && then.to === now.to
  if (![level - FIRM_DRIFT, level + FIRM_DRIFT].every(near => same(intervalAt(held.happened, near)))) return false
  const tried = beliefs(readings.gaps)
  const background = backgroundOfSpans(readings, weights.background)
  for (let span = 0; span < readings.from.length; span++) {
    if (readings.from[span] !== readings.to[span]) continue
    tried.like.set(held.like)
    applyAnswer(tried.like, readings, span, MOST_TRUSTED, 0, background[span], FIRM_SOURCES * weights.temper)
    conclude(tried, weights, gold)
    if (!same(intervalAt(tried.happened, level))) return false
  }
  return true
}
