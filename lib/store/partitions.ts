import { sql } from 'drizzle-orm'
import type { Writer } from './database'
import { isBusy } from './server-faults'

/** Partition of an edition's records: its name, as an identifier. */
export function partitionOf(edition: string): string {
  if (!/^[a-z0-9-]{1,50}$/.test(edition)) throw new Error(`"${edition}" is no key of an edition; expected digits, lower-case letters and hyphens.`)
  return `"records_${edition}"`
}

/** An empty table of its own, in which readers do not look yet. */
export async function makePartition(stage: Writer, edition: string): Promise<string> {
  const table = partitionOf(edition)
  // What a publisher that was killed has left. No one else is publishing it: publishers take turns.
  await stage.script(`drop table if exists ${table};
    create table ${table} (like records including all);
    alter table ${table} alter column edition set default '${edition}', add check (edition = '${edition}');`)
  return table
}

/** After loading: indexes are made faster so, and come out smaller. */
export const indexPartition = (stage: Writer, table: string): Promise<void> => stage.script(`create unique index on ${table} (ord); create unique index on ${table} (id); analyze ${table};`)

/** From here on readers find its records; the check that the table bears spares a look at every row. */
export const attachPartition = (tx: Writer, edition: string): Promise<void> => tx.script(`alter table records attach partition ${partitionOf(edition)} for values in ('${edition}')`)

/** Tables that a killed publisher has left unattached. */
export async function dropOrphans(writer: Writer): Promise<void> {
  const orphans = await writer.rows<{ name: string }>(sql`select c.relname as name from pg_class c where c.relkind = 'r' and not c.relispartition and c.relname like 'records\\_%' and pg_table_is_visible(c.oid)`)
  for (const { name } of orphans) await writer.script(`drop table if exists "${name.replaceAll('"', '""')}"`)
}

/**
 * Takes editions out, each with its partition. Dropping one waits for no one: readers that still have it keep it, and it goes
 * the next time. Returns those that are gone.
 */
export async function dropEditions(writer: Writer, keys: string[]): Promise<string[]> {
  const gone: string[] = []
  for (const key of keys) {
    try {
      await writer.transaction(async tx => {
        await tx.script(`set local lock_timeout = '300ms'; drop table if exists ${partitionOf(key)}`)
        await tx.rows(sql`delete from editions where key = ${key}`)
      })
      gone.push(key)
    } catch (error) {
      if (!isBusy(error)) throw error
    }
  }
  return gone
}
