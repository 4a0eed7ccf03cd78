import { formatDay, parseDay } from '../time/day'
import { plainFigures } from './coordinates'

/** Which of the two small numbers of "3/4/2020" comes first; decided for a column over all of its values. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'
export interface FoundDate { start: string; end?: string; precision: 'day' | 'month' | 'year' | 'range'; /** HH:MM, where the value had one other than midnight. */ time?: string }

/** Records before this are refused: no atlas of this kind holds them, but spreadsheets' mistakes fall there. */
export const FIRST_YEAR = 1900
const LAST_YEAR = 2100
/** Days from 1899-12-30, where spreadsheets begin to count (their 1900 is a leap year), to 1970. */
const EXCEL_EPOCH = 25_569
/** 1954 to 2119 in a spreadsheet's days: other numbers are years, or no dates. */
const [LEAST_SERIAL, MOST_SERIAL] = [20_000, 80_000]

const MONTHS: Record<string, number> = {}
const names = (list: string) => list.split(' ').forEach((entry, i) => entry.split('/').forEach(name => { MONTHS[name.replaceAll('_', ' ')] = i + 1 }))
names('january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec')
names('janvier/janv février/fevrier/févr/fevr mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/decembre/déc')
names('كانون_الثاني/يناير شباط/فبراير آذار/اذار/مارس نيسان/أبريل/ابريل أيار/ايار/مايو حزيران/يونيو تموز/يوليو آب/اب/أغسطس/اغسطس أيلول/ايلول/سبتمبر تشرين_الأول/تشرين_الاول/أكتوبر/اكتوبر تشرين_الثاني/نوفمبر كانون_الأول/كانون_الاول/ديسمبر')
const MONTH = Object.keys(MONTHS).sort((a, b) => b.length - a.length).map(m => m.replace(' ', '\\s+')).join('|')
const TIME = String.raw`(?:[T,\s]+(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`
const YMD = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i')
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const NUMBERS = new RegExp(String.raw`^(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4}|\d{2})${TIME}$`, 'i')
const DAY_MONTH = new RegExp(String.raw`^(?:[a-z]{3,9}day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s\-./]+(?:of\s+)?(${MONTH})\.?[\s\-./,]+(\d{4}|\d{2})${TIME}$`, 'iu')
const MONTH_DAY = new RegExp(String.raw`^(?:[a-z]{3,9}day,?\s+)?(${MONTH})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TIME}$`, 'iu')
const MONTH_YEAR = new RegExp(String.raw`^(${MONTH})\.?[\s\-./,]+(\d{4})$`, 'iu')
const YEAR_MONTH = /^(\d{4})[-/.](\d{1,2})$/
const MONTH_OF_YEAR = /^(\d{1,2})[-/.](\d{4})$/
const YEAR = /^(\d{4})$/
const DAYS_OF_MONTH = new RegExp(String.raw`^(\d{1,2})\s*(?:-|to|and|&)\s*(\d{1,2})\s+(${MONTH})\.?,?\s+(\d{4})$`, 'iu')
const BETWEEN = /^(?:between|from)?\s*(.+?)\s*(?:\s-\s|\sto\s|\sand\s|\suntil\s|\s*\/\s*(?=\d{4}-)|\.\.|–|—)\s*(.+)$/i

/** Why a value is no date, as the end of a sentence. */
export class NoDate extends Error {}

/**
 * A date as a cell gives it → days, never instants: what a value says is kept, and no zone shifts it. Throws NoDate with the
 * reason. `order` decides values such as "3/4/2020"; without it they are refused.
 */
export function parseDate(value: unknown, order: DateOrder | null): FoundDate | null {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return fromSerial(value.getTime() / 86_400_000 + EXCEL_EPOCH, String(value))
  if (typeof value === 'number') return Number.isInteger(value) && value >= 1000 && value <= LAST_YEAR ? year(value) : fromSerial(value, String(value))
  if (typeof value !== 'string') throw new NoDate('is no date')
  const text = plainFigures(value).replace(/\s+/g, ' ')
  if (!text) return null
  const single = parseOne(text, order)
  if (single) return single
  const days = DAYS_OF_MONTH.exec(text)
  if (days) return range(day(days[4], monthOf(days[3]), days[1], text), day(days[4], monthOf(days[3]), days[2], text))
  const between = BETWEEN.exec(value.trim().replace(/\s+/g, ' ')) ?? BETWEEN.exec(text)
  if (between) {
    const [a, b] = [parseOne(plainFigures(between[1]), order), parseOne(plainFigures(between[2]), order)]
    if (a && b) return range(a.start, lastOf(b))
  }
  throw new NoDate('is no date that is understood; expected a day such as 2020-01-29, a month 2020-01 or a year 2020')
}

