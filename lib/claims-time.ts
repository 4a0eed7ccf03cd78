import type { ClaimOfSubject } from './model/claims'
import { grouped } from './format'
import type { Day } from './slice/types'
import { monthEnd, monthStart, parseDay, yearEnd, yearStart } from './time/day'

// When a claim was said, as days of an axis, and how much it says, as text.

/** `from` to `to`: the days within which it was said. `open`: it was said by then, and nobody knows since when. `at`: where its mark stands. */
export interface Moment { from: Day; to: Day; open: boolean; at: Day }

export function momentOf({ said, said_precision: precision, said_before: before }: Pick<ClaimOfSubject, 'said' | 'said_precision' | 'said_before'>): Moment {
  const day = parseDay(said ?? before ?? '') ?? 0
  // It stands ahead of what was said in that month: the first of it is as far back as its mark may go.
  if (said === undefined) return { from: monthStart(day), to: monthStart(day), open: true, at: monthStart(day) }
  const [from, to] = precision === 'month' ? [monthStart(day), monthEnd(day)] : precision === 'year' ? [yearStart(day), yearEnd(day)] : [day, day]
  return { from, to, open: false, at: Math.round((from + to) / 2) }
}

/** "23", "77–78", "1,600+"; with a plus before it where it was added to what had been said. */
export function claimFigure({ min, max, scope }: Pick<ClaimOfSubject, 'min' | 'max' | 'scope'>): string {
  // Four digits are grouped here, where they are the point.
  const n = (value: number) => (value >= 1000 && value < 10_000 ? `${Math.floor(value / 1000)},${String(value % 1000).padStart(3, '0')}` : grouped(value))
  return `${scope === 'added' ? '+' : ''}${max === min ? n(min) : max === undefined ? `${n(min)}+` : `${n(min)}–${n(max)}`}`
}

/** At most `most` round values from 0 up to a highest one: 1, 2 or 5 times a power of ten apart. */
export function roundTicks(highest: number, most = 5): number[] {
  const rough = Math.max(1, highest) / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map(k => k * power).find(s => s >= rough) ?? rough)
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, i) => i * step)
}
