import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Compilation, EditionHead, Finished } from '../publish/compile'
import type { NumberedLog } from '../model/history'
import type { RecordRow } from '../publish/rows'
import { compare, type Compared } from './compare'
import type { Database, Writer } from './database'
import { attachPartition, dropEditions, indexPartition, isUnserved, makePartition } from './partitions'
import { wasKnown } from './read'
import { writeFiles } from './files'
import { writeAttributes, writeColumns, writeOrders } from './slices'
import { writeStories } from './stories'

/**
 * Writes an edition and, with `serve`, makes it the current one. Records are loaded into a table that no reader knows, and what a
 * released edition changes is told from them; one transaction then makes all of it count, the pointer last. The same key again
 * changes nothing but the pointer.
 */
export async function writeEdition(db: Database, head: EditionHead, compile: () => Compilation, serve: boolean): Promise<{ written: boolean }> {
  return db.staged(async stage => {
    const written = (await stage.rows(sql`select 1 from editions where key = ${head.key}`)).length === 0
    let finished: Finished | null = null
    let compared: Compared | null = null
    if (written) {
      const compilation = compile()
      const table = await makePartition(stage, head.key)
      const load = await stage.load(table, 'ord, id, feature')
      for await (const rows of compilation.records()) await load.write(rows.map(copyLine).join(''))
      await load.end()
      await indexPartition(stage, table)
      finished = compilation.finish()
      if (!head.draft) compared = await compare(stage, head, { statements: finished.statements.map(s => s.data), withdrawn: finished.manifest.withdrawn })
    }
    await stage.transaction(async tx => {
      if (finished) await insertEdition(tx, finished, compared)
      await makeKnown(tx, head.hash)
      if (serve) {
        await tx.rows(sql`insert into published (hash) values (${head.hash}) on conflict do nothing`)
        await tx.rows(sql`update editions set replaced_at = case when key = ${head.key} then null else clock_timestamp() end where key = ${head.key} or key = (select key from current_edition where key <> ${head.key})`)
        await tx.rows(sql`insert into current_edition (one, key) values (true, ${head.key}) on conflict (one) do update set key = excluded.key, turn = current_edition.turn + case when current_edition.key = excluded.key then 0 else 1 end`)
      }
    })
    return { written }
  })
}

const makeKnown = (writer: Writer, hash: string) => writer.rows(sql`insert into known (hash) values (${hash}) on conflict do nothing`)

/** What the changelog says of released editions, as it says it now. `onlyNew`: unless it was said here before. */
export async function keepLogs(db: Database, logs: NumberedLog[], onlyNew = false): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(logs)).digest('hex')
  if (await wasKnown(db, hash)) {
    if (onlyNew) return
  } else await makeKnown(db, hash)
  // A date that an edition bears stands in files that are kept by its address.
  const said = sql`json_to_recordset(${JSON.stringify(logs)}::json) as l (number int, date text, note text, log jsonb)`
  const differs = sql`(e.note, e.log, e.date) is distinct from (l.note, l.log, case e.date when '' then l.date else e.date end)`
  const stale = await db.rows(sql`select 1 from editions e, ${said} where not e.draft and e.number = l.number and ${differs} limit 1`)
  if (stale.length) await db.rows(sql`update editions e set note = l.note, log = l.log, date = case e.date when '' then l.date else e.date end from ${said} where not e.draft and e.number = l.number and ${differs}`)
}

/** Drafts are passing states: all but the one that is served go, ten minutes after they were, which is for pages that are still open. What a rule keeps back now stands in none of them any more. */
export async function forgetDrafts(db: Database): Promise<string[]> {
  const old = await db.rows<{ key: string }>(sql`select key from editions where draft and ${isUnserved} and key not in (select key from current_edition)`)
  return dropEditions(db, old.map(e => e.key))
}

/**
 * Editions of these numbers under another key: an older compiler made them, or their snapshot was mended. Others, which this folder
 * knows nothing of, stay. As servers of the older version may still run, they go ten minutes after their successors came.
 */