function parseOne(text: string, order: DateOrder | null): FoundDate | null {
  let m: RegExpExecArray | null
  if ((m = YMD.exec(text))) return { start: day(m[1], m[2], m[3], text), precision: 'day', ...timeOf(m, 4) }
  if ((m = DAY_MONTH.exec(text))) return { start: day(m[3], monthOf(m[2]), m[1], text), precision: 'day', ...timeOf(m, 4) }
  if ((m = MONTH_DAY.exec(text))) return { start: day(m[3], monthOf(m[1]), m[2], text), precision: 'day', ...timeOf(m, 4) }
  if ((m = NUMBERS.exec(text))) {
    const [a, b] = [Number(m[1]), Number(m[2])]
    const how = a > 12 && b <= 12 ? 'dmy' : b > 12 && a <= 12 ? 'mdy' : a === b ? 'dmy' : order
    if (!how || how === 'ymd') throw new NoDate('may be day first or month first, and the column does not decide it; say which in the mapping file ("order": "dmy" or "mdy")')
    return { start: how === 'dmy' ? day(m[3], b, a, text) : day(m[3], a, b, text), precision: 'day', ...timeOf(m, 4) }
  }
  if ((m = COMPACT.exec(text))) return { start: day(m[1], m[2], m[3], text), precision: 'day' }
  if ((m = MONTH_YEAR.exec(text))) return month(m[2], monthOf(m[1]), text)
  if ((m = YEAR_MONTH.exec(text))) return month(m[1], Number(m[2]), text)
  if ((m = MONTH_OF_YEAR.exec(text))) return month(m[2], Number(m[1]), text)
  if ((m = YEAR.exec(text))) return year(Number(m[1]))
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromSerial(Number(text), text)
  return null
}

const monthOf = (name: string): number => MONTHS[name.toLowerCase().replace(/\s+/g, ' ')]
/** Two digits are of this century when that is not in the future. */
const fullYear = (y: number | string): number => (String(y).length === 2 ? (Number(y) > new Date().getUTCFullYear() - 2000 ? 1900 : 2000) + Number(y) : Number(y))

function day(y: number | string, m: number | string, d: number | string, text: string): string {
  const iso = `${String(inRange(fullYear(y))).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  if (parseDay(iso) === null) throw new NoDate(`is no day of the calendar (read from "${text}" as ${iso})`)
  return iso
}

function month(y: number | string, m: number, text: string): FoundDate {
  if (m < 1 || m > 12) throw new NoDate(`names a month ${m} (in "${text}"); expected 1 to 12`)
  return { start: day(y, m, 1, text), precision: 'month' }
}

const year = (y: number): FoundDate => ({ start: `${inRange(y)}-01-01`, precision: 'year' })

function inRange(y: number): number {
  if (y < FIRST_YEAR) throw new NoDate(`lies in the year ${y}, before ${FIRST_YEAR}; spreadsheets put empty and broken dates there. Correct it, or leave it empty`)
  if (y > LAST_YEAR) throw new NoDate(`lies in the year ${y}, after ${LAST_YEAR}`)
  return y
}

function fromSerial(serial: number, text: string): FoundDate {
  if (!(serial >= LEAST_SERIAL && serial <= MOST_SERIAL)) throw new NoDate(serial > 0 && serial < LEAST_SERIAL ? `is day ${Math.floor(serial)} of a spreadsheet's count, before 1954; expected a date of the record` : `is no date (${text}); expected a day such as 2020-01-29`)
  const minutes = Math.round((serial % 1) * 1440)
  return { start: formatDay(Math.floor(serial) - EXCEL_EPOCH), precision: 'day', ...(minutes > 0 && minutes < 1440 ? { time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` } : {}) }
}

function range(start: string, end: string): FoundDate {
  if (end < start) throw new NoDate(`ends (${end}) before it begins (${start})`)
  return end === start ? { start, precision: 'day' } : { start, end, precision: 'range' }
}

/** The last day that a date may mean. */
function lastOf({ start, precision }: FoundDate): string {
  if (precision === 'year') return `${start.slice(0, 4)}-12-31`
  if (precision !== 'month') return start
  const next = new Date(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)), 0))
  return next.toISOString().slice(0, 10)
}

function timeOf(m: RegExpExecArray, at: number): { time?: string } {
  if (m[at] === undefined) return {}
  let hours = Number(m[at])
  if (/^p/i.test(m[at + 2] ?? '') && hours < 12) hours += 12
  if (/^a/i.test(m[at + 2] ?? '') && hours === 12) hours = 0
  const time = `${String(hours).padStart(2, '0')}:${m[at + 1]}`
  return time === '00:00' || hours > 23 ? {} : { time }
}

/** What the values of a column tell about the order of their numbers. Fed value by value, so that a column of millions costs nothing. */
export class OrderEvidence {
  dayFirst = 0
  monthFirst = 0
  either = 0
  add(value: unknown): void {
    if (typeof value !== 'string') return
    const m = NUMBERS.exec(plainFigures(value).replace(/\s+/g, ' '))
    if (!m) return
    const [a, b] = [Number(m[1]), Number(m[2])]
    if (a > 12 && b <= 12) this.dayFirst++
    else if (b > 12 && a <= 12) this.monthFirst++
    else if (a !== b) this.either++
  }
  /** Null: the values contradict each other, or none of them decides. */
  get order(): DateOrder | null {
    if (this.dayFirst && !this.monthFirst) return 'dmy'
    if (this.monthFirst && !this.dayFirst) return 'mdy'
    return null
  }
  get ambiguous(): boolean {
    return this.order === null && this.either > 0
  }
}
