import { sql } from 'drizzle-orm'
import { audienceOf } from '../../lib/store/audience'
import { databaseDir } from '../../lib/store/folder'
import { takeLock } from '../../lib/store/lock'
import { openStore } from '../../lib/store/open'

/** Says which store the settings name and what it holds. Opening it brings its tables up to date. */
export async function storeCommand({ url, storeDir }: { url: string | null; storeDir: string }): Promise<number> {
  const release = url ? () => undefined : takeLock(storeDir, null)
  try {
    const db = await openStore({ url, readUrl: null, folder: databaseDir(storeDir) })
    const editions = await db.rows<{ key: string; rows: number; date: string; current: boolean }>(sql`select key, rows, date, key = (select key from current_edition) as current from editions order by seq`)
    const audience = await audienceOf(db)
    await db.close()
    process.stdout.write(`Store: ${url ? `PostgreSQL at ${new URL(url).host}` : storeDir}, ${editions.length} ${editions.length === 1 ? 'edition' : 'editions'}${audience && audience !== 'public' ? `, for the ${audience} audience` : ''}.\n`)
    for (const e of editions) process.stdout.write(`  ${e.key} of ${e.date || 'no date'}: ${e.rows.toLocaleString('en')} records${e.current ? ', served' : ''}\n`)
    return 0
  } finally {
    release()
  }
}
