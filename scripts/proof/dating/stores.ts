import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { writeAtlas } from '../../../lib/publish/fixtures/atlas'
import type { Database } from '../../../lib/store/database'
import { projectOf, putProjects } from '../../../lib/store/fixtures/dating'
import { postgresBin, startPostgres } from '../../../lib/store/fixtures/postgres'
import { databaseDir } from '../../../lib/store/folder'
import { openStore } from '../../../lib/store/open'
import { publishFolder } from '../../../lib/store/publish'

// Stores with a made-up project of many buildings, for servers that are killed or put under load.

export type Kind = 'PGlite' | 'PostgreSQL'
export const PROJECT = 'town'

export interface ProofStore {
  kind: Kind
  /** What a server is started with. */
  env: Record<string, string>
  /** Opens the store; of PGlite only while no server runs. */
  open(): Promise<Database>
  stop(): void
}

/** With fsync, as an operator has it: the tests’ own cluster does without. */
export async function proofStore(kind: Kind, buildings: number): Promise<ProofStore> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-proof-'))
  const dir = writeAtlas()
  const bin = kind === 'PostgreSQL' ? postgresBin() : null
  if (kind === 'PostgreSQL' && !bin) throw new Error('PostgreSQL is not on this machine. Debian: apt-get install postgresql')
  const cluster = bin ? await startPostgres(bin) : null
  cluster?.psql('alter system set fsync = on')
  cluster?.psql('select pg_reload_conf()')
  const url = cluster?.url() ?? null
  const open = () => openStore({ url, readUrl: null, folder: databaseDir(folder) })
  const db = await open()
  const { head } = await publishFolder(db, dir)
  await putProjects(db, head.key, [projectOf(buildings, { id: PROJECT })])
  await db.close()
  return {
    kind, open, env: { ATLAS_DATA: dir, ATLAS_STORE: folder, DATABASE_URL: url ?? '', ATLAS_URL: '', TRUST_PROXY: '1' },
    stop() {
      cluster?.stop()
      for (const path of [folder, dir]) rmSync(path, { recursive: true, force: true })
    },
  }
}

/** Ids in the log. */
export async function logOf(db: Database): Promise<{ ids: Set<string>; rows: number }> {
  const rows = await db.rows<{ id: string }>(sql`select id from dating_answers`)
  return { ids: new Set(rows.map(row => row.id)), rows: rows.length }
}
