import type { Day } from '@/lib/slice/types'
import type { Span } from './spans'

/** Where a day begins on the axis, 0 … 1 from the picture's left; in right-to-left time runs the other way. */
export function fractionOf(day: Day, axis: Span, rtl: boolean): number {
  const share = (day - axis.from) / (axis.to - axis.from + 1)
  return rtl ? 1 - share : share
}

/** The day under a place on the axis, kept inside it. */
export function dayAt(fraction: number, axis: Span, rtl: boolean): Day {
  const share = rtl ? 1 - fraction : fraction
  const day = axis.from + Math.floor(share * (axis.to - axis.from + 1))
  return Math.max(axis.from, Math.min(axis.to, day))
}
