import { PGlite } from '@electric-sql/pglite'
import type { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { MIGRATIONS } from './migrations'

/** The little that the store needs of a database: the same over PGlite and, later, a PostgreSQL server. */
export interface Database {
  rows<T>(query: SQL): Promise<T[]>
  transaction<T>(work: (inside: Database) => Promise<T>): Promise<T>
  close(): Promise<void>
}

interface Executor { execute(query: SQL): Promise<{ rows: Record<string, unknown>[] }> }

/** Opens the embedded database in a folder, or in memory without one (tests), and brings its tables up to date. */
export async function openEmbedded(folder?: string): Promise<Database> {
  const client = await PGlite.create(folder ? { dataDir: folder } : {})
  const db = drizzle({ client })
  const over = (executor: Executor): Database => ({
    rows: async <T>(query: SQL) => (await executor.execute(query)).rows as T[],
    transaction: work => db.transaction(tx => work(over(tx as unknown as Executor))) as ReturnType<typeof work>,
    close: () => client.close(),
  })
  await client.exec('create table if not exists migrations (version int primary key)')
  const { rows } = await client.query<{ version: number | null }>('select max(version) as version from migrations')
  const done = rows[0]?.version ?? 0
  for (const [index, statements] of MIGRATIONS.entries()) {
    if (index < done) continue
    await client.transaction(async tx => {
      await tx.exec(statements)
      await tx.query('insert into migrations values ($1)', [index + 1])
    })
  }
  return over(db as unknown as Executor)
}
