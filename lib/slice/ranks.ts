import { columnFromArray, tableFromColumns, tableFromIPC, tableToIPC, uint32, type Column } from '@uwdata/flechette'
import { NO_DAY, type Columns } from './columns'

/** Rank of what is not known: last, whichever way the list runs. */
export const NO_RANK = 0xffffffff

/** Orders that the columns do not hold: per row the rank of its title, place and figures as stated (dense, from 0; NO_RANK without). */
export interface Ranks { title: Uint32Array; place: Uint32Array; killed: Uint32Array; injured: Uint32Array }
export const RANKED = ['title', 'place', 'killed', 'injured'] as const

/** Values in the order of rows, null = not known → dense ranks. */
export function rankOf<T extends string | number>(values: ArrayLike<T | null>, compare?: (a: T, b: T) => number): Uint32Array {
  const distinct = new Map<T, number>()
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value !== null) distinct.set(value, 0)
  }
  ;[...distinct.keys()].sort(compare).forEach((value, rank) => distinct.set(value, rank))
  const ranks = new Uint32Array(values.length).fill(NO_RANK)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value !== null) ranks[i] = distinct.get(value) as number
  }
  return ranks
}

export function encodeRanks(ranks: Ranks): Uint8Array {
  const bytes = tableToIPC(tableFromColumns(RANKED.map(name => [name, (ranks[name].length ? columnFromArray(ranks[name]) : columnFromArray([], uint32())) as Column<unknown>])), { format: 'stream' })
  if (!bytes) throw new Error(`Ranks of ${ranks.title.length} rows could not be written as an Arrow stream.`)
  return bytes
}

export function decodeRanks(bytes: Uint8Array): Ranks {
  const table = tableFromIPC(bytes)
  return Object.fromEntries(RANKED.map(name => {
    const column = table.getChild(name)
    if (!column) throw new Error(`The ranks of a slice have no column "${name}".`)
    return [name, Uint32Array.from(column.toArray() as ArrayLike<number>)]
  })) as unknown as Ranks
}

/**
 * All rows in the order of names of `sort` (each a column, with `-` before it from the end; several by comma, the first above
 * the second); rows alike stand in the slice's order, what is not known stands last. Null = the slice's own order (`date`).
 * Stable counting sorts, the last name first: linear.
 */
export function orderOf(c: Columns, ranks: Ranks, sort: string): Uint32Array | null {
  let rows: Uint32Array | null = null
  for (const name of sort.split(',').reverse()) rows = sorted(c, ranks, name, rows)
  return rows
}

/** `rows`: the order so far; null = the slice's own. */
function sorted(c: Columns, ranks: Ranks, sort: string, rows: Uint32Array | null): Uint32Array | null {
  const name = sort.replace('-', '')
  const down = sort.startsWith('-')
  if (name === 'grading') return counted(c.grading, down, NO_RANK, rows)
  const ranked = RANKED.find(column => column === name)
  if (ranked) return counted(ranks[ranked], down, NO_RANK, rows)
  return !down && rows === null ? null : byDay(c, down, rows)
}

/** All rows, the latest first day first; without a date last. */
export const newestFirst = (c: Columns): Uint32Array => byDay(c, true, null)

function byDay(c: Columns, down: boolean, rows: Uint32Array | null): Uint32Array {
  const first = c.length ? c.start[0] : 0
  return counted(Uint32Array.from(c.start, day => (day === NO_DAY ? NO_RANK : day - first)), down, NO_RANK, rows)
}

function counted(rank: Uint8Array | Uint32Array, down: boolean, none: number, rows: Uint32Array | null): Uint32Array {
  let most = 0
  for (let i = 0; i < rank.length; i++) if (rank[i] !== none && rank[i] > most) most = rank[i]
  const bucket = (value: number) => (value === none ? most + 1 : down ? most - value : value)
  const at = new Uint32Array(most + 3)
  for (let i = 0; i < rank.length; i++) at[bucket(rank[i]) + 1]++
  for (let b = 1; b < at.length; b++) at[b] += at[b - 1]
  const order = new Uint32Array(rank.length)
  for (let i = 0; i < rank.length; i++) {
    const row = rows === null ? i : rows[i]
    order[at[bucket(rank[row])]++] = row
  }
  return order
}
