import { dayText, rangeText } from '@/lib/format'
import type { Evidence } from '@/lib/model/evidence'

/** "29 Jan 2020, 22:30–23:00": the day or days, and the time or the span within which it lies. */
export function whenText({ date, date_end, time_from, time_to }: NonNullable<Evidence['when']>, locale: string): string {
  const day = date_end && date_end !== date ? rangeText(date, date_end, locale) : dayText(date, locale, 'short')
  const time = [time_from, time_to].filter(Boolean).join('–')
  return time ? `${day}${locale === 'ar' ? '، ' : ', '}${time}` : day
}
