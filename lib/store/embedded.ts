import { existsSync } from 'node:fs'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Database, Writer } from './database'
import { freshCluster } from './fresh-cluster'
import { migrate } from './migrate'
import { KEEP_LOG, syncing } from './sync-files'

const dialect = new PgDialect()
/** A batch holds up the readers of this process; more of them cost little. */
const BATCH_CHARACTERS = 1 << 20
/** So many segments of the write-ahead log, of 16 MB each, are too many: a checkpoint lets them go. Without it the log would grow as long as the process lives, by a kilobyte an answer. */
const MOST_SEGMENTS = 4

/** Opens the embedded database in a folder, or in memory without one (tests), and brings its tables up to date. */
export async function openEmbedded(folder?: string): Promise<Database> {
  const isThere = folder !== undefined && existsSync(/* turbopackIgnore: true */ folder)
  const client = await PGlite.create({ ...(folder && { dataDir: folder }), ...(!isThere && { loadDataDir: await freshCluster() }), startParams: [...PGlite.defaultStartParams, ...KEEP_LOG] })
  const whole = over(client)
  const sync = folder ? syncing(folder) : null
  const segment = async () => (await client.query<{ now: string }>('select pg_walfile_name(pg_current_wal_lsn()) as now')).rows[0].now
  let [looked, tidying] = ['', Promise.resolve()]
  /** Once for each segment; nobody waits for it. */
  const tidy = (now: string) => {
    if (!sync || looked === now) return
    looked = now
    tidying = tidying.then(async () => {
      if ((await sync.before(now)).length < MOST_SEGMENTS) return
      await client.exec('checkpoint')
      await sync.whole()
      await sync.forgetLog(now)
    }).catch(() => { /* It is tried again in the next segment. */ })
  }
  const db: Database = {
    ...whole, kind: 'embedded',
    read: query => whole.rows(query),
    readAsItIs: query => whole.rows(query),
    staged: async work => {
      const done = await work(whole)
      if (sync) tidy(await segment())
      return done
    },
    durable: async () => {
      if (!sync) return
      const now = await segment()
      await sync.log(now)
      tidy(now)
    },
    isAway: () => false,
    close: async () => {
      await tidying
      const now = sync && await segment()
      await client.close()
      await sync?.whole()
      if (now) await sync?.forgetLog(now)
    },
  }
  await migrate(db)
  return db
}

function over(client: PGlite | Transaction): Writer {
  const writer: Writer = {
    rows: async <T>(query: SQL) => {
      const { sql, params } = dialect.sqlToQuery(query)
      return (await client.query(sql, params)).rows as T[]
    },
    script: async text => { await client.exec(text) },
    transaction: work => ('transaction' in client ? client.transaction(tx => work(over(tx))) as ReturnType<typeof work> : work(writer)),
    load: async (table, columns) => {
      let pieces: string[] = []
      let length = 0
      const flush = async () => {
        if (!length) return
        const blob = new Blob(pieces)
        pieces = []
        length = 0
        await client.query(`copy ${table} (${columns}) from '/dev/blob'`, [], { blob })
      }
      return {
        write: async text => {
          pieces.push(text)
          length += text.length
          if (length >= BATCH_CHARACTERS) await flush()
        },
        end: flush,
      }
    },
  }
  return writer
}
