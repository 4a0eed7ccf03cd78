import { formatDay } from '../time/day'
import type { Day } from '../slice/types'
import type { Span } from './gaps'
import { daysBetween } from './standing'

/** What is published of one building. */
export interface Dated {
  building: string
  /** P(gap); sums to 1. */
  posterior: Float64Array
  /** Fewest neighbouring gaps that hold at least the project's level. */
  interval: Span
  /** What the interval holds, at least the level. */
  confidence: number
  /** The likeliest gap, and its probability. */
  gap: number
  probability: number
  /** The interval would stay whatever one more source said. */
  firm: boolean
  /** Destroyed after this day (last scene that it may still stand in), null = perhaps before the first scene. */
  after: string | null
  /** Destroyed by this day (scene), null = perhaps not at all. */
  before: string | null
  /** `no`: the interval is a destruction; `yes`: it stands in the last scene; `perhaps`: the interval holds both. */
  standing: 'no' | 'perhaps' | 'yes'
  /** Answers that date it, of them "partly", and answers that cannot. */
  answers: number
  partly: number
  other_answers: number
  /** Sources behind the answers that date it, and behind all: many answers of one are one. */
  heard: number
  sources: number
  /** Spread of the posterior, 0 (one gap) to 1 (all gaps alike): its entropy over the greatest possible. */
  dispute: number
  /** Its date is told to everybody, in the training. All other gold is told as if its date were unknown. */
  gold: boolean
}

/** Days of an interval of gaps as they are published: destroyed after the one and by the other; null where there is no scene on that side. */
export function daysOf({ days }: { days: ArrayLike<Day> }, { from, to }: Span): { after: string | null; before: string | null } {
  const { after, by } = daysBetween(days, from, to)
  const iso = (day: Day | null) => (day === null ? null : formatDay(day))
  return { after: iso(after), before: iso(by) }
}

/** The most disputed first, then the least sure, then by id. */
export const byDispute = (a: Pick<Dated, 'building' | 'dispute' | 'confidence'>, b: Pick<Dated, 'building' | 'dispute' | 'confidence'>): number =>
  b.dispute - a.dispute || a.confidence - b.confidence || (a.building < b.building ? -1 : 1)

/** Entropy of probabilities over that of an even spread. */
export function disputeOf(posterior: ArrayLike<number>): number {
  let entropy = 0
  for (let g = 0; g < posterior.length; g++) if (posterior[g] > 0) entropy -= posterior[g] * Math.log(posterior[g])
  return Math.min(1, entropy / Math.log(posterior.length))
}
