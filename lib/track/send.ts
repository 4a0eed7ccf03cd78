import type { Accepted } from '../model/track'
import { drop, refuse, verdictOf, waitingIn, type Waiting } from './queue'

/** What came of one attempt to send; `status` 0: no answer came. */
export interface Answered { status: number; accepted?: Accepted; /** The server's sentence. */ detail?: string; retryAfter?: string | null }

/** Takes an answer for this tab; `done` says whether the server has it. */
export type Claim = (id: string) => Promise<{ done(taken: boolean): void } | null>

export interface Sending {
  store: Storage
  /** Null: another tab has sent it. */
  claim: Claim
  post(waiting: Waiting): Promise<Answered>
  accepted(waiting: Waiting, answer: Accepted): void
  /** It is gone from the queue. */
  refused(waiting: Waiting, detail: string): void
}

/** all: nothing waits; later: try again after a pause; kept: what is left is for another day. */
export type Outcome = { is: 'all' } | { is: 'later'; retryAfter: string | null } | { is: 'kept'; detail: string }

/**
 * Sends what waits, one after the other in the order in which it was given. To be run by one tab at a time (`alone`); should two send the same
 * one all the same, the server counts it once by its id.
 */
export async function sendWaiting({ store, claim, post, accepted, refused }: Sending): Promise<Outcome> {
  const held = new Map<string, string>()
  const elsewhere = new Set<string>()
  for (;;) {
    const next = waitingIn(store).find(waiting => !held.has(waiting.project) && !elsewhere.has(waiting.sent.answer.id))
    if (!next) return held.size ? { is: 'kept', detail: [...held.values()][0] } : elsewhere.size ? { is: 'later', retryAfter: null } : { is: 'all' }
    const own = await claim(next.sent.answer.id)
    if (!own) {
      elsewhere.add(next.sent.answer.id)
      continue
    }
    const answer = await post(next)
    const verdict = answer.status === 0 ? 'again' : verdictOf(answer.status)
    own.done(verdict === 'taken' || verdict === 'never')
    if (verdict === 'again') return { is: 'later', retryAfter: answer.retryAfter ?? null }
    if (verdict === 'kept') held.set(next.project, answer.detail ?? '')
    else if (verdict === 'never' || !answer.accepted) {
      refuse(store, next)
      refused(next, answer.detail ?? '')
    } else {
      drop(store, next)
      accepted(next, answer.accepted)
    }
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

/** Runs by one tab at a time, where browsers can say so (only over HTTPS and on the own machine). */
export const alone = <T>(work: () => Promise<T>): Promise<T> => (navigator.locks ? navigator.locks.request('track.send', work) : work())
