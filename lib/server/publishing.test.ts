import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { incident, write, writeAtlas } from '../publish/fixtures/atlas'
import { release } from '../publish/release'
import { later } from '../store/fixtures/later'
import { editionByKey, incidentById, releasedEdition } from '../store/read'

// The steps of docs/operating.md, "Taking something out of every edition": a server that follows its folder, and the real command beside it.

// Addresses of the machine face have no headers of the proxy.
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))
const NAME = 'A name that endangers'
const dir = writeAtlas({ features: [incident('one', { title_en: NAME }), incident('two')] })
const face = createServer((request, response) => {
  void answer(new Request(`http://${request.headers.host}${request.url}`)).then(async answered => response.writeHead(answered.status).end(await answered.text()))
})
let answer: (request: Request) => Promise<Response>
let server: typeof import('./publishing') & typeof import('./store')

beforeAll(async () => {
  await release(dir, 'first', '2026-01-02')
  write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one', { title_en: 'A record' }), incident('two')] })
  await release(dir, 'second', '2026-01-03')
  await new Promise<void>(done => { face.listen(0, '127.0.0.1', done) })
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('ATLAS_DATA', dir)
  vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-publishing-')))
  vi.stubEnv('PORT', String((face.address() as AddressInfo).port))
  server = { ...await import('./publishing'), ...await import('./store') }
  const [{ currentEditionAnswer }, { editionsAnswer }] = await Promise.all([import('./editions'), import('./history-answers')])
  answer = request => new URL(request.url).pathname === '/api/editions' ? editionsAnswer(request) : currentEditionAnswer(request)
  await server.startPublishing()
})
afterAll(async () => {
  await server.closeStore()
  face.close()
})

const command = () => new Promise<{ status: number | null; said: string }>((done, failed) => {
  const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/atlas.ts', 'publish', dir])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => { said += String(text) })
  child.once('error', failed)
  child.once('close', status => done({ status, said }))
})

it('a name taken out of a snapshot is out when the command says so, and its former state goes by itself', async () => {
  const db = await server.store()
  const former = (await releasedEdition(db, 1))?.key as string
  expect((await incidentById(db, former, 'one'))?.properties.title_en).toBe(NAME)
  write(dir, 'editions/1/incidents.geojson', readFileSync(join(dir, 'editions/1/incidents.geojson'), 'utf8').replace(NAME, 'A record'))
  const { status, said } = await command()
  const mended = (await releasedEdition(db, 1))?.key as string
  expect([status, said]).toEqual([0, expect.stringContaining(mended)])
  expect(mended).not.toBe(former)
  expect((await incidentById(db, mended, 'one'))?.properties.title_en).toBe('A record')
  await later(db)
  await server.dropReplaced()
  expect(await editionByKey(db, former)).toBeNull()
}, 60_000)

it('a snapshot that cannot be served any more is told', async () => {
  write(dir, 'editions/1/incidents.geojson', readFileSync(join(dir, 'editions/1/incidents.geojson'), 'utf8').replace('title_en', 'title_eng'))
  const { status, said } = await command()
  expect([status, said]).toEqual([0, expect.stringMatching(/^warning: editions\/1: .*is not served: .*What was published of it before goes on being served$/m)])
}, 60_000)
