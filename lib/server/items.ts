import 'server-only'
import { Problem } from './answer'

const LONGEST_TEXT = 200
/** Text that a database and its index can take. */
export function plainText(name: string, value: string | null): string | undefined {
  if (value && (/\p{Cc}/u.test(value) || value.length > LONGEST_TEXT)) throw new Problem(400, 'Invalid parameter', `${name}=${value.slice(0, 40).replace(/\p{Cc}/gu, ' ')}… is not understood; expected at most ${LONGEST_TEXT} characters without control characters.`)
  return value || undefined
}
