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
const { statusOfPage } = await import('./index')

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

it('answers 410 for an edition that was removed while it was in memory, and forgets it', async () => {
  const old = await publish('c')
  const loaded = await loadedFor(old)
  if (!loaded) throw new Error('The edition was not loaded.')
  await publish('d')
  await later(db)
  expect(await dropEditions(db, [old])).toEqual([old])
  const response = await handle(async () => Response.json(await listItems(db, loaded, {}, { limit: 5 })))
  expect(response.status).toBe(410)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ status: 410, detail: `Edition "${old}" is not kept any more. /api/editions/current names the one that is served.` })
  expect(await loadedFor(old)).toBeNull()
})

it('draws what asks for the present edition over the next one, when its own was removed under it', async () => {
  const old = await publish('e')
  await look()
  expect((await served())?.key).toBe(old)
  await publish('f')
  await later(db)
  expect(await dropEditions(db, [old])).toEqual([old])
  // What is in memory still says the old one.
  expect((await served())?.key).toBe(old)
  const response = await handle(async () => {
    const loaded = await loadedFor((await served())?.key as string)
    if (!loaded) throw new Error('Nothing is loaded.')
    return Response.json((await listItems(db, loaded, {}, { limit: 5, sort: 'title' })).items.map(item => item.id))
  })
  expect([response.status, await response.json()]).toEqual([200, ['f']])
})

it('knows the status of a page of the edition that came when its own was removed', async () => {
  const old = await publish('g')
  await look()
  await publish('h')
  await later(db)
  await dropEditions(db, [old])
  expect(await statusOfPage('incident', 'h', '')).toBe(200)
  expect(await statusOfPage('incident', 'g', '')).toBe(404)
})
