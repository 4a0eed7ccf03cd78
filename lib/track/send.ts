import type { Accepted } from '../model/track'
import { drop, refuse, verdictOf, waitingIn, type Waiting } from './queue'

/** What came of one attempt to send; `status` 0: no answer came. */
export interface Answered { status: number; accepted?: Accepted; /** The server's sentence. */ detail?: string; retryAfter?: string | null }

export interface Sending {
  store: Storage
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
export async function sendWaiting({ store, post, accepted, refused }: Sending): Promise<Outcome> {
  const held = new Map<string, string>()
  for (;;) {
    const next = waitingIn(store).find(waiting => !held.has(waiting.project))
    if (!next) return held.size ? { is: 'kept', detail: [...held.values()][0] } : { is: 'all' }
    const answer = await post(next)
    const verdict = answer.status === 0 ? 'again' : verdictOf(answer.status)
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

/** Runs by one tab at a time, where browsers can say so (only over HTTPS and on the own machine). */
export const alone = <T>(work: () => Promise<T>): Promise<T> => (navigator.locks ? navigator.locks.request('track.send', work) : work())
