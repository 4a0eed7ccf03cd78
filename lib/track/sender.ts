import { pauseBefore } from './queue'
import type { Outcome } from './send'

export interface Sender {
  /** Sends at once, and begins anew to count tries in vain. */
  now(): void
  end(): void
}

/**
 * Sends again and again until nothing waits, one attempt at a time, after pauses that grow. Whatever goes wrong in between, it goes on.
 * @param attempt one attempt; it tells when something went through
 * @param after what to do with how it ended; null: it failed by a fault of the page's own
 * @param more whether something waits that came meanwhile
 */
export function sender(attempt: (progress: () => void) => Promise<Outcome>, after: (outcome: Outcome | null) => void, more: () => boolean): Sender {
  let [running, tries, ended] = [false, 0, false]
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = async (): Promise<void> => {
    if (running || ended) return
    running = true
    clearTimeout(timer)
    const outcome = await attempt(() => { tries = 0 }).catch(() => null)
    running = false
    if (ended) return
    if (outcome?.is !== 'all') timer = setTimeout(() => void run(), pauseBefore(++tries, outcome?.is === 'later' ? outcome.retryAfter : null))
    else if (more()) void run()
    after(outcome)
  }
  return {
    now: () => {
      tries = 0
      void run()
    },
    end: () => {
      ended = true
      clearTimeout(timer)
    },
  }
}
