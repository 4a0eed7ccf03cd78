import { sql } from 'drizzle-orm'
import { dropFiles } from './files'
import { TURN, type Writer } from './database'
import { isBusy } from './server-faults'

/** Partition of an edition's records: its name, as an identifier. */
export function partitionOf(edition: string): string {
  if (!/^[a-z0-9-]{1,50}$/.test(edition)) throw new Error(`"${edition}" is no key of an edition; expected digits, lower-case letters and hyphens.`)
  return `"records_${edition}"`
}

/** Names that partitionOf gives to keys of editions: `records_3-0a1b2c3d`, `records_3-draft-0a1b2c3d`, `records_3-vetted-0a1b2c3d`. */
const OURS = '^records_[0-9]+-(vetted-)?(draft-)?[0-9a-f]{8}$'
/** Stands on a table of ours from its making until readers find it: only what bears it is thrown away. */
const HALF_LOADED = 'incident-atlas: being loaded'

/** An empty table of its own, in which readers do not look yet. Throws when a table that is not ours has its name. */
export async function makePartition(stage: Writer, edition: string): Promise<string> {
  const table = partitionOf(edition)
  // What a publisher that was killed has left. No one else is publishing it: publishers take turns.
  await dropOrphans(stage)
  const [{ taken }] = await stage.rows<{ taken: boolean }>(sql`select to_regclass(${table}) is not null as taken`)
  if (taken) throw new Error(`The store has a table ${table} that this program did not leave there half loaded: a detached partition, or a table made by hand. Rename or drop it, and publish again.`)
  await stage.script(`create table ${table} (like records including all);
    comment on table ${table} is '${HALF_LOADED}';
    alter table ${table} alter column edition set default '${edition}', add check (edition = '${edition}');`)
  return table
}

/** After loading: indexes are made faster so, and come out smaller. */
export const indexPartition = (stage: Writer, table: string): Promise<void> => stage.script(`create unique index on ${table} (ord); create unique index on ${table} (id); analyze ${table};`)

/** From here on readers find its records; the check that the table bears spares a look at every row. */
export const attachPartition = (tx: Writer, edition: string): Promise<void> =>
  tx.script(`alter table records attach partition ${partitionOf(edition)} for values in ('${edition}'); comment on table ${partitionOf(edition)} is null`)

/** Tables that a killed publisher has left half loaded. Archives and partitions that an operator detached are not ours to drop. */
async function dropOrphans(writer: Writer): Promise<void> {
  const orphans = await writer.rows<{ name: string }>(sql`select c.relname as name from pg_class c where c.relkind = 'r' and not c.relispartition and c.relname ~ ${OURS}
    and obj_description(c.oid, 'pg_class') = ${HALF_LOADED} and pg_table_is_visible(c.oid)`)
  for (const { name } of orphans) await writer.script(`drop table if exists "${name}"`)
}

/** What was served is kept so long after another took its place: other processes, replicas and open pages may still ask for it. */
const KEPT_AFTER = sql.raw("interval '10 minutes'")
/** Not served now, nor a short while ago. */
export const isUnserved = sql`key not in (select key from current_edition) and (replaced_at is null or replaced_at < clock_timestamp() - ${KEPT_AFTER})`

/**
 * Takes editions out, each with its partition; one that is served again meanwhile stays, and so does a table that an operator
 * has detached. Dropping one waits for no one, neither reader nor publisher: it goes the next time. Returns those that are gone.
 */
export async function dropEditions(writer: Writer, keys: string[]): Promise<string[]> {
  const gone: string[] = []
  for (const key of keys) {
    try {
      const dropped = await writer.transaction(async tx => {
        const [{ turn }] = await tx.rows<{ turn: boolean }>(sql`select pg_try_advisory_xact_lock(${TURN}) as turn`)
        // Looked at again in our turn: a publisher may have made it the current one since.
        if (!turn || !(await tx.rows(sql`select 1 from editions where key = ${key} and ${isUnserved}`)).length) return false
        const attached = await tx.rows(sql`select 1 from pg_class where oid = to_regclass(${partitionOf(key)}) and relispartition`)
        if (attached.length) await tx.script(`set local lock_timeout = '300ms'; drop table ${partitionOf(key)}`)
        await tx.rows(sql`delete from editions where key = ${key}`)
        await tx.rows(sql`delete from changes where edition = ${key}`)
        await dropFiles(tx)
        return true
      })
      if (dropped) gone.push(key)
    } catch (error) {
      if (!isBusy(error)) throw error
    }
  }
  return gone
}
