import { sql } from 'drizzle-orm'
import { StoreUnusable, TURN, type Database } from './database'
import { MIGRATIONS } from './migrations'

/**
 * Brings the tables up to date, one step after the other, one process at a time. A store that is up to date is not written to:
 * a server that only reads needs no right to.
 */
export async function migrate(db: Database): Promise<void> {
  const version = await versionOf(db)
  if (version === MIGRATIONS.length) return
  if (version > MIGRATIONS.length) throw new StoreUnusable(`The store was made by a newer version of this program (its tables are at step ${version}, this program knows ${MIGRATIONS.length}). Start the newer program, or name another store.`)
  await db.transaction(async tx => {
    await tx.script(`select pg_advisory_xact_lock(${TURN}); create table if not exists migrations (version int primary key)`)
    const done = (await tx.rows<{ version: number | null }>(sql`select max(version) as version from migrations`))[0]?.version ?? 0
    for (const [index, { script, after }] of MIGRATIONS.entries()) {
      if (index < done) continue
      await tx.script(script)
      await after?.(tx)
      await tx.rows(sql`insert into migrations values (${index + 1})`)
    }
  })
}

async function versionOf(db: Database): Promise<number> {
  const [{ there }] = await db.rows<{ there: boolean }>(sql`select to_regclass('migrations') is not null as there`)
  if (!there) return 0
  return (await db.rows<{ version: number | null }>(sql`select max(version) as version from migrations`))[0]?.version ?? 0
}
