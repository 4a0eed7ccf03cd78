import type { DatingProject, Reply } from '../model/dating'
import { NON_ANSWER_CODES, spanNumber, spanOf, type Span } from './gaps'
import { FEW_SOURCES } from './priors'

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
 * effect at full correlation inside a source: Survey Sampling, 1965, section 8.2), and so do its other answers.
 */
export function dampSources(outcome: ArrayLike<number>, source: ArrayLike<number>, from: number, to: number, weight: Float64Array): void {
  const [dating, others] = [new Map<number, number>(), new Map<number, number>()]
  const of = (i: number) => (outcome[i] >= 0 ? dating : others)
  for (let i = from; i < to; i++) of(i).set(source[i], (of(i).get(source[i]) ?? 0) + 1)
  for (let i = from; i < to; i++) weight[i] = 1 / (of(i).get(source[i]) as number)
}

/**
 * Takes the weight from what the loudest source says of gold: the one that dated most gold buildings (of equals the first in the columns'
 * order). What gold teaches about pictures and temper holds for every building, so nobody who has found out which are gold may teach it
 * alone; any other source says less of them than an honest one does. Volunteers' own modes are learned without these weights.
 */
export function hushLoudest(columns: AnswerColumns, source: ArrayLike<number>): void {
  const goldAnswers = function* () {
    for (let b = 0; b < columns.buildings; b++) {
      if (columns.gold[b]) for (let i = columns.start[b]; i < columns.start[b + 1]; i++) if (columns.outcome[i] >= 0) yield i
    }
  }
  // Of a source with many ids all answers count, so that it is the loudest for it.
  const said = new Map<number, number>()
  for (const i of goldAnswers()) said.set(source[i], (said.get(source[i]) ?? 0) + 1)
  if (said.size < FEW_SOURCES) return
  let loudest = -1
  for (const [of, n] of said) if (n > (said.get(loudest) ?? 0)) loudest = of
  for (const i of goldAnswers()) if (source[i] === loudest) columns.weight[i] = 0
}

/** Code of a reply: a span's number or a NON_ANSWER_CODE. Throws a RangeError as `spanOf` does. */
export function outcomeOf(scenes: DatingProject['scenes'], reply: Reply): number {
  const span = spanOf(scenes, reply)
  return span ? spanNumber(scenes.length + 1, span) : NON_ANSWER_CODES[reply.kind as keyof typeof NON_ANSWER_CODES]
}
