import type { DatingProject, Gold, Reply } from '../model/dating'
import { parseDay } from '../time/day'

// K scenes in time order make K + 1 gaps:
//
//   gap     0        1        2      …      K-1        K
//      ─────┃────────┃────────┃─────  …  ────┃─────────
//   scene   0        1        2             K-1
//
// gap 0: destroyed before the first scene; gap g: stands in scene g-1, destroyed in scene g; gap K: stands in the last one.

/** Gaps from one to another, both inside. */
export interface Span { from: number; to: number }

/** What the model needs of a project; days since 1970-01-01, UTC. */
export interface Frame {
  /** Day of each scene, ascending. */
  days: Int32Array
  /** K + 1 */
  gaps: number
  /** What is believed of a building before any answer: probabilities of the gaps. */
  prior: Float64Array
}

/** Spans of n gaps, numbered by `from`, then `to`. */
export const spanCount = (gaps: number): number => (gaps * (gaps + 1)) / 2
export const spanNumber = (gaps: number, { from, to }: Span): number => from * gaps - (from * (from - 1)) / 2 + (to - from)
export const allSpans = (gaps: number): Span[] => Array.from({ length: gaps }, (_, from) => Array.from({ length: gaps - from }, (_, n) => ({ from, to: from + n }))).flat()

/** Scenes and prior of a project. Between first and last scene the prior is spread by days. */
export function frameOf(project: Pick<DatingProject, 'scenes' | 'prior'>): Frame {
  const days = Int32Array.from(project.scenes, scene => parseDay(scene.date) ?? Number.NaN)
  const gaps = days.length + 1
  const inside = 1 - project.prior.before_first - project.prior.standing
  const length = days[days.length - 1] - days[0]
  const prior = Float64Array.from({ length: gaps }, (_, g) =>
    g === 0 ? project.prior.before_first : g === gaps - 1 ? project.prior.standing : (inside * (days[g] - days[g - 1])) / length)
  return { days, gaps, prior }
}

const NON_ANSWERS = ['cannot_tell', 'image_unclear'] as const
export type NonAnswer = (typeof NON_ANSWERS)[number]
/** Codes of what is no date, beside spans' numbers (0 and up). */
export const NON_ANSWER_CODES: Record<NonAnswer, number> = { cannot_tell: -1, image_unclear: -2 }
export const NON_ANSWER_COUNT = NON_ANSWERS.length

type Change = { last_standing: string | null; first_destroyed: string | null }

function changeSpan(scenes: DatingProject['scenes'], { last_standing, first_destroyed }: Change): Span {
  const at = (id: string) => {
    const index = scenes.findIndex(scene => scene.id === id)
    if (index < 0) throw new RangeError(`"${id}" is no scene of this project. Scenes: ${scenes.map(scene => scene.id).join(', ')}.`)
    return index
  }
  if (first_destroyed === null) return { from: scenes.length, to: scenes.length }
  const span = { from: last_standing === null ? 0 : at(last_standing) + 1, to: at(first_destroyed) }
  if (span.from > span.to) throw new RangeError(`A building cannot stand in ${last_standing} and be destroyed by ${first_destroyed}, which is not later: choose a later scene for the destruction.`)
  return span
}

/** Gaps that a reply leaves open; null for "cannot tell" and "image unclear". Throws a RangeError with a sentence for an unknown scene or an impossible order. */
export function spanOf(scenes: DatingProject['scenes'], reply: Reply): Span | null {
  if (reply.kind === 'cannot_tell' || reply.kind === 'image_unclear') return null
  return changeSpan(scenes, reply.kind === 'no_destruction' ? { last_standing: null, first_destroyed: null } : reply)
}

/** Gaps that the truth of a gold building lies in. */
export const goldSpan = (scenes: DatingProject['scenes'], gold: Gold): Span => changeSpan(scenes, gold)
