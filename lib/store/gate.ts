import { StoreAway } from './database'
import { isAway } from './server-faults'

/** Before a server: questions pass while it answers. `isAway`: it did not answer the last time. */
export interface Gate { pass<T>(ask: () => Promise<T>): Promise<T>; isAway(): boolean }

/**
 * While a server does not answer, one question at a time finds out whether it is back; all others are told at once, with
 * StoreAway, and wait for nothing: a host that is silent would hold each of them until its connection times out.
 */
export function createGate(): Gate {
  let away = false
  let asking = false
  return {
    isAway: () => away,
    async pass(ask) {
      if (away && asking) throw new StoreAway()
      const finds = away
      if (finds) asking = true
      try {
        const answer = await ask()
        away = false
        return answer
      } catch (error) {
        away = isAway(error)
        throw away ? new StoreAway({ cause: error }) : error
      } finally {
        if (finds) asking = false
      }
    },
  }
}
