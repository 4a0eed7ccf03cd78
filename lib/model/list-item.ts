import type { DatePrecision, GeoPrecision, Grading, Kind } from './codes'

/** One row of the panel's list and table: what `/api/editions/{edition}/list` answers with. Facets are arrays of codes under their property. */
export interface ListItem {
  id: string
  kind: Kind
  title_en: string
  title_ar?: string
  place_en?: string
  place_ar?: string
  date_start?: string
  date_end?: string
  date_precision?: DatePrecision
  geo_precision?: GeoPrecision
  grading: Grading
  killed_min?: number
  killed_max?: number
  injured_min?: number
  injured_max?: number
  lon?: number
  lat?: number
  facets: Record<string, string[]>
}

/** A record whose place is drawn as an outline, which several may share (`records`, at most 500 of `n`). */
export interface OutlinedRecord { id: string; kind: 'incident' | 'situation' }

/** `next` names the page that follows (`after`); null when there is none. */
export interface ListAnswer { matched: number; items: ListItem[]; next: string | null }
/** Rows of a page of the panel's list. A record that is summed is looked through by map and filters, and its first page is asked for before anything is seen. */
export const pageRows = (domain: { bin?: string }): number => (domain.bin ? 30 : 100)

/** What the panel starts with, under its three headings. */
export interface FirstRows { placed: ListAnswer; unplaced: ListAnswer; situations: ListAnswer }

/** Edition as the page needs it; `key` addresses everything derived from it. */
export interface EditionInfo { key: string; number: number; date: string; hash: string; draft: boolean; /** Of two answers the one with the higher is the later. */ turn: number }
