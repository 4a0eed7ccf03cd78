import type { DatePrecision, GeoPrecision } from './model/codes'
import type { Toll, TollLine } from './slice/types'

// Days and figures as text. Days are formatted in UTC, so that no reader's zone shifts them.
// Arabic: Levantine month names and Latin digits (`ar-SY-u-nu-latn`; plain `ar` has other months).

const tag = (locale: string) => (locale === 'ar' ? 'ar-SY-u-nu-latn' : locale === 'en' ? 'en-GB' : locale)
const cache = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, form: 'day' | 'short' | 'month' | 'year'): Intl.DateTimeFormat {
  const key = locale + form
  let found = cache.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(tag(locale), {
      timeZone: 'UTC', year: 'numeric',
      ...(form === 'day' && { day: 'numeric', month: 'long' }),
      ...(form === 'short' && { day: 'numeric', month: locale === 'ar' ? 'long' : 'short' }),
      ...(form === 'month' && { month: 'long' }),
    })
    cache.set(key, found)
  }
  return found
}

const instant = (iso: string) => new Date(iso + 'T00:00:00Z')

/** `2020-01-29` → "29 January 2020"; nonsense comes back as it is. */
export function dayText(iso: string, locale: string, form: 'day' | 'short' | 'month' | 'year' = 'day'): string {
  const date = instant(iso)
  return Number.isNaN(date.getTime()) ? iso : formatter(locale, form).format(date)
}

/** "20 Nov 2019 – 10 Mar 2020"; one day alone when both ends are it. */
export function rangeText(from: string, to: string, locale: string, form: 'day' | 'short' = 'short'): string {
  return from === to ? dayText(from, locale, form) : `${dayText(from, locale, form)} – ${dayText(to, locale, form)}`
}

/** The date of a record, no more exact than it is known. Empty when it has none. */
export function recordDate(record: { date_start?: string | null; date_end?: string | null; date_precision?: DatePrecision | null }, locale: string, form: 'day' | 'short' = 'day'): string {
  const { date_start: start, date_end: end, date_precision: precision } = record
  if (!start) return ''
  if (end && end !== start) return rangeText(start, end, locale, form)
  if (precision === 'month') return dayText(start, locale, 'month')
  if (precision === 'year') return dayText(start, locale, 'year')
  return dayText(start, locale, form)
}

/** "134–180", "30+", "5": the sum of minima to the sum of maxima; "+" where an upper bound is not known. */
export function tollText({ min, max, open }: Toll): string {
  const plus = open ? '+' : ''
  return min === max ? `${min}${plus}` : `${min}–${max}${plus}`
}

/** Long figures in groups of three, for the eye: "1,060,620–1,350,183+". Up to four digits stay as they are. */
export const grouped = (figures: string | number): string => String(figures).replace(/\d{5,}/g, digits => digits.replace(/\B(?=(\d{3})+$)/g, ','))

/** Figures of several records as text; a dash where of none of them anything is known, since not known is not none. */
export const lineTollText = (line: TollLine, field: 'killed' | 'injured'): string => (nothingKnown(line) ? '–' : grouped(tollText(line[field])))

/** Of none of the records a figure is known. */
export const nothingKnown = ({ incidents, unknown }: Pick<TollLine, 'incidents' | 'unknown'>): boolean => incidents > 0 && unknown === incidents

/** A record's own range by the rules of counting; null when neither end is known. */
export function rangeOf(min: number | null | undefined, max: number | null | undefined): Toll | null {
  if (min == null && max == null) return null
  return { min: min ?? 0, max: max ?? min ?? 0, open: max == null }
}

/** Decimals of a degree that the precision bears: five are a metre, two a kilometre. A governorate's point says nothing. */
const DECIMALS: Record<GeoPrecision, number> = { exact: 5, neighbourhood: 3, town: 2, district: 1, governorate: 0, country: 0 }

/** "35.81, 36.61": latitude and longitude, no more exact than the place is known; empty where a point would say too much. */
export function positionText([lon, lat]: [number, number], precision: GeoPrecision): string {
  const digits = DECIMALS[precision]
  return digits ? `${lat.toFixed(digits)}, ${lon.toFixed(digits)}` : ''
}

/** "29 Jan 2020, 22:30–23:00": the day or days, and the time or the span within which it lies. */
export function whenText({ date, date_end, time_from, time_to }: { date: string; date_end?: string; time_from?: string; time_to?: string }, locale: string): string {
  const day = date_end && date_end !== date ? rangeText(date, date_end, locale) : dayText(date, locale, 'short')
  const time = [time_from, time_to].filter(Boolean).join('–')
  return time ? `${day}${locale === 'ar' ? '، ' : ', '}${time}` : day
}
