import type { Reply } from '../model/dating'

// Answers as they are handed out: enough to compute every date anew, and nothing that leads to a person. Volunteers are numbered, sources only
// within their building, an instant is its day, and notes stay here (but for `atlas review`, lib/store/store-key.ts).

/** One row of the log, as it is handed out. */
export interface OpenAnswer {
  seq: number
  day: string
  building: string
  /** v and a number of as many digits for all, in the order of the ids that stay here: sums are taken in that order, so that the same figures come out to the last bit. */
  volunteer: string
  /** Of answers to one building, those with the same number came from one source. */
  source: string
  kind: Reply['kind'] | 'skipped'
  last_standing: string | null
  first_destroyed: string | null
  flag: boolean
}
export const OPEN_COLUMNS = ['seq', 'day', 'building', 'volunteer', 'source', 'kind', 'last_standing', 'first_destroyed', 'flag'] as const satisfies (keyof OpenAnswer)[]

interface Row { seq: number; building: string; volunteer: string; source: string; reply: Reply | null; flag: boolean }

/** Numbers of volunteers, from 1, in the order of their ids. */
export const numbersOf = (volunteers: readonly string[]): ReadonlyMap<string, number> => new Map([...volunteers].sort().map((id, i) => [id, i + 1]))

/** Makes rows open, in the log's order. `numbers`: of all who are in it. */
export function anonymiser(numbers: ReadonlyMap<string, number>): (row: Row, day: string) => OpenAnswer {
  const digits = String(numbers.size).length
  const sources = new Map<string, Map<string, string>>()
  return ({ seq, building, volunteer, source, reply, flag }, day) => {
    let of = sources.get(building)
    if (!of) sources.set(building, (of = new Map()))
    let number = of.get(source)
    if (number === undefined) of.set(source, (number = `s${of.size + 1}`))
    const { last_standing = null, first_destroyed = null } = reply && 'first_destroyed' in reply ? reply : {}
    return { seq, day, building, volunteer: `v${String(numbers.get(volunteer)).padStart(digits, '0')}`, source: number, kind: reply?.kind ?? 'skipped', last_standing, first_destroyed, flag }
  }
}

/** What an open answer says; null = skipped. */
export function replyOf({ kind, last_standing, first_destroyed }: OpenAnswer): Reply | null {
  if (kind === 'skipped') return null
  return kind === 'destroyed' || kind === 'partly' ? { kind, last_standing, first_destroyed: first_destroyed as string } : { kind }
}
