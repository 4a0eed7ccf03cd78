import type { Sent } from '../model/track'

// Answers that the server has not taken yet. Each lies under a key of its own in the browser's localStorage: a write is whole or not at all,
// tabs do not overwrite each other, and "Leave" (docs/care.md) takes them with everything else.

export interface Waiting { project: string; sent: Sent; /** Their order; ms since 1970, made unique. */ at: number }
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'track.answer.'
const keyOf = ({ at, sent }: Waiting): string => `${PREFIX}${String(at).padStart(15, '0')}.${sent.answer.id}`

function read(text: string | null): Waiting | null {
  try {
    const found = JSON.parse(text ?? '') as Waiting
    return typeof found.project === 'string' && typeof found.at === 'number' && typeof found.sent?.token === 'string' && typeof found.sent.answer?.id === 'string' ? found : null
  } catch {
    return null
  }
}

/** All of them, in the order in which they were given. */
export function waitingIn(store: Store): Waiting[] {
  const keys = Array.from({ length: store.length }, (_, i) => store.key(i)).filter((key): key is string => key !== null && key.startsWith(PREFIX)).sort()
  return keys.map(key => read(store.getItem(key))).filter(found => found !== null)
}

/** Keeps an answer until the server has it. Throws when the browser keeps nothing, or has no room. */
export function keep(store: Store, project: string, sent: Sent, now: number): Waiting {
  const last = waitingIn(store).at(-1)?.at ?? 0
  const waiting = { project, sent, at: Math.max(now, last + 1) }
  store.setItem(keyOf(waiting), JSON.stringify(waiting))
  return waiting
}

/** The server has it. */
export const drop = (store: Store, waiting: Waiting): void => store.removeItem(keyOf(waiting))

/** The server will never take it: what was to take its place stands by itself. */
export function refuse(store: Store, refused: Waiting): void {
  drop(store, refused)
  for (const waiting of waitingIn(store)) {
    const { replaces, ...answer } = waiting.sent.answer
    if (replaces === refused.sent.answer.id) store.setItem(keyOf(waiting), JSON.stringify({ ...waiting, sent: { ...waiting.sent, answer } }))
  }
}

/** Forgets all of them. */
export const forget = (store: Store): void => waitingIn(store).forEach(waiting => drop(store, waiting))

/** What becomes of an answer: the server has it, it may take it in a moment, it may take it another day, it never will. */
export type Verdict = 'taken' | 'again' | 'kept' | 'never'

/** What our server says of an answer that it will never take, by status and title (lib/server/dating/answering.ts). */
const NEVER: Record<number, string[]> = {
  403: ['Not your building'], 409: ['Id in use', 'Answered already', 'Known by now'], 410: ['Too old', 'Gone'], 413: ['Too large'], 422: ['Not understood'],
}

/**
 * By the status, and by who gave it: a firewall or a network's sign-in page refuses with the same statuses, and knows nothing of the answer.
 * @param title of our own problem document; null where something else answered
 */
export function verdictOf(status: number, title: string | null): Verdict {
  if (status >= 200 && status < 300) return 'taken'
  if (status >= 500 || status === 408 || status === 425 || status === 429) return 'again'
  return title !== null && NEVER[status]?.includes(title) ? 'never' : 'kept'
}

const FIRST_MS = 1000
const LONGEST_MS = 60_000

/** How long to wait before sending again, after so many tries in vain; as long as the server asks, when it does. */
export function pauseBefore(tries: number, retryAfter: string | null): number {
  const asked = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : 0
  return Math.max(asked, Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, tries - 1)))
}
