import type { DatePrecision } from '../model/codes'
import type { Day } from '../slice/types'
import { monthEnd, monthStart, parseDay, yearEnd, yearStart } from './day'

export interface Interval { start: Day; end: Day }
export interface Dated { date_start?: string; date_end?: string; date_precision?: DatePrecision }

/**
 * Interval of a record in whole days, both ends inside: from start to end when an end is given; else the day, the start
 * and the six days after, the calendar month, or the year. Null without a date: listed, in no window.
 */
export function intervalOf({ date_start, date_end, date_precision }: Dated): Interval | null {
  const start = date_start === undefined ? null : parseDay(date_start)
  if (start === null) return null
  const end = date_end === undefined ? null : parseDay(date_end)
  if (end !== null) return { start, end: Math.max(start, end) }
  if (date_precision === 'week') return { start, end: start + 6 }
  if (date_precision === 'month') return { start: monthStart(start), end: monthEnd(start) }
  if (date_precision === 'year') return { start: yearStart(start), end: yearEnd(start) }
  return { start, end: start }
}

/** "Possibly in the window": the intervals share a day. */
export const overlaps = (a: Interval, window: Interval): boolean => a.start <= window.end && a.end >= window.start
/** "Certainly in the window": it lies wholly inside. */
export const contained = (a: Interval, window: Interval): boolean => a.start >= window.start && a.end <= window.end
