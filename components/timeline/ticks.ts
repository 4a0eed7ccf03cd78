import type { Day } from '@/lib/slice/types'
import { addUnit, formatDay, monthStart, unitStart, yearStart } from '@/lib/time/day'
import type { Span } from './spans'

export interface Tick { day: Day; label: string; strong: boolean }

const LABEL_PX = 52

/** Ticks of the axis: days, months, quarters or years as the room asks; years strong. Levantine month names in Arabic, Latin digits. */
export function ticksOf(axis: Span, widthPx: number, locale: string): Tick[] {
  const days = axis.to - axis.from + 1
  const room = Math.max(2, Math.floor(widthPx / LABEL_PX))
  const tag = locale === 'ar' ? 'ar-SY-u-nu-latn' : 'en-GB'
  const month = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' })
  const date = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const at = (day: Day) => new Date(formatDay(day) + 'T00:00:00Z')
  const out: Tick[] = []
  const add = (day: Day, label: string, strong = false) => { if (day >= axis.from && day <= axis.to) out.push({ day, label, strong }) }

  const months = days / 30.4
  if (days <= room * 3) {
    const step = Math.max(1, Math.ceil(days / room))
    for (let day = axis.from; day <= axis.to; day += step) add(day, date.format(at(day)), day === yearStart(day))
    return out
  }
  if (months / room <= 12) {
    const step = [1, 2, 3, 6, 12].find(n => months / n <= room) ?? 12
    for (let day = yearStart(axis.from); day <= axis.to; day = addUnit(day, 'month', step)) {
      const isYear = day === yearStart(day)
      add(monthStart(day), isYear ? formatDay(day).slice(0, 4) : month.format(at(day)), isYear)
    }
    return out
  }
  const years = Math.ceil(months / 12 / room)
  for (let day = unitStart(axis.from, 'year'); day <= axis.to; day = addUnit(day, 'year', years)) add(day, formatDay(day).slice(0, 4), true)
  return out
}
