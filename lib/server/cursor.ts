import 'server-only'
import { Problem } from './answer'

// Where a list goes on: the row that the page before ended with. Opaque to those who pass it on.

/** Of a list whose address names the edition. */
export const writeAfter = (row: number | null): string | null => (row === null ? null : row.toString(36))

/** Null for none and for nonsense: the list begins at its beginning. */
export function readAfter(text: string | null): number | null {
  const row = text !== null && /^[0-9a-z]{1,6}$/.test(text) ? parseInt(text, 36) : NaN
  return Number.isInteger(row) ? row : null
}

/** Of a list whose address does not: the pages that follow are of the edition that the first was of. */
export const writeCursor = (edition: string, row: number): string => Buffer.from(`${edition} ${row}`).toString('base64url')

export function readCursor(text: string): { edition: string; after: number } {
  const match = /^([a-z0-9-]{1,50}) (\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString('latin1'))
  if (!match) throw new Problem(400, 'Invalid parameter', `cursor=${text.slice(0, 40)} is not understood; expected one out of a "next" link.`)
  return { edition: match[1], after: Number(match[2]) }
}
