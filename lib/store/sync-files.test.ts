import { randomUUID } from 'node:crypto'
import { mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import { appendAnswers } from './answers'
import { openEmbedded } from './embedded'

/** Paths of all that is synchronised, as the kernel knows them; it is synchronised all the same. */
async function watchSync(): Promise<string[]> {
  const handle = await open(tmpdir(), 'r')
  const paths: string[] = []
  const prototype = Object.getPrototypeOf(handle) as FileHandle
  const { sync } = prototype
  vi.spyOn(prototype, 'sync').mockImplementation(function (this: FileHandle) {
    paths.push(readlinkSync(`/proc/self/fd/${this.fd}`))
    return sync.call(this)
  })
  await handle.close()
  return paths
}

it.runIf(process.platform === 'linux')('an answer is acknowledged after the log that holds it was synchronised, and all files once before', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'atlas-sync-')), 'db')
  const db = await openEmbedded(folder)
  const paths = await watchSync()
  const append = (building: string) => appendAnswers(db, [{ id: randomUUID(), project: 'p', building, volunteer: 'v', source: 's', reply: null, note: null, flag: false, replaces: null }])
  const segment = async () => join(folder, 'pg_wal', (await db.rows<{ name: string }>(sql`select pg_walfile_name(pg_current_wal_lsn()) as name`))[0].name)
  try {
    await append('b-1')
    expect(paths).toEqual(expect.arrayContaining([await segment(), join(folder, 'global', 'pg_control'), join(folder, 'pg_wal'), folder]))
    expect(paths.length).toBeGreaterThan(500)
    expect(paths.lastIndexOf(await segment())).toBeGreaterThan(paths.indexOf(folder))

    paths.length = 0
    await append('b-2')
    expect(paths).toEqual([await segment()])

    // A batch that ends in a later segment leaves none of those before behind.
    const before = await segment()
    paths.length = 0
    await db.rows(sql`select pg_switch_wal()`)
    await append('b-3')
    expect(await segment()).not.toBe(before)
    expect(paths).toEqual([before, await segment(), join(folder, 'pg_wal')])
  } finally {
    await db.close()
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true, force: true })
  }
}, 180_000)
