import type { Assignment } from '../model/track'

// Which buildings a volunteer is given next, when the server still holds some that were answered here.

/** How many buildings lie ready, the one that is looked at among them. */
export const AHEAD = 3
/** Most that the server gives into one hand (docs/api.md). */
const MOST = 5

/** How many to ask for, when the server named so many that are done here: those come first again. */
export const askFor = (done: number): number => Math.min(MOST, AHEAD + done)

interface Here { /** Looked at in this page. */ given: ReadonlySet<string>; /** Of them, those whose answer the server will never take. */ lost: ReadonlySet<string>; /** Answered on this device, not sent yet. */ waiting: ReadonlySet<string> }

/** Those that are still to be looked at; without any, those whose answer was lost: the server waits for them. */
export function openOf(found: readonly Assignment[], { given, lost, waiting }: Here): Assignment[] {
  const open = found.filter(({ building }) => !waiting.has(building) && !given.has(building))
  return open.length ? open : found.filter(({ building }) => !waiting.has(building) && lost.has(building))
}

const FIRST_MS = 1000
const LONGEST_MS = 30_000

/** How long to wait before asking again, after so many times in vain. */
export const pauseWhileHeld = (inVain: number): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** (inVain - 1))
