import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { incident, write, writeAtlas } from '../publish/fixtures/atlas'
import { release } from '../publish/release'
import { later } from '../store/fixtures/later'
import { publishFolder } from '../store/publish'
import { releasedEdition } from '../store/read'
import { forgetReplaced } from '../store/write'

// A snapshot is mended under a process that has all of its former state in memory.
vi.stubEnv('DATABASE_URL', '')
vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-gone-')))
vi.stubEnv('ATLAS_URL', 'https://atlas.example')
const { closeStore, store } = await import('./store')
const { look } = await import('./serving')
const { loadedFor, engineFor } = await import('./engine')
const { sliceAnswer } = await import('./slices')
const { columnsAnswer, exportAnswer } = await import('./export')
const { cardAnswer } = await import('./cards')
const { sent } = await import('./sent')

const NAME = 'A name that endangers'
const dir = writeAtlas({ features: [incident('one', { title_en: NAME }), incident('two')] })
const answers = {
  slice: (key: string) => sliceAnswer(new Request(`http://127.0.0.1/api/editions/${key}/slices/root`), key, 'root'),
  csv: (key: string) => exportAnswer(new Request(`http://127.0.0.1/api/editions/${key}/export/incidents.csv?q=one`), key, 'incidents.csv'),
  bundle: (key: string) => exportAnswer(new Request(`http://127.0.0.1/api/editions/${key}/export/bundle.zip?lang=ar`, { method: 'HEAD' }), key, 'bundle.zip'),
  columns: (key: string) => columnsAnswer(new Request(`http://127.0.0.1/api/editions/${key}/columns`), key),
}
const told = async (key: string) => Object.fromEntries(await Promise.all(Object.entries(answers).map(async ([name, ask]) => [name, await ask(key).then(a => a.headers.get('location') ?? a.status)])))
const first = async () => (await releasedEdition(await store(), 1))?.key as string

let former = ''
beforeAll(async () => {
  await release(dir, 'first', '2026-01-02')
  write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one', { title_en: 'A record' }), incident('two')] })
  await release(dir, 'second', '2026-01-03')
  await publishFolder(await store(), dir)
  await look()
  former = await first()
})
afterAll(closeStore)

it('what was mended is in no memory of the process once the store has dropped it, and the addresses of its files lead to what took its place', async () => {
  expect(await told(former)).toEqual({ slice: 200, csv: 200, bundle: 200, columns: 200 })
  await engineFor(former, {})
  await sent().pictures.get(JSON.stringify([former, 'view.png']), () => Promise.resolve(new Uint8Array(1)))
  write(dir, 'editions/1/incidents.geojson', readFileSync(join(dir, 'editions/1/incidents.geojson'), 'utf8').replace(NAME, 'A record'))
  const db = await store()
  await publishFolder(db, dir)
  await look()
  // For ten minutes open pages go on.
  expect(await told(former)).toEqual({ slice: 200, csv: 200, bundle: 200, columns: 200 })
  await later(db)
  expect(await forgetReplaced(db)).toEqual([former])
  await look()
  expect([await loadedFor(former), await engineFor(former, {}), sent().pictures.has(JSON.stringify([former, 'view.png']))]).toEqual([null, null, false])
  const at = `https://atlas.example/api/editions/${await first()}`
  expect(await told(former)).toEqual({ slice: 410, csv: `${at}/export/incidents.csv?q=one`, bundle: `${at}/export/bundle.zip?lang=ar`, columns: `${at}/columns` })
  const moved = await answers.csv(former)
  expect([moved.status, moved.headers.get('access-control-allow-origin')]).toEqual([308, '*'])
  expect((await cardAnswer(new Request(`http://127.0.0.1/api/editions/${former}/cards/view.png`), former, ['view.png'])).headers.get('location')).toBe(`${at}/cards/view.png`)
  expect(await told(await first())).toEqual({ slice: 200, csv: 200, bundle: 200, columns: 200 })
})

it('an edition of a number that is not here, and a draft, lead nowhere', async () => {
  expect(await told('7-0a0b0c0d')).toEqual({ slice: 404, csv: 404, bundle: 404, columns: 404 })
  expect((await answers.csv('1-draft-0a0b0c0d')).status).toBe(404)
})
