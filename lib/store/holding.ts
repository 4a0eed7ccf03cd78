import { sql } from 'drizzle-orm'
import type { HeldIn, RecordKind } from '../model/history'
import type { Database } from './database'
import { RELEASED } from './released'

// Which released editions held a record. One of each number counts, whatever else the store still keeps.

const tableOf = (kind: RecordKind) => (kind === 'incident' ? sql`records` : sql`statements`)

/** The first and the last that held it, and how many did; null when none. */
export async function heldIn(db: Database, kind: RecordKind, id: string): Promise<HeldIn | null> {
  const [held] = await db.read<Omit<HeldIn, 'first'> & { first: number | null; date: string }>(sql`
    with held as (select e.number, e.date from ${tableOf(kind)} r join editions e on e.key = r.edition where r.id = ${id} and e.key in ${RELEASED})
    select min(number) as first, max(number) as last, count(*)::int as count, (select date from held order by number limit 1) as date,
      (select count(*)::int from editions e where e.key in ${RELEASED} and e.number between (select min(number) from held) and (select max(number) from held)) as among from held`, () => true)
  const { first, date, ...more } = held
  return first === null ? null : { first: { number: first, date }, ...more }
}

/** Those before a number, newest first. */
export async function heldBefore(db: Database, kind: RecordKind, id: string, below: number, limit: number): Promise<{ number: number; date: string }[]> {
  return db.read(sql`select e.number, e.date from ${tableOf(kind)} r join editions e on e.key = r.edition where r.id = ${id} and e.key in ${RELEASED} and e.number < ${below} order by e.number desc limit ${limit}`, () => true)
}

/** The edition in which an id names the record that one asks for at an edition: that one, else the last before it that held it, else the first after it; null when none did. */
export async function heldAround(db: Database, kind: RecordKind, id: string, at: number): Promise<number | null> {
  const [found] = await db.read<{ number: number }>(sql`select e.number from ${tableOf(kind)} r join editions e on e.key = r.edition where r.id = ${id} and e.key in ${RELEASED} order by e.number > ${at}, abs(e.number - ${at}) limit 1`, () => true)
  return found?.number ?? null
}
