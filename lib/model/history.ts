// What changed between editions: plain data, from the store to pages and programs.

export const RECORD_KINDS = ['incident', 'statement'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** One field; `before` is absent where the record had none, `after` where it has none any more. */
export interface FieldChange { field: string; before?: unknown; after?: unknown }

/** Text per language. */
export type Texts = Record<string, string>

/** What the changelog says of an edition besides its heading. */
export interface EditionLog {
  /** The heading's note in further languages. */
  note: Texts
  /** Paragraphs and list items under the heading, in Markdown; `ids`: the records that an item is about. */
  parts: { item: boolean; ids: string[]; text: Texts }[]
}

/** What the changelog says of an edition. It may be put better later: it is no part of what the edition's key names. */
export interface NumberedLog { number: number; date: string; note: string; log: EditionLog }

export const EMPTY_LOG: EditionLog = { note: {}, parts: [] }

/** How many records an edition added, corrected, renamed and withdrew; `merged` are part of another since. */
export interface ChangeCounts { added: number; changed: number; renamed: number; withdrawn: number; merged: number }

export type What = keyof ChangeCounts

/** A released edition in the list of them. */
export interface EditionEntry {
  key: string; number: number; date: string; note: string; hash: string; log: EditionLog
  records: number; statements: number
  /** Null when the editions could not be compared: what the one before held is not in the store. */
  counts: { incidents: ChangeCounts; statements: ChangeCounts } | null
  /** Nothing was released before it: all of it is new. */
  first: boolean
}

/** What an edition did to a record. */
export interface HistoryEntry {
  edition: number; date: string; note: string; noteIn: Texts
  /** `joined`: another record became part of this one. */
  what: What | 'joined'
  /** Former id (renamed), id of the record that it is part of now (merged), or of the one that became part of it (joined). */
  other: string | null
  fields: FieldChange[]
  /** The changelog's reason for this record. */
  reason: Texts | null
  /** Of a withdrawal. */
  withdrawn: { date: string | null; reason: Texts | null } | null
  /** Fields before and after, whole, where they could be worked out. */
  states: { before: Record<string, unknown>; after: Record<string, unknown> } | null
}

/** A record through the editions, the earliest first. `since`: the edition that first held it; null when none is released that did. */
export interface RecordHistory { since: { edition: number; date: string } | null; entries: HistoryEntry[] }

/** The first and the last released edition that held a record, and how many did of how many from the first to the last. */
export interface HeldIn { first: { number: number; date: string }; last: number; count: number; among: number }

/** A record in the list of what an edition changed. */
export interface ChangedRecord { kind: RecordKind; id: string; what: What; other: string | null; fields: string[]; title_en: string; title_ar?: string; reason: Texts | null; withdrawn: { date: string | null; reason: Texts | null } | null }

/** What an edition did to one record, and why, as a feed tells it. */
export interface Told {
  /** Null: no row says so (a first edition adds all that it holds). */
  what: What | null
  /** Former id (renamed), or id of the record that it is part of now (merged). */
  other: string | null
  /** Renamed, and nothing else of it is another. */
  onlyRenamed: boolean
  /** The changelog's reason for this record. */
  reason: Texts | null
  /** Of a withdrawal: the day, and the reason that the manifest of that edition gives. */
  withdrawn: { date: string | null; reason: Texts | null } | null
  /** The edition's note in further languages than that of its heading. */
  noteIn: Texts
  /** Of what is gone: what the released edition before it called it; null when that is not known. */
  title: { title_en: string; title_ar?: string } | null
}

/** Paragraphs of one record as one text per language; null when there are none. */
export function joined(texts: Texts[] | null): Texts | null {
  if (!texts?.length) return null
  const out: Texts = {}
  for (const text of texts) for (const [language, words] of Object.entries(text)) out[language] = out[language] ? `${out[language]}\n\n${words}` : words
  return out
}
