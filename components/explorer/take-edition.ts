import type { EditionInfo } from '@/lib/model/list-item'
import type { Store } from './store'

/** How often in a row the server named an edition that is earlier than the page's. */
export interface Doubt { key: string; times: number }
/** Behind a balancer one server may lag, and name an earlier edition: it is followed only when nothing else is heard for a minute (a restored backup). */
export const BELIEVED_AFTER = 12

/** Whether what the server answered just now is to be followed; `doubt` is to be given back with the next answer. */
export function hear(now: EditionInfo, said: EditionInfo, doubt: Doubt | null): { take: boolean; doubt: Doubt | null } {
  if (said.key === now.key || said.turn >= now.turn) return { take: said.key !== now.key, doubt: null }
  const times = doubt?.key === said.key ? doubt.times + 1 : 1
  return times < BELIEVED_AFTER ? { take: false, doubt: { key: said.key, times } } : { take: true, doubt: null }
}

/** Whether a server-drawn part is of an earlier edition than the map: the browser went back, or a server that lags drew it. */
export const isBehind = (part: EditionInfo, now: EditionInfo): boolean => part.key !== now.key && part.turn < now.turn

/** Follows an answer of just now: the map loads the edition, and `refresh` fetches the parts that the server draws. */
export function takeAnswer(store: Store, said: EditionInfo, refresh: () => void, doubt: Doubt | null): Doubt | null {
  const now = store.get().edition
  const heard = hear(now, said, doubt)
  if (heard.take) {
    store.set({ edition: said })
    refresh()
  } else if (said.key === now.key) takeTurn(store, said)
  return heard.doubt
}

/** Follows what a server-drawn part says, which may be old: it counts only when it is later. */
export function takePart(store: Store, said: EditionInfo, refresh: () => void): void {
  const now = store.get().edition
  if (said.key === now.key) return takeTurn(store, said)
  if (said.turn <= now.turn) return
  store.set({ edition: said })
  refresh()
}

/** The same edition came back after another: what was named in between is earlier than it. */
function takeTurn(store: Store, said: EditionInfo): void {
  const { edition } = store.get()
  if (said.turn > edition.turn) store.set({ edition: { ...edition, turn: said.turn } })
}
