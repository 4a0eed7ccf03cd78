import { dayText } from '../../format'
import { oneLine, type Cited } from './cited'

/** What a style says around the facts, in the page's language. */
export interface CiteWords {
  /** "Edition 1", and that it is a draft. */
  edition: string
  /** "Accessed {date}". */
  accessed(date: string): string
  /** "Retrieved {date}, from {url}". */
  retrieved(date: string, url: string): string
  /** What the record is: "Incident record". */
  kind: string
}

/** Both styles write months out and put the day behind them; Arabic has its own order. */
const AMERICAN = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' })
const MONTH_DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'long', day: 'numeric' })
const day = (iso: string, language: string): string => (language === 'en' ? AMERICAN.format(new Date(`${iso}T00:00:00Z`)) : dayText(iso, language))

const STOPPED = /[.?!؟…]$/
/** With a full stop, where it has no mark of its own. */
const stopped = (text: string): string => (STOPPED.test(text) ? text : `${text}.`)

/** Chicago Manual of Style, bibliography, a page of a website. */
export function chicago({ atlas, title, edition, url, accessed, language }: Cited, words: CiteWords): string {
  const named = oneLine(title)
  // English puts the full stop inside its quotes, Arabic behind them.
  const quoted = language === 'ar' ? (STOPPED.test(named) ? `«${named}»` : `«${named}».`) : `“${stopped(named)}”`
  const comma = language === 'ar' ? '،' : ','
  return `${stopped(oneLine(atlas))} ${quoted} ${words.edition}${comma} ${day(edition.date, language)}. ${words.accessed(day(accessed, language))}. ${url}.`
}

/** APA Style, 7th edition, a record that may change: with the day on which it was read. */
export function apa({ atlas, title, edition, url, accessed, language }: Cited, words: CiteWords): string {
  const date = language === 'en' ? `${edition.date.slice(0, 4)}, ${MONTH_DAY.format(new Date(`${edition.date}T00:00:00Z`))}` : day(edition.date, language)
  return `${stopped(oneLine(atlas))} (${date}). ${oneLine(title)} (${words.edition}) [${words.kind}]. ${words.retrieved(day(accessed, language), url)}`
}