export async function forgetReleased(db: Database, keep: { key: string; number: number }[]): Promise<string[]> {
  if (!keep.length) return []
  const kept = sql`key = any(${sql.param(keep.map(e => e.key))}::text[])`
  const superseded = sql`not draft and number = any(${sql.param(keep.map(e => e.number))}::int[]) and not ${kept} and key not in (select key from current_edition)`
  // One that was replaced and is in the folder again counts again.
  await db.rows(sql`update editions set seq = default where ${kept} and exists (select 1 from editions o where not o.draft and o.number = editions.number and o.seq > editions.seq)`)
  // That it was the current one once does not make an edition superseded.
  await db.rows(sql`update editions set replaced_at = null where ${kept} and replaced_at is not null`)
  await db.rows(sql`update editions set replaced_at = clock_timestamp() where ${superseded} and replaced_at is null`)
  const old = await db.rows<{ key: string }>(sql`select key from editions where ${superseded} and ${isUnserved}`)
  return dropEditions(db, old.map(e => e.key))
}

/** Released editions whose place another of their number has taken, as the last publication said. */
const replaced = sql`not draft and replaced_at is not null and key not in (select key from current_edition)
  and exists (select 1 from editions o where not o.draft and o.number = editions.number and o.key <> editions.key and (o.replaced_at is null or o.key in (select key from current_edition)))`

/** Drops those that are due, ten minutes after; no folder is read. Returns those that are gone. */
export async function forgetReplaced(db: Database): Promise<string[]> {
  const old = await db.rows<{ key: string }>(sql`select key from editions where ${replaced} and ${isUnserved}`)
  return dropEditions(db, old.map(e => e.key))
}

/** Those that are still there. */
export const replacedEditions = async (db: Database): Promise<string[]> => (await db.rows<{ key: string }>(sql`select key from editions where ${replaced} order by number, seq`)).map(e => e.key)

/** COPY's text format: a backslash is the only character of JSON on one line that it would take for its own. */
const copyLine = ({ ord, id, json }: RecordRow): string => `${ord}\t${id}\t${json.replaceAll('\\', '\\\\')}\n`

async function insertEdition(tx: Writer, e: Finished, compared: Compared | null): Promise<void> {
  const { key, number, date, note, hash, draft } = e.head
  await attachPartition(tx, key)
  await tx.rows(sql`insert into editions (key, number, date, note, hash, draft, manifest, areas, rows, compared, claims, scenes, projects, remembered)
    values (${key}, ${number}, ${date}, ${note}, ${hash}, ${draft}, ${JSON.stringify(e.manifest)}::jsonb, ${JSON.stringify(e.areas)}::jsonb, ${e.slice.columns.length}, ${compared && JSON.stringify(compared)}::jsonb, ${JSON.stringify(e.claims)}::json, ${JSON.stringify(e.scenes)}::json, ${JSON.stringify(e.projects)}::json, ${JSON.stringify(e.remembered)}::jsonb)`)
  await inChunks(e.statements, rows => tx.rows(sql`insert into statements (edition, id, date, words, word_list, data, incidents) select ${key}, r.id, r.date, array_to_tsvector(r.words), r.words, r.data, r.incidents
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, date text, words text[], data jsonb, incidents int)`))
  await inChunks(e.links, rows => tx.rows(sql`insert into links (edition, incident, statement, role, ord) select ${key}, r.incident, r.statement, r.role, r.ord from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (incident text, statement text, role text, ord int)`))
  await inChunks(e.aliases, rows => tx.rows(sql`insert into aliases (edition, kind, alias, id) select ${key}, r.kind, r.alias, r.id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (kind text, alias text, id text)`))
  await inChunks(e.evidence, rows => tx.rows(sql`insert into evidence (edition, id, ord, at, kind) select ${key}, r.id, r.ord, r.at, r.kind from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, ord int, at int, kind text)`))
  await writeColumns(tx, key, e.slice)
  await writeOrders(tx, key, e)
  await writeAttributes(tx, key, e)
  await writeStories(tx, key, e.stories)
  await writeFiles(tx, key, e.files)
}

const CHUNK = 5000
async function inChunks<T>(rows: T[], insert: (rows: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) await insert(rows.slice(i, i + CHUNK))
}
