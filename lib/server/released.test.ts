import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { incident, write, writeAtlas } from '../publish/fixtures/atlas'
import { release } from '../publish/release'
import { bringHistoryUpToDate } from '../store/compare'
import { publishFolder } from '../store/publish'

vi.stubEnv('DATABASE_URL', '')
vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-released-')))
const { closeStore, store } = await import('./store')
const { newestReleased } = await import('./released')
afterAll(closeStore)

it('what feeds and the sitemap say follows changes that are told after the edition is there', async () => {
  const dir = writeAtlas({ features: [incident('kept'), incident('mended')] })
  await release(dir, 'first', '2026-01-02')
  write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('kept'), incident('mended', { killed_min: 2 })] })
  await release(dir, 'second', '2026-01-03')
  const db = await store()
  await publishFolder(db, dir)
  const changedIn = async () => {
    const { changes, loaded } = (await newestReleased()) as NonNullable<Awaited<ReturnType<typeof newestReleased>>>
    return Object.fromEntries(loaded.slice.columns.id.map((id, row) => [id, changes.editions[changes.edition[row]].number]))
  }
  // As an older version leaves it.
  await db.script('delete from changes; update editions set compared = null')
  expect(await changedIn()).toEqual({ kept: 1, mended: 1 })
  await bringHistoryUpToDate(db)
  expect(await changedIn()).toEqual({ kept: 1, mended: 2 })
})
