import { sql } from 'drizzle-orm'
import type { Edition } from '../publish/compile'
import type { Database } from './database'

const CHUNK = 1000

/**
 * Writes an edition and, with `serve`, makes it the current one: all in one transaction, the pointer last. The same key
 * again changes nothing but the pointer.
 */
export async function writeEdition(db: Database, head: { key: string }, compile: () => Edition, serve: boolean): Promise<{ written: boolean }> {
  return db.transaction(async tx => {
    const written = (await tx.rows(sql`select 1 from editions where key = ${head.key}`)).length === 0
    if (written) await insertEdition(tx, compile())
    if (serve) {
      await tx.rows(sql`insert into current_edition (one, key) values (true, ${head.key}) on conflict (one) do update set key = excluded.key, turn = current_edition.turn + case when current_edition.key = excluded.key then 0 else 1 end`)
      // Drafts are passing states: the one before stays for pages that are still open, older ones go.
      await tx.rows(sql`delete from editions where draft and key <> ${head.key} and key not in (select key from editions where draft order by seq desc limit 2)`)
    }
    return { written }
  })
}

/** Released editions under a key that none bears any more: an older compiler made them. Numbers in `stay` cannot be made anew and are left. */
export async function forgetReleased(db: Database, keep: string[], stay: number[]): Promise<void> {
  const list = (values: (string | number)[]) => sql.join(values.map(v => sql`${v}`), sql`, `)
  await db.rows(sql`delete from editions where not draft and key not in (${list(keep)}) and number not in (${list([-1, ...stay])})`)
}

async function insertEdition(tx: Database, e: Edition): Promise<void> {
  await tx.rows(sql`insert into editions (key, number, date, note, hash, draft, manifest, areas)
    values (${e.key}, ${e.number}, ${e.date}, ${e.note}, ${e.hash}, ${e.draft}, ${JSON.stringify(e.manifest)}::jsonb, ${JSON.stringify(e.areas)}::jsonb)`)
  for (let i = 0; i < e.incidents.length; i += CHUNK) {
    await tx.rows(sql`insert into incidents
      select ${e.key}, r.id, r.kind, r.start_day, r.end_day, r.lon, r.lat, r.codes, array_to_tsvector(r.words), r.killed_min, r.killed_max, r.injured_min, r.injured_max, r.sort_title, r.sort_place, r.feature, r.item
      from jsonb_to_recordset(${JSON.stringify(e.incidents.slice(i, i + CHUNK))}::jsonb) as r (id text, kind text, start_day int, end_day int, lon double precision, lat double precision,
        codes text[], words text[], killed_min int, killed_max int, injured_min int, injured_max int, sort_title text, sort_place text, feature jsonb, item jsonb)`)
  }
  await tx.rows(sql`insert into statements select ${e.key}, r.id, r.date, array_to_tsvector(r.words), r.words, r.data
    from jsonb_to_recordset(${JSON.stringify(e.statements)}::jsonb) as r (id text, date text, words text[], data jsonb)`)
  await tx.rows(sql`insert into links select ${e.key}, r.incident, r.statement, r.role from jsonb_to_recordset(${JSON.stringify(e.links)}::jsonb) as r (incident text, statement text, role text)`)
  await tx.rows(sql`insert into aliases select ${e.key}, r.kind, r.alias, r.id from jsonb_to_recordset(${JSON.stringify(e.aliases)}::jsonb) as r (kind text, alias text, id text)`)
  await tx.rows(sql`insert into slices (edition, key, bytes) values (${e.key}, 'root', decode(${Buffer.from(e.slice).toString('base64')}, 'base64'))`)
}
