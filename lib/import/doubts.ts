import { english, isSaid, type Said } from './words/said'

/** What was refused, left out, changed or assumed, with where it stands. `Words`: sentences in no language yet, or as text (written.ts). */
export interface Doubt<Words = Said> {
  kind: 'refused' | 'left_out' | 'assumed' | 'duplicate'
  file: string
  sheet?: string
  /** As a person counts the file's rows; absent where a column or the file is meant. */
  row?: number
  column?: string
  value?: string | Words
  reason: Words
}

/** Beyond this many of one kind in one column only their number grows: a report must be readable, and bounded. */
const MOST_ALIKE = 200
/** Pairs are for a person to go through, one by one. */
const MOST_PAIRS = 5000
/** Refused rows are listed one by one, up to so many. */
const MOST_REFUSED = 200_000
const LONGEST_VALUE = 120

/** Collects doubts. Every refused row is kept (of more than 200,000 their number); of pairs that may be one the first five thousand, of other alike ones the first two hundred, and how many there were. */
export class Doubts {
  readonly list: Doubt[] = []
  readonly more = new Map<string, { doubt: Doubt; count: number }>()
  private refused = 0
  private readonly counts = new Map<string, number>()

  add(doubt: Omit<Doubt, 'value'> & { value?: unknown }): void {
    const value = doubt.value === undefined || doubt.value === null ? undefined : isSaid(doubt.value) ? doubt.value : clip(doubt.value instanceof Date ? doubt.value.toISOString() : String(doubt.value))
    const made: Doubt = { ...doubt, value }
    if (doubt.kind === 'refused' && ++this.refused <= MOST_REFUSED) return void this.list.push(made)
    const key = [doubt.kind, doubt.file, doubt.sheet, doubt.column, english(doubt.reason).replace(/\d+/g, '#')].join('\n')
    const n = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, n)
    const most = doubt.kind === 'duplicate' ? MOST_PAIRS : MOST_ALIKE
    if (n <= most && doubt.kind !== 'refused') this.list.push(made)
    else this.more.set(key, { doubt: made, count: doubt.kind === 'refused' ? n : n - most })
  }
}

/** A value as far as a report shows it. */
export const clip = (text: string): string => (text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text)
