import type { EditionInfo } from '@/lib/model/list-item'
import type { Store } from './store'

/**
 * Another edition is served: the map loads it, and `refresh` fetches the parts that the server draws. What a server-rendered
 * part says may be old (the browser went back): it counts only when it is later. What the server answered just now counts.
 */
export function takeEdition(store: Store, edition: EditionInfo, refresh: () => void, answeredNow: boolean): void {
  const now = store.get().edition
  if (edition.key === now.key || (!answeredNow && edition.turn <= now.turn)) return
  store.set({ edition })
  refresh()
}
