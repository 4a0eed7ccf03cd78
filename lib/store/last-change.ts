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
}

/** Rows compared at once: an embedded database answers no one meanwhile. */
const AT_ONCE = 5000

/** Released editions up to a number, ascending, one of each: the one published last. */
export async function releasedEditions(db: Database, upTo: number): Promise<EditionHead[]> {
  return db.read<EditionHead>(sql`select distinct on (number) key, number, date, note, hash, draft from editions where not draft and number <= ${upTo} order by number, seq desc`, () => true)
}

/**
 * Compares each edition with the one before it, from the newest back, until every record has its change. What differs is
 * the published record, whatever the order of its fields.
 *
 * @param editions ascending, as `releasedEditions` gives them; not empty
 * @param rows records of the last of them
 */
export async function lastChanges(db: Database, editions: EditionHead[], rows: number): Promise<LastChanges> {
  const out: LastChanges = { editions, edition: new Uint16Array(rows), added: new Uint8Array(rows).fill(1) }
  const known = new Uint8Array(rows)
  let open = rows
  const newest = editions[editions.length - 1]
  for (let k = editions.length - 1; k > 0 && open > 0; k--) {
    const [now, before] = [editions[k].key, editions[k - 1].key]
    for (let from = 0; from < rows; from += AT_ONCE) {
      const changed = await db.read<{ ord: number; fresh: boolean; renamed: boolean }>(sql`
        select l.ord, o.id is null as fresh,
          o.id is null and exists (select 1 from aliases a join records f on f.edition = ${before} and f.id = a.alias where a.edition = ${now} and a.kind = 'incident' and a.id = n.id) as renamed
        from records l join records n on n.edition = ${now} and n.id = l.id left join records o on o.edition = ${before} and o.id = n.id
        where l.edition = ${newest.key} and l.ord >= ${from} and l.ord < ${from + AT_ONCE}
          and (o.id is null or (o.feature::text <> n.feature::text and o.feature::jsonb <> n.feature::jsonb))`, () => true)
      for (const { ord, fresh, renamed } of changed) {
        if (known[ord]) continue
        known[ord] = 1
        open--
        out.edition[ord] = k
        out.added[ord] = fresh && !renamed ? 1 : 0
      }
    }
  }
  return out
}

/**
 * The same for statements, of which there are few: by id, the index of the edition that first held each and of the one that
 * last changed it.
 */
export async function statementChanges(db: Database, editions: EditionHead[]): Promise<Map<string, { added: number; changed: number }>> {
  const of = await db.read<{ edition: string; id: string; data: string }>(sql`select edition, id, md5(data::text) as data from statements where edition = any(${sql.param(editions.map(e => e.key))}::text[])`, () => true)
  const texts = editions.map(e => new Map(of.filter(row => row.edition === e.key).map(row => [row.id, row.data])))
  const out = new Map<string, { added: number; changed: number }>()
  texts.forEach((now, k) => {
    for (const [id, data] of now) {
      const found = out.get(id)
      if (!found || !texts[k - 1]?.has(id)) out.set(id, { added: k, changed: k })
      else if (texts[k - 1].get(id) !== data) found.changed = k
    }
  })
  return out
}
