import { fetchJson } from './fetch-json'

/** Where the records on screen come from: the served edition, or a file that is on this page alone (components/preview). */
export interface Source {
  /** The answer to an address of the edition: its lists and outlines (docs/api.md). Rejects when there is none. */
  json<T>(address: string): Promise<T>
  /** Set where no server knows the records, and no address holds the view. */
  local: {
    /** All records, for the engine. */
    slice: Uint8Array
    /** Shows one record in the panel; null: the list. */
    open(id: string | null): void
  } | null
}

export const served: Source = { json: fetchJson, local: null }
