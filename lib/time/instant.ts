import type { Day } from '../slice/types'
import { parseDay } from './day'

/**
 * A time of day may be whole or in parts (GDAL writes `2020-01-29T`), with any offset; a plus sign that an address did not escape
 * arrives as a space.
 */
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:t(?:(?:[01]\d|2[0-3])(?::[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?)?(?:z|[+\- ](?:[01]\d|2[0-3]):[0-5]\d)?)?)?$/i

/** The day that a day or an instant (RFC 3339) names as it is written; an offset never shifts it. Null for anything else. */
export function readInstant(text: string): Day | null {
  const match = INSTANT.exec(text)
  return match && parseDay(match[1])
}
