import type { DatePrecision } from '../../model/codes'

/** What is cited: the page of a record or a story, or a view, as an edition of the atlas has it. Texts are in the language of the page. */
export interface Cited {
  kind: 'incident' | 'statement' | 'story' | 'view'
  /** The record's id, of a story its name in addresses; of a view there is none. */
  id: string | null
  title: string
  /** Title of the atlas: it stands for who wrote the page, since a manifest names nobody else. */
  atlas: string
  edition: { number: number; date: string; draft: boolean }
  /** Address that shows this edition of it. */
  url: string
  /** ISO day on which it was read. */
  accessed: string
  language: string
  /** When it happened, or was published; null when it is not known, or of a view or a story: the day on which a story was written is no event's. */
  happened: Happened | null
}

/** Ends of a date, no more exact than it is known: `2020`, `2020-01` or `2020-01-29`. */
export interface Happened { from: string; to: string | null }

/** The date of a record as `recordDate` (lib/format.ts) says it; null when it has none. */
export function happenedOf({ date_start: start, date_end: end, date_precision: precision }: { date_start?: string | null; date_end?: string | null; date_precision?: DatePrecision | null }): Happened | null {
  if (!start) return null
  if (end && end !== start) return { from: start, to: end }
  return { from: precision === 'month' ? start.slice(0, 7) : precision === 'year' ? start.slice(0, 4) : start, to: null }
}

/** `2020-01/2020-03`: as ISO 8601 and EDTF write an interval. */
export const happenedText = ({ from, to }: Happened): string => (to ? `${from}/${to}` : from)

/** Name of the entry in a reader's library: one per record and edition. */
export const keyOf = ({ id, edition }: Cited): string => `${id ?? 'atlas-view'}-${edition.draft ? 'draft' : 'e'}${edition.number}`

/** Text of one line: what a record's title never has, a format of lines could not bear. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/ {2,}/g, ' ').trim()
