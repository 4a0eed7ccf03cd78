import type { BinUnit, Day } from '@/lib/slice/types'
import { addUnit, unitStart } from '@/lib/time/day'

export interface Span { from: Day; to: Day }

const LEAST_DAYS = 14
const [LEAST_ROOM_DAYS, MOST_ROOM_DAYS] = [21, 61]

/** The span kept inside the domain, and long enough to be an axis. */
export function clampSpan(span: Span, domain: { first: Day; last: Day }): Span {
  const length = Math.max(LEAST_DAYS, Math.min(span.to - span.from + 1, domain.last - domain.first + 1))
  const from = Math.max(domain.first, Math.min(span.from, domain.last - length + 1))
  return { from, to: Math.max(from + length - 1, Math.min(span.to, domain.last)) }
}

/**
 * The axis that shows what matters: the window with room of a fifth of its length on either side, two months at most, so
 * that neighbouring months can be seen and reached; the whole record when the window is most of it.
 */
export function autoSpan(window: Span, domain: { first: Day; last: Day }): Span {
  const length = window.to - window.from + 1
  const whole = domain.last - domain.first + 1
  if (length >= whole * 0.9) return { from: Math.min(domain.first, window.from), to: Math.max(domain.last, window.to) }
  const room = Math.min(MOST_ROOM_DAYS, Math.max(LEAST_ROOM_DAYS, Math.round(length * 0.2)))
  return { from: Math.min(window.from, Math.max(domain.first, window.from - room)), to: Math.max(window.to, Math.min(domain.last, window.to + room)) }
}

/** The span zoomed by a factor (below 1: in) around a day, which stays where it is. */
export function zoomSpan(span: Span, factor: number, around: Day, domain: { first: Day; last: Day }): Span {
  const length = span.to - span.from
  const share = length ? (around - span.from) / length : 0.5
  const next = Math.max(LEAST_DAYS - 1, Math.round(length * factor))
  const from = Math.round(around - share * next)
  return clampSpan({ from, to: from + next }, domain)
}

/** The window moved so that it stays inside the domain, its length kept. */
export function moveWindow(window: Span, by: number, domain: { first: Day; last: Day }): Span {
  const length = window.to - window.from
  const from = Math.max(Math.min(domain.first, window.from), Math.min(window.from + by, Math.max(domain.last - length, domain.first)))
  return { from, to: from + length }
}

/**
 * The window one step on or back. A window of whole calendar months (or years) steps to whole ones; another keeps its length.
 * `own`: as far as the window is long.
 */
export function stepWindow(window: Span, step: BinUnit | 'own', direction: -1 | 1, domain: { first: Day; last: Day }): Span {
  const bounds = { first: Math.min(domain.first, window.from), last: Math.max(domain.last, window.to) }
  if (step === 'own') return moveWindow(window, direction * (window.to - window.from + 1), bounds)
  const from = addUnit(window.from, step, direction)
  const whole = (step === 'month' || step === 'year') && unitStart(window.from, step) === window.from && unitStart(window.to + 1, step) === window.to + 1
  const to = addUnit(window.to + 1, step, direction) - 1
  if (whole && from >= unitStart(bounds.first, step) && unitStart(to, step) <= bounds.last) return { from, to }
  return moveWindow(window, from - window.from, bounds)
}

const UNITS: BinUnit[] = ['day', 'week', 'month', 'year']
/** A step no finer than the bins of the record. */
export const coarserStep = <T extends BinUnit | 'own'>(step: T, bin: BinUnit | undefined): T | BinUnit =>
  (step === 'own' || !bin || UNITS.indexOf(step as BinUnit) >= UNITS.indexOf(bin) ? step : bin)

/** A window that follows a pointer: each end at the nearest edge of a bin, and never less than one bin. */
export function nearestBins(window: Span, bin: BinUnit): Span {
  const edge = (day: Day) => {
    const before = unitStart(day, bin)
    const after = addUnit(before, bin, 1)
    return day - before < after - day ? before : after
  }
  const from = edge(window.from)
  const past = edge(window.to + 1)
  return past > from ? { from, to: past - 1 } : { from: unitStart(window.from, bin), to: addUnit(unitStart(window.from, bin), bin, 1) - 1 }
}

/** The window some bins on or back: its ends stay at edges of bins, however long these are. */
export const shiftBins = ({ from, to }: Span, bin: BinUnit, n: number): Span => ({ from: addUnit(from, bin, n), to: addUnit(to + 1, bin, n) - 1 })

/** Where play begins when the window leaves no room to move: the first three steps of it. */
export function sweepStart(step: BinUnit | 'own', domain: { first: Day; last: Day }): Span {
  const unit = step === 'own' ? 'month' : step
  const from = unitStart(domain.first, unit)
  return { from, to: addUnit(addUnit(addUnit(from, unit, 1), unit, 1), unit, 1) - 1 }
}

/** How far the axis moves at a time, as a part of its length. */
const FOLLOW = 1 / 8

/**
 * The axis moved along so that the window, while it plays or is carried on, is in sight. It moves by whole steps: an axis that
 * followed day by day would have all bars drawn and counted anew at every move.
 */
export function followAxis(axis: Span, window: Span): Span {
  const step = Math.max(1, Math.round((axis.to - axis.from) * FOLLOW))
  const steps = window.to > axis.to ? Math.ceil((window.to - axis.to) / step) : window.from < axis.from ? -Math.ceil((axis.from - window.from) / step) : 0
  return steps ? { from: axis.from + steps * step, to: axis.to + steps * step } : axis
}
