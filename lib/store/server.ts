import { once } from 'node:events'
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { StoreAway, TURN, type Database, type Writer } from './database'
import { createGate, type Gate } from './gate'
import { migrate } from './migrate'
import { checkServer, checkAddress, explained, isLost } from './server-faults'

const dialect = new PgDialect()
const CONNECT_MS = 10_000
/** Connections of one process; a server of PostgreSQL's default settings takes a hundred in all. */
const CONNECTIONS = 10
const BATCH_CHARACTERS = 1 << 18

export interface ServerOptions { url: string; /** Address of a replica, or of several behind one address. */ readUrl?: string | null }

/** Connects to a PostgreSQL server and brings its tables up to date. Throws StoreUnusable with a sentence. */
export async function openServer({ url, readUrl = null }: ServerOptions): Promise<Database> {
  checkAddress('DATABASE_URL', url)
  if (readUrl) checkAddress('DATABASE_READ_URL', readUrl)
  const [gate, replicaGate] = [createGate(), createGate()]
  const primary = pool(url, gate)
  const replica = readUrl && readUrl !== url ? pool(readUrl, replicaGate) : null
  const run = async <T>(client: pg.Pool | pg.PoolClient, query: SQL): Promise<T[]> => {
    const { sql, params } = dialect.sqlToQuery(query)
    return (await client.query(sql, params as unknown[])).rows as T[]
  }
  const again = <T>(query: SQL): Promise<T[]> => gate.pass(async () => {
    try {
      return await run<T>(primary, query)
    } catch (error) {
      // A connection that the server has closed meanwhile: the pool has others.
      if (isLost(error)) return run<T>(primary, query)
      throw error
    }
  })
  const inTransaction = async <T>(work: (inside: Writer) => Promise<T>): Promise<T> => {
    const client = await gate.pass(() => primary.connect())
    try {
      await client.query('begin')
      const result = await work(inside(client))
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      // A connection in an unknown state is thrown away.
      await client.query('rollback').then(() => client.release(), (broken: Error) => client.release(broken))
      throw isLost(error) ? new StoreAway({ cause: error }, 'The database stopped answering while it was written to; what was begun is undone there.') : error
    }
  }
  const inside = (client: pg.PoolClient): Writer => {
    const writer: Writer = {
      rows: query => run(client, query),
      script: async text => { await client.query(text) },
      transaction: work => work(writer),
      load: (table, columns) => loading(client, table, columns),
    }
    return writer
  }
  const db: Database = {
    kind: 'postgresql',
    rows: query => gate.pass(() => run(primary, query)),
    script: async text => { await gate.pass(() => primary.query(text)) },
    transaction: inTransaction,
    load: () => Promise.reject(new Error('COPY is part of a stage: use staged.')),
    read: async <T>(query: SQL, complete = (rows: T[]) => rows.length > 0) => {
      if (!replica) return again<T>(query)
      try {
        const rows = await replicaGate.pass(() => run<T>(replica, query))
        if (complete(rows)) return rows
      } catch { /* Not there, or at odds with what it replays: the primary answers. */ }
      return again<T>(query)
    },
    readAsItIs: async <T>(query: SQL) => {
      if (replica) {
        try {
          return await replicaGate.pass(() => run<T>(replica, query))
        } catch { /* The primary answers. */ }
      }
      return again<T>(query)
    },
    staged: work => inTransaction(async stage => {
      await stage.script(`select pg_advisory_xact_lock(${TURN}); set local maintenance_work_mem = '256MB'`)
      return work(stage)
    }),
    // A commit is answered when it is on disk (`appendAnswers` sees to it where synchronous_commit is off).
    durable: async () => undefined,
    isAway: gate.isAway,
    close: async () => { await Promise.all([primary.end(), replica?.end()]) },
  }
  try {
    await checkServer(text => primary.query(text).then(r => r.rows))
    await migrate(db)
    return db
  } catch (error) {
    await db.close().catch(() => undefined)
    throw explained(error, url)
  }
}

function pool(connectionString: string, gate: Gate): pg.Pool {
  const made = new pg.Pool({ connectionString, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_MS, application_name: 'incident-atlas', keepAlive: true })
  // An idle connection that the server closes would end the process otherwise; the pool makes another. Whether the server is gone is found out at once.
  made.on('error', () => { if (!made.ending) gate.pass(() => made.query('select 1')).catch(() => undefined) })
  // One that is in use has nobody else to listen between two of its questions.
  made.on('connect', client => { client.on('error', () => undefined) })
  return made
}

/** COPY with FREEZE: the table is of this transaction, and its rows need no later look by vacuum. */
async function loading(client: pg.PoolClient, table: string, columns: string) {
  const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin with (freeze true)`))
  let failed: Error | null = null
  stream.on('error', (error: Error) => { failed = error })
  let pieces: string[] = []
  let length = 0
  const flush = async () => {
    if (failed) throw failed
    const text = pieces.join('')
    pieces = []
    length = 0
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')])
    if (failed) throw failed
  }
  return {
    write: async (text: string) => {
      pieces.push(text)
      length += text.length
      if (length >= BATCH_CHARACTERS) await flush()
    },
    end: async () => {
      if (length) await flush()
      stream.end()
      await once(stream, 'finish')
    },
  }
}
