import { sql } from 'drizzle-orm'
import type { EditionHead } from '../publish/compile'
import type { Database } from './database'

/** Which edition last added or changed each record of the newest one. An unchanged record keeps the edition that it had. */
export interface LastChanges {
  /** Released editions, ascending; the last is the one whose rows these are. */
  editions: EditionHead[]
  /** Index into `editions`, by row. */
  edition: Uint16Array
  /** 1: that edition was the first to hold the record; 0: it corrected it (a new name is a correction). */
  added: Uint8Array
  /** Records that an edition took back or made part of another, and that the newest does not hold: the index of that edition, the newest first. */
  gone: { id: string; edition: number }[]
}

/** Records looked at together: an embedded database answers no one meanwhile. */
const AT_ONCE = 20_000

/** `base`: the key that the edition was compared with, empty for a first one; null while its changes are not told yet. */
export type ToldEdition = EditionHead & { base: string | null }

/** Released editions up to a number, ascending, one of each: the one published last. */
export async function releasedEditions(db: Database, upTo: number): Promise<ToldEdition[]> {
  return db.read<ToldEdition>(sql`select distinct on (number) key, number, date, note, hash, draft, case when compared is not null then coalesce(compared->>'base', '') end as base from editions where not draft and number <= ${upTo} order by number, seq desc`, () => true)
}

const keysOf = (editions: EditionHead[]) => sql.param(editions.map(e => e.key))

/**
 * Out of what each edition changed. What none of them names was there from the first on.
 *
 * @param editions ascending, as `releasedEditions` gives them; not empty
 * @param rows records of the last of them
 */
export async function lastChanges(db: Database, editions: EditionHead[], rows: number): Promise<LastChanges> {
  const out: LastChanges = { editions, edition: new Uint16Array(rows), added: new Uint8Array(rows).fill(1), gone: await goneOf(db, editions) }
  const index = new Map(editions.map((e, k) => [e.key, k]))
  const newest = editions[editions.length - 1].key
  for (let from = 0; from < rows && editions.length > 1; from += AT_ONCE) {
    const changed = await db.read<{ ord: number; edition: string; what: string }>(sql`
      select r.ord, c.edition, c.what from records r join changes c on c.kind = 'incident' and c.id = r.id
      where r.edition = ${newest} and r.ord >= ${from} and r.ord < ${from + AT_ONCE} and c.edition = any(${keysOf(editions)}::text[]) and c.what in ('added', 'changed', 'renamed')`, () => true)
    for (const { ord, edition, what } of changed) {
      const k = index.get(edition) as number
      if (k < out.edition[ord]) continue
      out.edition[ord] = k
      out.added[ord] = what === 'added' ? 1 : 0
    }
  }
  return out
}

async function goneOf(db: Database, editions: EditionHead[]): Promise<LastChanges['gone']> {
  const index = new Map(editions.map((e, k) => [e.key, k]))
  const rows = await db.read<{ id: string; edition: string }>(sql`
    select c.id, c.edition from changes c where c.kind = 'incident' and c.what in ('withdrawn', 'merged') and c.edition = any(${keysOf(editions)}::text[])
      and not exists (select 1 from records r where r.edition = ${editions[editions.length - 1].key} and r.id = c.id) order by c.id collate "C"`, () => true)
  return rows.map(({ id, edition }) => ({ id, edition: index.get(edition) as number })).sort((a, b) => b.edition - a.edition)
}

/**
 * The same for statements: by id, the index of the edition that last changed each; those that are not named keep the first.
 *
 * @param own of what a statement says alone: that a record which it names was withdrawn or renamed is no change of the statement, if one of its page
 */
export async function statementChanges(db: Database, editions: EditionHead[], { own = false } = {}): Promise<Map<string, number>> {
  const index = new Map(editions.map((e, k) => [e.key, k]))
  const ofItself = sql`(what <> 'changed' or exists (select 1 from json_array_elements(fields) f where f->>'field' not in ('incidents', 'context_incidents')))`
  const changed = await db.read<{ edition: string; id: string }>(sql`select edition, id from changes where kind = 'statement' and edition = any(${keysOf(editions)}::text[]) and what in ('added', 'changed', 'renamed')${own ? sql` and ${ofItself}` : sql``}`, () => true)
  const out = new Map<string, number>()
  for (const { edition, id } of changed) out.set(id, Math.max(out.get(id) ?? 0, index.get(edition) as number))
  return out
}
