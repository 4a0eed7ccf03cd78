import type { Accepted } from '../model/track'
import { UNANSWERED, type Answered, type Refusal } from './answered'
import { drop, refuse, verdictOf, waitingIn, type Waiting } from './queue'

/** Takes an answer for this tab; `done` says whether the server has it. */
export type Claim = (id: string) => Promise<{ done(taken: boolean): void } | null>

export interface Sending {
  store: Storage
  /** Null: another tab has sent it. */
  claim: Claim
  post(waiting: Waiting): Promise<Answered>
  accepted(waiting: Waiting, answer: Accepted): void
  /** It is gone from the queue. */
  refused(waiting: Waiting, refusal: Refusal): void
}

/** all: nothing waits; later: try again after a pause; kept: what is left was refused for now, with the server's sentence, or by something else. */
export type Outcome = { is: 'all' } | { is: 'later'; retryAfter: string | null } | { is: 'kept'; refusal: Refusal | null }

/** A firewall may refuse one answer for a word in its note; after so many it refuses all, and is not asked again and again. */
const MOST_KEPT = 3

/**
 * Sends what waits, one after the other in the order in which it was given. To be run by one tab at a time (`alone`); should two send the same
 * one all the same, the server counts it once by its id.
 */
export async function sendWaiting({ store, claim, post, accepted, refused }: Sending): Promise<Outcome> {
  /** Projects that are not there, and buildings whose answers wait for another day: a later answer may replace one that is kept. */
  const held = new Map<string, Refusal | null>()
  const elsewhere = new Set<string>()
  const placeOf = ({ project, sent }: Waiting) => `${project} ${sent.answer.building}`
  for (let kept = 0; ;) {
    const next = kept < MOST_KEPT ? waitingIn(store).find(waiting => !held.has(waiting.project) && !held.has(placeOf(waiting)) && !elsewhere.has(waiting.sent.answer.id)) : undefined
    if (!next) return held.size ? { is: 'kept', refusal: [...held.values()][0] } : elsewhere.size ? { is: 'later', retryAfter: null } : { is: 'all' }
    const own = await claim(next.sent.answer.id)
    if (!own) {
      elsewhere.add(next.sent.answer.id)
      continue
    }
    const answer = await post(next).catch(() => UNANSWERED)
    const verdict = answer.status === 0 ? 'again' : verdictOf(answer.status, answer.refusal?.title ?? null)
    own.done(verdict === 'taken' || verdict === 'never')
    if (verdict === 'taken' && answer.accepted) {
      drop(store, next)
      accepted(next, answer.accepted)
    } else if (verdict === 'never' && answer.refusal) {
      refuse(store, next)
      refused(next, answer.refusal)
    } else if (verdict === 'kept') {
      const gone = answer.status === 404 && answer.refusal !== null
      held.set(gone ? next.project : placeOf(next), answer.refusal)
      if (!gone) kept++
    } else return { is: 'later', retryAfter: answer.retryAfter }
  }
}

/** What a tab has removed from localStorage another may still see for a moment: browsers pass it on when they come to it. */
const SEEN_MS = 10_000

/** By a lock of the answer's own, which is held until every tab sees that it is gone. */
export const claimByLock: Claim = id => new Promise(claimed => {
  if (!navigator.locks) return claimed({ done: () => undefined })
  void navigator.locks.request(`track.sent.${id}`, { ifAvailable: true }, lock => {
    if (!lock) return claimed(null)
    return new Promise<void>(release => claimed({ done: taken => { setTimeout(release, taken ? SEEN_MS : 0) } }))
  })
})
