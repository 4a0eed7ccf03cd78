import type { DatingProject, Reply } from '../model/dating'

// What a volunteer has marked of a building so far, and the answer that it makes. Scenes are numbers here, 0 the earliest.

type Change = Extract<Reply['kind'], 'destroyed' | 'partly'>
export type Other = Exclude<Reply['kind'], Change>
type Scenes = DatingProject['scenes']

/** Before the first scene: it stands in none. */
export const BEFORE = -1

export interface Mark {
  kind: Reply['kind'] | null
  /** The last scene in which it stands; null: not marked. */
  last: number | null
  /** The first scene in which it is destroyed; null: not marked. */
  first: number | null
  /** `last` was put there by us, beside `first`: it moves with it. */
  suggested: boolean
}

export const UNMARKED: Mark = { kind: null, last: null, first: null, suggested: false }

const changeOf = (mark: Mark): Change => (mark.kind === 'partly' ? 'partly' : 'destroyed')

/** It is destroyed in that scene, and was not before. The scene before it is suggested as the last standing one, unless an earlier one was marked. */
export function destroyedAt(mark: Mark, scene: number): Mark {
  const own = mark.last !== null && !mark.suggested && mark.last < scene
  return { kind: changeOf(mark), first: scene, last: own ? mark.last : scene - 1, suggested: !own }
}

/** The last standing scene as it is suggested again, beside the first destroyed one. */
export const suggested = (mark: Mark): Mark => (mark.first === null ? mark : { ...mark, last: mark.first - 1, suggested: true })

/** It still stands in that scene (or in none: BEFORE). Standing in the last of all is an answer by itself. */
export function standsAt(mark: Mark, scene: number, scenes: number): Mark {
  if (scene === scenes - 1) return { ...UNMARKED, kind: 'no_destruction' }
  return { kind: changeOf(mark), last: scene, first: mark.first !== null && mark.first > scene ? mark.first : null, suggested: false }
}

/** Part of it still stands: the dates that are marked are those of the part that went. Asked for again, all of it went. */
export function partly(mark: Mark): Mark {
  const dated = mark.last !== null || mark.first !== null
  return { ...mark, kind: mark.kind !== 'partly' ? 'partly' : dated ? 'destroyed' : null }
}

/** An answer without a date; asked for again it is none. */
export const choose = (mark: Mark, kind: Other): Mark => (mark.kind === kind ? UNMARKED : { ...UNMARKED, kind })

/** What the answer still wants: anything at all, or the first scene in which it is destroyed. */
export const wants = (mark: Mark): 'answer' | 'first' | null => (mark.kind === null ? 'answer' : isChange(mark.kind) && mark.first === null ? 'first' : null)

const isChange = (kind: Mark['kind']): kind is Change => kind === 'destroyed' || kind === 'partly'

/** The answer as it is sent; null while something is wanted. */
export function replyOf(mark: Mark, scenes: Scenes): Reply | null {
  if (mark.kind === null || !isChange(mark.kind)) return mark.kind && { kind: mark.kind }
  if (mark.first === null) return null
  const last = mark.last ?? mark.first - 1
  return { kind: mark.kind, last_standing: last === BEFORE ? null : scenes[last].id, first_destroyed: scenes[mark.first].id }
}

/** An answer, or a date that is known, as marks on the strip. */
export function markOf(reply: Reply | { last_standing: string | null; first_destroyed: string | null } | null, scenes: Scenes): Mark {
  if (!reply) return UNMARKED
  const kind = 'kind' in reply ? reply.kind : reply.first_destroyed === null ? 'no_destruction' : 'destroyed'
  if (!('first_destroyed' in reply) || reply.first_destroyed === null) return { ...UNMARKED, kind }
  const at = (id: string | null) => scenes.findIndex(scene => scene.id === id)
  return { kind, last: at(reply.last_standing), first: at(reply.first_destroyed), suggested: false }
}

/** What a mark says of a scene: it stands there, or that is not known, or it is destroyed there; the two that are marked by their names. */
export type Said = 'last' | 'first' | 'stands' | 'between' | 'destroyed'

export function saidOf(mark: Mark, scene: number): Said | null {
  if (mark.kind === 'no_destruction') return 'stands'
  if (!isChange(mark.kind) || (mark.last === null && mark.first === null)) return null
  if (scene === mark.first) return 'first'
  if (scene === mark.last) return 'last'
  if (mark.first !== null && scene > mark.first) return 'destroyed'
  if (mark.last !== null && scene < mark.last) return 'stands'
  return mark.first !== null && mark.last !== null ? 'between' : null
}
