import { randomUUID } from 'node:crypto'
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import { appendAnswers } from './answers'
import type { Database } from './database'
import { openEmbedded } from './embedded'

/** Paths of all that is synchronised, as the kernel knows them; it is synchronised all the same. `before`: what to do first. */
async function watchSync(before: (path: string) => void = () => undefined): Promise<string[]> {
  const handle = await open(tmpdir(), 'r')
  const paths: string[] = []
  const prototype = Object.getPrototypeOf(handle) as FileHandle
  const { sync } = prototype
  vi.spyOn(prototype, 'sync').mockImplementation(function (this: FileHandle) {
    const path = readlinkSync(`/proc/self/fd/${this.fd}`)
    before(path)
    paths.push(path)
    return sync.call(this)
  })
  await handle.close()
  return paths
}

const append = (db: Database, building: string) => appendAnswers(db, [{ id: randomUUID(), project: 'p', building, volunteer: 'v', source: 's', reply: null, note: null, flag: false, replaces: null }])
const buildingsOf = async (db: Database) => (await db.rows<{ building: string }>(sql`select building from dating_answers order by seq`)).map(row => row.building)

it.runIf(process.platform === 'linux')('an answer is acknowledged after the log that holds it was synchronised, and all files once before', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'atlas-sync-')), 'db')
  const db = await openEmbedded(folder)
  const paths = await watchSync()
  const segment = async () => join(folder, 'pg_wal', (await db.rows<{ name: string }>(sql`select pg_walfile_name(pg_current_wal_lsn()) as name`))[0].name)
  try {
    await append(db, 'b-1')
    expect(paths).toEqual(expect.arrayContaining([await segment(), join(folder, 'global', 'pg_control'), join(folder, 'pg_wal'), folder]))
    expect(paths.length).toBeGreaterThan(500)
    // What says which checkpoint counts comes after all that it rests on.
    expect(paths.indexOf(join(folder, 'global', 'pg_control'))).toBeGreaterThan(paths.indexOf(folder))
    expect(paths.lastIndexOf(await segment())).toBeGreaterThan(paths.indexOf(folder))

    paths.length = 0
    await append(db, 'b-2')
    expect(paths).toEqual([await segment()])

    // A batch that ends in a later segment leaves none of those before behind.
    const before = await segment()
    paths.length = 0
    await db.rows(sql`select pg_switch_wal()`)
    await append(db, 'b-3')
    expect(await segment()).not.toBe(before)
    expect(paths).toEqual([before, await segment(), join(folder, 'pg_wal')])
  } finally {
    await db.close()
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true, force: true })
  }
}, 180_000)

it.runIf(process.platform === 'linux')('the log does not grow without end, and a machine that fails in the middle of a checkpoint has every answer that was acknowledged', async () => {
  const root = mkdtempSync(join(tmpdir(), 'atlas-sync-'))
  const [folder, image, kept] = ['db', 'image', 'pg_control'].map(name => join(root, name))
  const control = join(folder, 'global', 'pg_control')
  const segments = () => readdirSync(join(folder, 'pg_wal')).filter(name => /^[0-9A-F]{24}$/.test(name))
  let db = await openEmbedded(folder)
  try {
    const given = ['b-0']
    await append(db, given[0])
    copyFileSync(control, kept)
    /** What of the buildings was acknowledged when the first checkpoint was about to be on disk. */
    let [until, most, made] = [0, 0, 0]
    await watchSync(path => {
      if (path !== control || made++) return
      until = given.length
      cpSync(folder, image, { recursive: true })
      copyFileSync(kept, join(image, 'global', 'pg_control'))
    })
    for (let i = 1; i <= 7; i++) {
      await db.rows(sql`select pg_switch_wal()`)
      await append(db, `b-${i}`)
      given.push(`b-${i}`)
      await vi.waitFor(() => expect(segments().length).toBeLessThan(6), { timeout: 20_000 })
      most = Math.max(most, segments().length)
    }
    expect(most).toBeGreaterThan(3)
    expect(made).toBeGreaterThan(0)
    await db.close()
    expect(segments().length).toBe(1)
    expect(until).toBeGreaterThan(3)
    db = await openEmbedded(image)
    expect((await buildingsOf(db)).slice(0, until)).toEqual(given.slice(0, until))
    await db.close()
    db = await openEmbedded(folder)
    expect(await buildingsOf(db)).toEqual(given)
  } finally {
    await db.close()
    vi.restoreAllMocks()
    rmSync(root, { recursive: true, force: true })
  }
}, 180_000)
