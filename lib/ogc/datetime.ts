import type { Day } from '../slice/types'
import { readInstant } from '../time/instant'

/** A day or an instant, or an interval A/B with `..` or nothing for an open end; null for nonsense. Times of day and offsets are read over: a day is a day of the calendar. */
export function readDatetime(text: string): { from: Day | null; to: Day | null } | null {
  const ends = text.split('/').map(part => (part === '..' || part === '' ? null : (readInstant(part) ?? NaN)))
  if (ends.length > 2 || ends.some(Number.isNaN) || (ends.length === 1 && ends[0] === null)) return null
  const [from, to = from] = ends
  return from !== null && to !== null && from > to ? null : { from, to }
}
