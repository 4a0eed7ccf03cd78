import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { canaryAtlas, type Canaries } from '../lib/publish/fixtures/canaries'
import { openEmbedded } from '../lib/store/embedded'
import { databaseDir } from '../lib/store/folder'
import { startOwn, type OwnServer } from './own-server'
import { ADDRESSES, routesOfApp, type Served } from './redaction/addresses'
import { inBody, inFolder, inText, unpackedHex, type Wanted } from './redaction/search'

// An atlas with something to find in every field that is kept back, published for real, served for real: nothing of it is in any byte that the
// server sends, writes into its log or keeps in its store. REDACTION_LEAK=camps leaves a rule out, to see this fail.

const PORT = Number(process.env.E2E_PORT || 3210) + 31
test.describe.configure({ mode: 'serial', timeout: 480_000 })

let atlas: Canaries
let server: OwnServer
let wanted: Wanted
let served: Served
const store = mkdtempSync(join(tmpdir(), 'atlas-redacted-'))
const log: string[] = []
const DAY_MS = 86_400_000
const AT_ONCE = 4
/** Links to one page that are followed. */
const MOST_VIEWS = 6

test.beforeAll(async () => {
  test.setTimeout(480_000)
  const leak = process.env.REDACTION_LEAK
  atlas = canaryAtlas(leak && `canaryxq-rule-${leak}`)
  wanted = { texts: [...atlas.texts, ...atlas.untold], degrees: atlas.degrees, days: atlas.texts.filter(t => /^19\d\d-\d\d-\d\d$/.test(t)).map(t => Date.parse(`${t}T00:00:00Z`) / DAY_MS) }
  server = await startOwn(atlas.dir, PORT, 400_000, { store, log })
  const editions = await json<{ editions: { edition: string; number: number }[] }>('/api/editions')
  const ids = async (collection: string) => (await Promise.all(['', ...editions.editions.map(e => `&edition=${e.number}`)].map(q => json<{ features: { id: string }[] }>(`/api/collections/${collection}/items?limit=1000${q}`)))).flatMap(a => a.features.map(f => f.id))
  const keys = editions.editions.map(e => e.edition)
  const lists = await Promise.all(keys.map(async key => ({ evidence: await json<{ items: { id: string }[] }>(`/api/editions/${key}/evidence?limit=1000`), scenes: await json<{ places: { id: string; scenes: { id: string }[] }[] }>(`/api/editions/${key}/scenes`) })))
  const places = new Map(lists.flatMap(l => l.scenes.places.map(p => [p.id, p.scenes.map(s => s.id)])))
  // Outlines are made when they are published: their hash stands in the explorer's page.
  const [outlines] = /[0-9a-f]{64}/.exec(/outlines[^0-9a-f]{1,9}[0-9a-f]{64}/.exec(await (await fetch(`${server.base}/`)).text())?.[0] ?? '') ?? []
  if (!outlines) throw new Error('The page names no outlines of the planted project.')
  served = { keys, numbers: editions.editions.map(e => e.number), incidents: [...new Set(await ids('incidents'))], statements: [...new Set(await ids('statements'))], stories: ['plain-story'], evidence: [...new Set(lists.flatMap(l => l.evidence.items.map(i => i.id)))], places: [...places].map(([id, scenes]) => ({ id, scenes })), files: [...atlas.files.open, outlines], search: 'plain' }
})
test.afterAll(async () => {
  await server.stop()
  for (const dir of [store, atlas.dir]) rmSync(dir, { recursive: true, force: true })
})

const json = async <T>(path: string): Promise<T> => (await (await fetch(server.base + path)).json()) as T

/** What an answer holds of what is kept back: status line, headers and body in all its layers. */
async function leaks(path: string, init?: RequestInit): Promise<{ status: number; found: string[]; text: string; type: string }> {
  const answer = await fetch(server.base + path, { redirect: 'manual', ...init })
  const body = Buffer.from(await answer.arrayBuffer())
  const type = answer.headers.get('content-type') ?? ''
  const found = [...inText([...answer.headers].map(h => h.join(': ')).join('\n'), wanted), ...await inBody(body, type, wanted)]
  return { status: answer.status, found: found.map(f => `${path}: ${f}`), text: /json|html|xml|text|csv/.test(type) ? body.toString('utf8') : '', type }
}

