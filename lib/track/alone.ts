import { newId } from './new-id'

// What only one tab of a browser does at a time.

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
interface Lease { by: string; until: number }

/** Longer than the longest that a tab does alone; a tab that was closed meanwhile holds the others up no longer. */
const LEASE_MS = 25_000
/** Until a tab sees what another has written. */
const SEEN_MS = 60

function leaseOf(store: Store, key: string): Lease | null {
  try {
    const found = JSON.parse(store.getItem(key) ?? 'null') as Lease | null
    return typeof found?.by === 'string' && found.until - Date.now() <= LEASE_MS && found.until > Date.now() ? found : null
  } catch {
    return null
  }
}

/** By what tabs leave in their common storage: the last to write, of those that found it free, goes first. */
export async function aloneByLease<T>(store: Store, key: string, work: () => Promise<T>): Promise<T> {
  const by = newId()
  const pause = () => new Promise(done => { setTimeout(done, SEEN_MS) })
  while (leaseOf(store, key)?.by !== by) {
    if (!leaseOf(store, key)) store.setItem(key, JSON.stringify({ by, until: Date.now() + LEASE_MS } satisfies Lease))
    await pause()
  }
  try {
    return await work()
  } finally {
    if (leaseOf(store, key)?.by === by) store.removeItem(key)
  }
}

/** By a lock where browsers have them (only over HTTPS and on the own machine), else by a lease; in a browser that keeps nothing tabs cannot know of each other. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (navigator.locks) return navigator.locks.request(name, work)
  const key = `${name}.lease`
  try {
    localStorage.removeItem(`${key}.probe`)
  } catch {
    return work()
  }
  return aloneByLease(localStorage, key, work)
}
