import { markOf, replyOf, UNMARKED, type Mark } from '@/lib/track/mark'
import type { Reply } from '@/lib/model/dating'
import type { TaskScene } from '@/lib/track/task'

/** What a volunteer is doing with a building: the scene that is looked at, and the answer so far. */
export interface Draft { building: string; scene: number; mark: Mark; note: string; flag: boolean }

export const draftOf = (building: string): Draft => ({ building, scene: 0, mark: UNMARKED, note: '', flag: false })

/** An answer as it is told: the sentence's name, and the days in it. */
export type Told = { key: 'toldBetween' | 'toldBefore' | 'toldPartly' | 'toldPartlyBefore' | 'no_destruction' | 'cannot_tell' | 'image_unclear' | 'wantsFirst' | 'wantsFirstPartly' | 'wantsAnswer'; from?: string; by?: string }

export function toldOf(mark: Mark, scenes: TaskScene[]): Told {
  const reply: Reply | null = replyOf(mark, scenes)
  if (!reply) return { key: mark.kind === null ? 'wantsAnswer' : mark.kind === 'partly' ? 'wantsFirstPartly' : 'wantsFirst' }
  if (!('first_destroyed' in reply)) return { key: reply.kind }
  const day = (id: string) => scenes.find(scene => scene.id === id)?.day ?? id
  const by = day(reply.first_destroyed)
  const partly = reply.kind === 'partly'
  return reply.last_standing === null ? { key: partly ? 'toldPartlyBefore' : 'toldBefore', by } : { key: partly ? 'toldPartly' : 'toldBetween', from: day(reply.last_standing), by }
}

/** The same of a date that is known. */
export const toldKnown = (known: { last_standing: string | null; first_destroyed: string | null }, scenes: TaskScene[]): Told => toldOf(markOf(known, scenes), scenes)