test('every route of the app is looked at', () => {
  const known = Object.keys(ADDRESSES)
  expect(routesOfApp().filter(route => !known.includes(route)), 'a new route is a new way out: give its addresses in e2e/redaction/addresses.ts').toEqual([])
})

test('no answer of the server holds what is kept back', async () => {
  const paths = [...new Set(routesOfApp().flatMap(route => ADDRESSES[route](served)))].map(path => path.replace('{origin}', encodeURIComponent(server.base)))
  const seen = new Set(paths)
  const found: string[] = []
  const shown = new Set<string>()
  const statuses = new Map<number, number>()
  const followed = new Map<string, number>()
  let asked = 0
  // Links that answers hold are followed: what can be reached is looked at, whether or not somebody thought of it. Of one page a few views are enough.
  const look = async (path: string) => {
    const answer = await leaks(path)
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    found.push(...answer.found)
    for (const text of atlas.shown) if (answer.text.includes(text)) shown.add(text)
    for (const [, href] of answer.text.matchAll(/(?:href|src|"href":)\s*=?\s*"([^"]+)"/g)) {
      const url = URL.canParse(href.replaceAll('&amp;', '&'), server.base + path) ? new URL(href.replaceAll('&amp;', '&'), server.base + path) : null
      const next = url && url.origin === server.base ? url.pathname + url.search : null
      const times = next && url ? (followed.get(url.pathname) ?? 0) : 0
      if (next && url && !seen.has(next) && times < MOST_VIEWS && !/^\/(_next|fonts|map)\//.test(next)) {
        followed.set(url.pathname, times + 1)
        seen.add(next)
        paths.push(next)
      }
    }
  }
  // Some at a time: one answer is searched while the server makes others.
  while (asked < paths.length) await Promise.all(paths.slice(asked, asked += AT_ONCE).map(look))
  test.info().annotations.push({ type: 'asked', description: `${paths.length} addresses: ${[...statuses].map(([status, n]) => `${status} × ${n}`).join(', ')}` })
  expect(found).toEqual([])
  expect([...shown].sort()).toEqual([...atlas.shown].sort())
  expect(statuses.get(200)).toBeGreaterThan(250)
  expect(statuses.get(500)).toBeUndefined()
})

test('nor does it in another coding, as a part of a page, as head alone, or for another method', async () => {
  const found: string[] = []
  for (const path of ['/', '/ar', '/methodology', '/editions/2', ...served.incidents.map(id => `/incidents/${id}`), ...served.keys.map(key => `/api/editions/${key}/slices/root`), '/api/collections/incidents/items', '/feeds/incidents.atom']) {
    for (const coding of ['br', 'gzip', 'zstd', 'identity']) found.push(...(await leaks(path, { headers: { 'accept-encoding': coding } })).found)
    const asked: RequestInit[] = [{ headers: { rsc: '1' } }, { headers: { accept: 'application/json' } }, { method: 'HEAD' }, { method: 'OPTIONS' }, { method: 'POST' }]
    for (const init of asked) found.push(...(await leaks(path, init)).found)
  }
  expect(found).toEqual([])
})

test('what is kept back is not to be found by asking for it', async () => {
  const matched = async (query: string) => (await json<{ numberMatched?: number; detail?: string }>(`/api/collections/${query}`)).numberMatched
  const words = atlas.texts.filter(text => /[a-z]{3}/.test(text) && !text.includes('://'))
  for (const collection of ['incidents', 'statements']) {
    for (const word of words) expect(await matched(`${collection}/items?q=${encodeURIComponent(word)}`), `${collection} ${word}`).toBe(0)
    for (const field of ['title_en', 'title_ar']) expect(await matched(`${collection}/items?filter=${encodeURIComponent(`${field} LIKE '%canary%'`)}`)).toBe(0)
  }
  for (const field of ['place_en', 'place_ar', 'admin1', 'id']) expect(await matched(`incidents/items?filter=${encodeURIComponent(`${field} LIKE '%canary%'`)}`)).toBe(0)
  for (const [lon, lat] of atlas.places) expect(await matched(`incidents/items?area=circle:${lon},${lat},300`)).toBe(0)
  // An hour, a day and a figure decide nothing: the camp is of the whole month.
  const month = async (day: string) => matched(`incidents/items?datetime=${day}/${day}`)
  expect(await month('1913-03-17')).toBe(await month('1913-03-05'))
})

