import { goldSpan, spanOf } from '../dating/gaps'
import type { DatingProject, Reply } from '../model/dating'

/** How an answer lies to a date that is known from elsewhere. */
export type Judgement = 'same' | 'near' | 'early' | 'late' | 'stood' | 'fell' | 'open'

/** A date that is known: the scenes that the destruction lies between; both null where it stands in all. */
export interface Known { last_standing: string | null; first_destroyed: string | null }

/** same: the answer is the date or within it; near: they have days in common; stood: it stands in all scenes; fell: it does not; open: no date was answered. */
export function judge(scenes: DatingProject['scenes'], reply: Reply | null, known: Known): Judgement {
  const said = reply && spanOf(scenes, reply)
  if (!said) return 'open'
  const truth = goldSpan(scenes, { building: '', ...known })
  if (said.from >= truth.from && said.to <= truth.to) return 'same'
  if (truth.from === scenes.length) return 'stood'
  if (said.from === scenes.length) return 'fell'
  if (said.to < truth.from) return 'early'
  return said.from > truth.to ? 'late' : 'near'
}
