import type { BinUnit, Day } from '../slice/types'

// Calendar arithmetic on whole days since 1970-01-01, UTC throughout: a day is a day of the calendar, never an instant.

const DAY_MS = 86_400_000
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

const utc = (year: number, month: number, day: number): Day => Math.round(Date.UTC(year, month, day) / DAY_MS)
const parts = (day: Day): [number, number, number] => {
  const date = new Date(day * DAY_MS)
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
}

/** `2020-01-29` → day number; null for anything that is not a day of the calendar (years 0100 to 9999). */
export function parseDay(text: string): Day | null {
  const match = ISO.exec(text)
  if (!match) return null
  const day = utc(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return formatDay(day) === text ? day : null
}

/** Day number → `2020-01-29`. */
export const formatDay = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** Day of an instant (milliseconds since 1970), UTC. */
export const dayOf = (instant: number): Day => Math.floor(instant / DAY_MS)

export function monthStart(day: Day): Day {
  const [y, m] = parts(day)
  return utc(y, m, 1)
}
export function monthEnd(day: Day): Day {
  const [y, m] = parts(day)
  return utc(y, m + 1, 0)
}
export const yearStart = (day: Day): Day => utc(parts(day)[0], 0, 1)
export const yearEnd = (day: Day): Day => utc(parts(day)[0], 11, 31)
/** Monday of the day's week (1970-01-01 was a Thursday). */
export const weekStart = (day: Day): Day => day - ((((day + 3) % 7) + 7) % 7)

/** First day of the unit that holds the day. */
export function unitStart(day: Day, unit: BinUnit): Day {
  if (unit === 'month') return monthStart(day)
  if (unit === 'year') return yearStart(day)
  return unit === 'week' ? weekStart(day) : day
}

/** The window widened to whole units: what a record that is summed by them can be asked. Nothing that was asked for is left out. */
export const snapToUnit = (window: { from: Day; to: Day }, unit: BinUnit): { from: Day; to: Day } =>
  ({ from: unitStart(window.from, unit), to: addUnit(unitStart(window.to, unit), unit, 1) - 1 })

/** n units later (earlier when negative); the day of the month is kept where the month has it, else its last. */
export function addUnit(day: Day, unit: BinUnit, n: number): Day {
  if (unit === 'day') return day + n
  if (unit === 'week') return day + 7 * n
  const [y, m, d] = parts(day)
  const months = unit === 'month' ? n : 12 * n
  return Math.min(utc(y, m + months, d), utc(y, m + months + 1, 0))
}

/** First day of each bin that covers [from, to], and one past the last: bins + 1 ascending entries (no bins when `to` is before `from`). The first and the last bin are cut to [from, to]. */
export function bins(from: Day, to: Day, unit: BinUnit): Int32Array {
  if (to < from) return Int32Array.of(from)
  const edges = [from]
  for (let edge = addUnit(unitStart(from, unit), unit, 1); edge <= to; edge = addUnit(edge, unit, 1)) edges.push(edge)
  edges.push(to + 1)
  return Int32Array.from(edges)
}

/** Bin of a histogram over that many days: at most some 120 bars, up to 120 years by years. */
export function unitForSpan(days: number): BinUnit {
  if (days <= 120) return 'day'
  if (days <= 7 * 120) return 'week'
  return days <= 3660 ? 'month' : 'year'
}
