import 'server-only'
import { publishedDates, type PublishedDate } from '../../dating/published'
import type { Live } from './desks'

// What is made of a project's state, once for each state of the log and of the weights.

/** Names the state that figures are of: the same project, log and weights give the same figures. */
export const stateOf = ({ desk, edition }: Live): string => `${edition} ${desk.seq} ${desk.fitted}`

const made = new WeakMap<object, Map<string, { of: string; value: unknown }>>()
export function once<T>(live: Live, name: string, make: () => T): T {
  const kept = made.get(live) ?? new Map<string, { of: string; value: unknown }>()
  made.set(live, kept)
  const [of, found] = [stateOf(live), kept.get(name)]
  if (found?.of === of) return found.value as T
  const value = make()
  kept.set(name, { of, value })
  return value
}

export const datesOf = (live: Live): PublishedDate[] => once(live, 'dates', () => publishedDates(live.desk.project, live.desk.dated()))
