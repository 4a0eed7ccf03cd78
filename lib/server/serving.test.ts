import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { incident, writeAtlas } from '../publish/fixtures/atlas'
import { listItems } from '../store/ask'
import type { Database } from '../store/database'
import { dropEditions } from '../store/partitions'
import { publishFolder } from '../store/publish'
import { later } from '../store/fixtures/later'

// A process with an embedded store of its own. The environment is read when the modules are.
vi.stubEnv('DATABASE_URL', '')
vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-serving-')))
const { closeStore, store } = await import('./store')
const { look, lookAgain, served } = await import('./serving')
const { loadedFor } = await import('./engine')
const { handle } = await import('./answer')

let db: Database
beforeAll(async () => { db = await store() })
afterAll(closeStore)
const publish = async (id: string) => (await publishFolder(db, writeAtlas({ features: [incident(id)] }))).head.key

it('sees what was published while an earlier look was under way', async () => {
  const first = await publish('a')
  await look()
  expect((await served())?.key).toBe(first)
  const ask = db.readAsItIs
  let asked = () => undefined as void
  let answer = () => undefined as void
  const isAsked = new Promise<void>(done => { asked = done })
  const isSlow = new Promise<void>(done => { answer = done })
  db.readAsItIs = async (...query) => {
    const rows = await ask(...query) as never[]
    asked()
    await isSlow
    return rows
  }
  const early = look()
  await isAsked
  db.readAsItIs = ask
  const second = await publish('b')
  const again = lookAgain()
  answer()
  await Promise.all([early, again])
  expect((await served())?.key).toBe(second)
})

it('answers 404 for an edition that was removed while it was in memory, and forgets it', async () => {
  const old = await publish('c')
  const loaded = await loadedFor(old)
  if (!loaded) throw new Error('The edition was not loaded.')
  await publish('d')
  await later(db)
  expect(await dropEditions(db, [old])).toEqual([old])
  const response = await handle(async () => Response.json(await listItems(db, loaded, {}, { limit: 5 })))
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ status: 404, detail: `Edition "${old}" is not kept any more. /api/editions/current names the one that is served.` })
  expect(await loadedFor(old)).toBeNull()
})
