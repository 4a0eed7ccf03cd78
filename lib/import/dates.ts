import { formatDay, parseDay } from '../time/day'
import { plainFigures } from './coordinates'
import { MONTH, monthOf } from './months'
import { say, Spoken, type Said } from './words/said'

/** Which of the two small numbers of "3/4/2020" comes first; decided for a column over all of its values. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'
export interface FoundDate { start: string; end?: string; precision: 'day' | 'month' | 'year' | 'range'; /** HH:MM, where the value had one other than midnight. */ time?: string; /** What was made of a value that may mean something else. */ assumed?: Said }

/** Records before this are refused: no atlas of this kind holds them, but spreadsheets' mistakes fall there. */
export const FIRST_YEAR = 1900
const LAST_YEAR = 2100
/** Days from 1899-12-30, where spreadsheets begin to count (their 1900 is a leap year), to 1970. */
const EXCEL_EPOCH = 25_569
/** 1954 to 2119 in a spreadsheet's days: other numbers are years, or no dates. */
const [LEAST_SERIAL, MOST_SERIAL] = [20_000, 80_000]

const ZONE = String.raw`(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)`
const TIME = String.raw`(?:[T,\s]+(\d{1,2})[:h](\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(?:${ZONE}(?:\s*[A-Z]{2,5})?)?)?`
const YMD = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})T?${TIME}$`, 'i')
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const NUMBERS = new RegExp(String.raw`^(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4}|\d{2})${TIME}$`, 'i')
const DAY_MONTH = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s\-./]*(?:of\s+|de\s+)?(${MONTH})\.?[\s\-./,]*(?:de\s+)?(\d{4}|\d{2})${TIME}$`, 'iu')
const MONTH_DAY = new RegExp(String.raw`^(${MONTH})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TIME}$`, 'iu')
const YEAR_MONTH_DAY = new RegExp(String.raw`^(\d{4})[\s\-./]+(${MONTH})\.?[\s\-./]+(\d{1,2})${TIME}$`, 'iu')
const MONTH_YEAR = new RegExp(String.raw`^(${MONTH})\.?[\s\-./,]+(\d{4}|\d{2})$`, 'iu')
const YEAR_THEN_MONTH = new RegExp(String.raw`^(\d{4})[\s\-./,]+(${MONTH})\.?$`, 'iu')
const DAY_AND_MONTH = new RegExp(String.raw`^(?:\d{1,2}[\s\-./]*(?:${MONTH})|(?:${MONTH})[\s\-./]*\d{1,2}(?:st|nd|rd|th)?)$`, 'iu')
const YEAR_MONTH = /^(\d{4})[-/.](\d{1,2})$/
const MONTH_OF_YEAR = /^(\d{1,2})[-/.](\d{4})$/
const YEAR = /^(\d{4})$/
const YEARS = /^(\d{4})\s*[-/]\s*(\d{4})$/
const JOIN = String.raw`\s*(?:-|–|—|to|and|&|au|et|bis|إلى|الى|و)\s*`
const DAYS_OF_MONTH = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th|\.)?${JOIN}(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(${MONTH})\.?,?\s+(\d{4})$`, 'iu')
const MONTHS_DAYS = new RegExp(String.raw`^(${MONTH})\.?\s+(\d{1,2})${JOIN}(\d{1,2}),?\s+(\d{4})$`, 'iu')
/** The year stands at the end only: "28 February - 2 March 2020", "Feb 28 - Mar 2, 2020", "January-March 2020". */
const ONE_YEAR = new RegExp(String.raw`^((?:\d{1,2}\s+)?(?:${MONTH})\.?(?:\s+\d{1,2})?)${JOIN}((?:\d{1,2}\s+)?(?:${MONTH})\.?(?:\s+\d{1,2})?),?\s+(\d{4})$`, 'iu')
/** The second time of "2020-01-29 22:30 - 23:00". */
const UNTIL = /^(.+\d{1,2}:\d{2})\s*(?:-|–|to)\s*\d{1,2}:\d{2}$/i
const BETWEEN = /^(?:between|from|entre|du|بين|من)?\s*(.+?)\s*(?:\s-\s|\sto\s|\sand\s|\suntil\s|\sau\s|\set\s|\sإلى\s|\sالى\s|(?<=\d{4}(?:-\d{1,2}){0,2})\s*\/\s*(?=\d{4}-)|(?<=[-/.]\d{4})\s*-\s*(?=\d{1,2}[-/.])|(?<=\d{4}-\d{1,2}-\d{1,2})\s*-\s*(?=\d{4}-)|\.\.|–|—)\s*(.+)$/i
/** What most tables hold, and need no cleaning. */
const PLAIN = /^(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})$/
/** Days of the week, and what else stands around a date and says nothing of it. */
const WEEKDAY = /^(?:(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:يوم\s+)?ال(?:اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة|سبت|أحد|احد))\.?,?\s+(?=[\d\p{L}])/iu
const AROUND = /^["'«“]+|["'»”]+$|\s*\((?:mon|tues|wednes|thurs|fri|satur|sun)day\)$|(?<=\d)\s*م$/giu
const NO_DATE = /^(-+|\?+|n\/?a|n\.a\.|none|null|nil|unknown|unk|not known|not stated|no date|undated|tbd|tbc|غير معروف|غير محدد|inconnue?)$/i
const LOOSE = /^(?:(?:on or )?(?:about|around|circa|ca?\.|approx(?:imately)?\.?|~|≈)\s*)(?=[\d\p{L}])|\s*\?$|^(?:early|mid|late|beginning of|end of|début|fin|أوائل|أواخر|منتصف)[\s-]+|^night of\s+(?:the\s+)?/iu

/** Why a value is no date, as the end of a sentence. */
export class NoDate extends Spoken {}

/**
 * A date as a cell gives it → days, never instants: what a value says is kept, and no zone shifts it. Null for nothing and for words
 * that say "not known"; throws NoDate with the reason. `order` decides values such as "3/4/2020"; without it they are refused.
 */
export function parseDate(value: unknown, order: DateOrder | null): FoundDate | null {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return fromSerial(value.getTime() / 86_400_000 + EXCEL_EPOCH, value.toISOString().slice(0, 10))
  if (typeof value === 'number') {
    if (Number.isInteger(value) && value >= 1000 && value <= LAST_YEAR) return year(value)
    return COMPACT.test(String(value)) ? parseDate(String(value), order) : fromSerial(value, String(value))
  }
  if (typeof value !== 'string') throw new NoDate(say('noDate.none'))
  if (PLAIN.test(value)) return parseOne(value, order)
  const plain = bare(value)
  if (!plain || NO_DATE.test(plain)) return null
  const exact = parseText(plain, order)
  if (exact) return exact
  const loose = plain.replace(LOOSE, '').trim()
  const found = loose === plain ? null : parseText(loose, order)
  if (found) return { ...found, assumed: say('read.loose', { span: found.end ? say('read.span', { start: found.start, end: found.end }) : found.start, precision: say(`known.${found.precision === 'range' ? 'day' : found.precision}`) }) }
  if (DAY_AND_MONTH.test(plain)) throw new NoDate(say('noDate.noYear'))
  throw new NoDate(say('noDate.unread'))
}

/** "كانون الثاني/يناير": the month in both of its ways. */
const TWICE = new RegExp(String.raw`(${MONTH})\s*/\s*(?:${MONTH})`, 'iu')
const bare = (text: string): string => plainFigures(text).replace(/\s+/g, ' ').replace(AROUND, '').replace(/^le\s+(?=\d)/i, '').replace(WEEKDAY, '').replace(TWICE, '$1').trim()

function parseText(text: string, order: DateOrder | null): FoundDate | null {
  const single = parseOne(text, order)
  if (single) return single
  let m: RegExpExecArray | null
  if ((m = DAYS_OF_MONTH.exec(text))) return range(day(m[4], monthOf(m[3]), m[1], text), day(m[4], monthOf(m[3]), m[2], text))
  if ((m = MONTHS_DAYS.exec(text))) return range(day(m[4], monthOf(m[1]), m[2], text), day(m[4], monthOf(m[1]), m[3], text))
  if ((m = YEARS.exec(text))) return range(year(Number(m[1])).start, lastOf(year(Number(m[2]))))
  const until = UNTIL.exec(text)
  if (until) return parseOne(until[1], order)
  const both = ONE_YEAR.exec(text)
  const between = both ? [both[0], `${both[1]} ${both[3]}`, `${both[2]} ${both[3]}`] : BETWEEN.exec(text)
  if (!between) return null
  const [a, b] = [parseOne(bare(between[1]), order), parseOne(bare(between[2]), order)]
  return a && b ? range(a.start, lastOf(b)) : null
}

function parseOne(text: string, order: DateOrder | null): FoundDate | null {
  let m: RegExpExecArray | null
  if ((m = YMD.exec(text))) {
    // Databases write what they do not know as 00.
    if (Number(m[2]) === 0 && Number(m[3]) === 0) return year(Number(m[1]))
    if (Number(m[3]) === 0) return month(m[1], Number(m[2]), text)
    return { start: day(m[1], m[2], m[3], text), precision: 'day', ...timeOf(m, 4) }
  }
  if ((m = DAY_MONTH.exec(text))) return { start: day(m[3], monthOf(m[2]), m[1], text), precision: 'day', ...timeOf(m, 4) }
  if ((m = MONTH_DAY.exec(text))) return { start: day(m[3], monthOf(m[1]), m[2], text), precision: 'day', ...timeOf(m, 4) }
  if ((m = YEAR_MONTH_DAY.exec(text))) return { start: day(m[1], monthOf(m[2]), m[3], text), precision: 'day', ...timeOf(m, 4) }
  if ((m = NUMBERS.exec(text))) {
    const [a, b] = [Number(m[1]), Number(m[2])]
    const how = a > 12 && b <= 12 ? 'dmy' : b > 12 && a <= 12 ? 'mdy' : a === b ? 'dmy' : order
    if (!how || how === 'ymd') throw new NoDate(say('noDate.order'))
    return { start: how === 'dmy' ? day(m[3], b, a, text) : day(m[3], a, b, text), precision: 'day', ...timeOf(m, 4), ...(m[3].length === 2 && { assumed: say('read.shortYear', { year: fullYear(m[3]) }) }) }
  }
  if ((m = COMPACT.exec(text))) return { start: day(m[1], m[2], m[3], text), precision: 'day' }
  if ((m = MONTH_YEAR.exec(text))) return m[2].length === 2 ? { ...month(m[2], monthOf(m[1]), text), assumed: say('read.monthOrDay', { month: String(monthOf(m[1])).padStart(2, '0'), year: fullYear(m[2]) }) } : month(m[2], monthOf(m[1]), text)
  if ((m = YEAR_THEN_MONTH.exec(text))) return month(m[1], monthOf(m[2]), text)
  if ((m = YEAR_MONTH.exec(text))) return month(m[1], Number(m[2]), text)
  if ((m = MONTH_OF_YEAR.exec(text))) return month(m[2], Number(m[1]), text)
  if ((m = YEAR.exec(text))) return year(Number(m[1]))
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromSerial(Number(text), text)
  return null
}

/** Two digits are of this century when that is not in the future. */
const fullYear = (y: number | string): number => (String(y).length === 2 ? (Number(y) > new Date().getUTCFullYear() - 2000 ? 1900 : 2000) + Number(y) : Number(y))

function day(y: number | string, m: number | string, d: number | string, text: string): string {
  const iso = `${String(inRange(fullYear(y))).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  if (parseDay(iso) === null) throw new NoDate(say('noDate.calendar', { text, day: iso }))
  return iso
}

function month(y: number | string, m: number, text: string): FoundDate {
  if (m < 1 || m > 12) throw new NoDate(say('noDate.month', { month: m, text }))
  return { start: day(y, m, 1, text), precision: 'month' }
}

const year = (y: number): FoundDate => ({ start: `${inRange(y)}-01-01`, precision: 'year' })

function inRange(y: number): number {
  if (y < FIRST_YEAR) throw new NoDate(say('noDate.early', { year: y, first: FIRST_YEAR }))
  if (y > LAST_YEAR) throw new NoDate(say('noDate.late', { year: y, last: LAST_YEAR }))
  return y
}

function fromSerial(serial: number, text: string): FoundDate {
  if (!(serial >= LEAST_SERIAL && serial <= MOST_SERIAL)) throw new NoDate(serial > 0 && serial < LEAST_SERIAL ? say('noDate.serial', { n: Math.floor(serial) }) : say('noDate.number', { text }))
  const minutes = Math.round((serial % 1) * 1440)
  return { start: formatDay(Math.floor(serial) - EXCEL_EPOCH), precision: 'day', ...(minutes > 0 && minutes < 1440 ? { time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` } : {}) }
}

function range(start: string, end: string): FoundDate {
  if (end < start) throw new NoDate(say('noDate.turned', { end, start }))
  return end === start ? { start, precision: 'day' } : { start, end, precision: 'range' }
}

/** The last day that a date may mean. */
export function lastOf({ start, precision }: FoundDate): string {
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

/** The small numbers of each date in a value, of a range's ends as well. */
const WITHIN = /(?<![\d-/.])(\d{1,2})[-/.\s](\d{1,2})[-/.\s](?:\d{4}|\d{2})(?![\d])/g

/** What the values of a column tell about the order of their numbers. Fed value by value, so that a column of millions costs nothing. */
export class OrderEvidence {
  dayFirst = 0
  monthFirst = 0
  either = 0
  add(value: unknown): void {
    if (typeof value !== 'string' || value.length > 80) return
    for (const [, first, second] of plainFigures(value).matchAll(WITHIN)) {
      const [a, b] = [Number(first), Number(second)]
      if (a > 12 && b <= 12) this.dayFirst++
      else if (b > 12 && a <= 12) this.monthFirst++
      else if (a !== b) this.either++
    }
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