test('what is kept back is answered like what never was', async () => {
  for (const id of atlas.ids) {
    const never = id.replace('canaryxq', 'nothingyz')
    for (const path of ['/incidents/{id}', '/statements/{id}', '/ar/incidents/{id}', '/api/collections/incidents/items/{id}', '/api/collections/statements/items/{id}', '/api/collections/incidents/items/{id}/history', '/embed?incident={id}', '/incidents/{id}?edition=1', '/api/collections/incidents/items/{id}?edition=1', `/api/editions/${served.keys[0]}/list?any=1&ids={id}`, `/api/editions/${served.keys[0]}/slices/root?statement={id}`, `/api/editions/${served.keys[0]}/cards/incidents/{id}.png`, '/evidence/{id}', '/evidence/{id}?edition=1', `/api/editions/${served.keys[0]}/evidence/{id}`, '/stories/{id}', '/scenes/{id}']) {
      const [own, other] = await Promise.all([id, never].map(async named => {
        const answer = await fetch(server.base + path.replace('{id}', named), { redirect: 'manual' })
        return { status: answer.status, text: (await answer.text()).replaceAll(named, '').replace(/nonce="[^"]*"|nonce-[^' ]*|"nonce":"[^"]*"|\\"nonce\\":\\"[^"]*\\"|\$RT|requestFormReset|[A-Za-z0-9+/=]{40,}/g, '').length }
      }))
      expect(own.status, path).toBe(other.status)
      // Texts differ in lengths of what stands around an id, by nothing more.
      expect(Math.abs(own.text - other.text), `${path} ${id}`).toBeLessThan(200)
    }
  }
})

test('a file of what is kept back has no address in any edition', async () => {
  const never = 'f0'.repeat(32)
  const at = served.keys.flatMap(key => [(hash: string) => `/api/editions/${key}/files/${hash}`, ...['svg', 'png'].flatMap(ending => [(hash: string) => `/api/editions/${key}/media/${hash.slice(0, 32)}.${ending}`, (hash: string) => `/api/editions/${key}/files/${hash}.${ending}`])])
  for (const address of at) {
    const of = async (hash: string) => {
      const answer = await fetch(server.base + address(hash))
      return `${answer.status} ${(await answer.text()).replaceAll(hash, '').replaceAll(hash.slice(0, 32), '')}`
    }
    const other = await of(never)
    expect(other).toMatch(/^404 /)
    for (const hash of atlas.files.kept) expect(await of(hash), address(hash)).toBe(other)
  }
  for (const hash of atlas.files.open) expect((await fetch(`${server.base}/api/editions/${served.keys[0]}/files/${hash}`)).status, hash).toBe(200)
})

test('a static edition holds none of it either', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'atlas-redacted-out-')), 'site')
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/atlas.ts', 'export', out, '--url', 'https://atlas.example/'], { env: { ...process.env, ATLAS_DATA: atlas.dir }, stdio: 'pipe' })
  expect(inFolder(out, wanted)).toEqual([])
  rmSync(out, { recursive: true, force: true })
})

test('nor does the log, nor the store when the server has gone', async () => {
  await server.stop()
  // Warnings quote the folder: their number is told, and where to read them.
  expect(log.join('')).toMatch(/warnings?; npm run atlas -- check names (it|them)[^]*Published: edition 2/)
  expect(inText(log.join(''), wanted)).toEqual([])
  // Where pictures and tiles of scenes lie the store has to know.
  const stored: Wanted = { ...wanted, texts: atlas.texts }
  expect(inFolder(store, stored)).toEqual([])
  const db = await openEmbedded(databaseDir(store))
  const tables = await db.rows<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`)
  let bytes = 0
  for (const { name } of tables) {
    const rows = (await db.rows<{ row: string }>(sql`select t::text as row from ${sql.identifier(name)} t`)).map(r => r.row).join('\n')
    bytes += rows.length
    expect([...inText(rows, stored), ...inText(unpackedHex(rows), stored)], name).toEqual([])
  }
  await db.close()
  expect(bytes).toBeGreaterThan(10_000)
  // The search would find it: the folder of the data is full of it.
  expect(inFolder(atlas.dir, wanted).length).toBeGreaterThan(5)
})
