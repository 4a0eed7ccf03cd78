import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { openEmbedded } from './embedded'
import { freshCluster } from './fresh-cluster'

it('is an empty database, each time the same one', async () => {
  const [one, two] = [await freshCluster(), await freshCluster()]
  expect(one?.size).toBe(two?.size)
  const db = await PGlite.create({ loadDataDir: one as Blob })
  expect((await db.query(`select count(*)::int as n from pg_tables where schemaname = 'public'`)).rows).toEqual([{ n: 0 }])
  await db.close()
})

it('begins a folder, and never takes the place of what is in one', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'atlas-fresh-')), 'db')
  const first = await openEmbedded(folder)
  await first.rows(sql`insert into secrets (name, value) values ('kept', 'here')`)
  await first.close()
  const again = await openEmbedded(folder)
  expect(await again.rows(sql`select value from secrets where name = 'kept'`)).toEqual([{ value: 'here' }])
  await again.close()
  rmSync(folder, { recursive: true })
  // A folder that is no database is left alone, with PGlite's own word for it.
  writeFileSync(folder, 'a file')
  await expect(openEmbedded(folder)).rejects.toThrow()
})
