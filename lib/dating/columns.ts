import type { DatingProject, Reply } from '../model/dating'
import { NON_ANSWER_CODES, spanNumber, spanOf, type Span } from './gaps'

/** Answers in typed arrays, by building; inside one in an order that does not depend on when they came. */
export interface AnswerColumns {
  buildings: number
  volunteers: number
  /** Answers of building b: from start[b] up to start[b + 1]. */
  start: Int32Array
  volunteer: Int32Array
  /** Number of a span, or a NON_ANSWER_CODE. */
  outcome: Int16Array
  /** What an answer weighs, at most 1: see `dampSources`. */
  weight: Float64Array
  /** Known gaps of gold buildings. */
  gold: (Span | undefined)[]
}

/**
 * Weights of the answers of one building, from..to: the dating answers of one source weigh 1 together, each an equal part (Kish's design
 * effect at full correlation inside a source: Survey Sampling, 1965, section 8.2).
 */
export function dampSources(outcome: ArrayLike<number>, source: ArrayLike<number>, from: number, to: number, weight: Float64Array): void {
  const of = new Map<number, number>()
  for (let i = from; i < to; i++) if (outcome[i] >= 0) of.set(source[i], (of.get(source[i]) ?? 0) + 1)
  for (let i = from; i < to; i++) weight[i] = outcome[i] >= 0 ? 1 / (of.get(source[i]) as number) : 1
}

/** Code of a reply: a span's number or a NON_ANSWER_CODE. Throws a RangeError as `spanOf` does. */
export function outcomeOf(scenes: DatingProject['scenes'], reply: Reply): number {
  const span = spanOf(scenes, reply)
  return span ? spanNumber(scenes.length + 1, span) : NON_ANSWER_CODES[reply.kind as keyof typeof NON_ANSWER_CODES]
}
