import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { townArchive } from '../scripts/basemap/town'
import { expect, ready, test } from './fixtures'

// An atlas whose folder holds a street map (of an invented town, in the middle of Raqqa), on a server of its own.

const PORT = Number(process.env.E2E_PORT || 3210) + 7
const TOWN = { lon: 39.01, lat: 35.95 }
const AT = `at=${TOWN.lat},${TOWN.lon}`
test.use({ baseURL: `http://127.0.0.1:${PORT}` })

let server: ChildProcess
let folder: string

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-streets-'))
  const data = join(folder, 'data')
  cpSync('data', data, { recursive: true })
  writeFileSync(join(data, 'streets.pmtiles'), townArchive({ ...TOWN, metadata: { attribution: 'Town Survey, © OpenStreetMap' } }))
  server = spawn(process.execPath, ['scripts/start.mjs'], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PORT: String(PORT), HOST: '127.0.0.1', ATLAS_DATA: data, ATLAS_STORE: join(folder, 'store') } })
  await expect.poll(() => fetch(`http://127.0.0.1:${PORT}/api/health`).then(answer => answer.status, () => 0), { timeout: 60_000 }).toBe(200)
})
test.afterAll(async () => {
  const ended = new Promise(done => server.once('exit', done))
  server.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
})

interface Drawn { layer: string; text: string; kind: string }

/** What MapLibre has drawn of the street map, read off the map that React holds for its container. */
const drawn = (page: Page): Promise<Drawn[]> => page.evaluate(() => {
  interface MapLike { loaded(): boolean; queryRenderedFeatures(): { source: string; layer: { id: string; layout?: Record<string, unknown> }; properties: Record<string, unknown> }[] }
  interface Hook { memoizedState: unknown; next: Hook | null }
  interface Fiber { return: Fiber | null; memoizedState: Hook | null }
  const container = document.querySelector('.maplibregl-map')
  const key = Object.keys(container ?? {}).find(name => name.startsWith('__reactFiber'))
  let fiber = key ? (container as unknown as Record<string, Fiber>)[key] : null
  for (; fiber; fiber = fiber.return) {
    for (let hook = fiber.memoizedState; hook && typeof hook === 'object' && 'next' in hook; hook = hook.next) {
      const map = hook.memoizedState as MapLike | null
      if (typeof map?.queryRenderedFeatures !== 'function') continue
      if (!map.loaded()) return []
      return map.queryRenderedFeatures().filter(f => f.source === 'streets').map(f => ({ layer: f.layer.id, text: String(f.layer.layout?.['text-field'] ?? ''), kind: String(f.properties.kind) }))
    }
  }
  return []
})

const textsOf = async (page: Page): Promise<string[]> => [...new Set((await drawn(page)).map(f => f.text).filter(Boolean))]

test('streets, buildings and names are drawn at city zoom, under the record, from our own origin', async ({ page }) => {
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await page.goto(`/?${AT},15`)
  await ready(page)
  await expect.poll(async () => [...new Set((await drawn(page)).map(f => f.layer))], { timeout: 20_000 }).toEqual(expect.arrayContaining(['street-earth', 'street-roads', 'street-road-lines', 'street-buildings', 'street-names']))
  const texts = await textsOf(page)
  expect(texts).toEqual(expect.arrayContaining(['Nur Street', 'Bridge Street East']))
  // What has no English name keeps its own.
  expect(texts).toContain('شارع المحطة')
  expect(asked.some(path => path.startsWith('/api/map/streets/14/'))).toBe(true)
  expect(asked.filter(path => /glyph|sprite|\.pbf$/.test(path))).toEqual([])
  // The makers that the manifest does not name are credited, nobody twice.
  await expect(page.getByRole('note', { name: 'Sources of the base map' })).toHaveText(/© OpenStreetMap contributors · Town Survey$/)
  await expect(page.getByText('No street map on this server')).toHaveCount(0)
})

test('names are those of the page’s language, in the dark as well', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`/ar?${AT},15`)
  await ready(page)
  await expect.poll(() => textsOf(page), { timeout: 20_000 }).toEqual(expect.arrayContaining(['شارع النور', 'شارع الجسر الشرقي']))
  expect((await textsOf(page)).filter(text => /[A-Za-z]/.test(text))).toEqual([])
})

test('from afar the town is named by the archive, and once', async ({ page }) => {
  await page.goto(`/?${AT},12`)
  await ready(page)
  await expect.poll(async () => (await drawn(page)).filter(f => f.text === 'Test Town').length, { timeout: 20_000 }).toBe(1)
})

test('the picture shows streets and buildings', async ({ page }) => {
  await page.goto(`/?${AT},14`)
  await ready(page)
  await expect.poll(async () => (await drawn(page)).filter(f => f.layer === 'street-buildings').length, { timeout: 20_000 }).toBeGreaterThan(20)
  // Land, road, building and its outline, at least: a map without streets has one colour here.
  const box = await page.locator('.maplibregl-canvas').boundingBox()
  const shot = await page.screenshot({ clip: { x: (box?.x ?? 0) + 200, y: (box?.y ?? 0) + 250, width: 260, height: 160 } })
  const colours = await page.evaluate(async bytes => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
    canvas?.drawImage(image, 0, 0)
    const data = canvas?.getImageData(0, 0, image.width, image.height).data ?? []
    const counts = new Map<number, number>()
    for (let i = 0; i < data.length; i += 4) {
      const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2]
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
    return [...counts.values()].filter(n => n > 100).length
  }, [...shot])
  expect(colours).toBeGreaterThanOrEqual(4)
})

test('the map says where its streets end', async ({ page }) => {
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await page.goto('/?at=35.93,36.63,13')
  await ready(page)
  await expect(page.getByText('The street map of this server ends before this place')).toBeVisible()
  expect(asked.filter(path => path.startsWith('/api/map/streets/'))).toEqual([])
})

test('tiles are cut deeper than the archive, empty beside it, and known again by their ETag', async ({ request }) => {
  const about = await (await request.get('/api/map/streets')).json() as { tiles: string[]; maxzoom: number; bounds: number[]; attribution: string }
  expect(about).toMatchObject({ tilejson: '3.0.0', maxzoom: 14, bounds: [38.95, 35.89, 39.07, 36.01], attribution: 'Town Survey · © OpenStreetMap contributors' })
  const at = (z: number, x: number, y: number, query = '') => request.get(`/api/map/streets/${z}/${x}/${y}${query}`)
  const deep = await at(16, 39_869, 25_745)
  expect([deep.status(), (await deep.body()).length > 100]).toEqual([200, true])
  const etag = deep.headers().etag
  expect((await request.get('/api/map/streets/16/39869/25745', { headers: { 'if-none-match': etag } })).status()).toBe(304)
  expect((await at(14, 9859, 6434)).status()).toBe(204)
  expect((await at(2, 9, 0)).status()).toBe(404)
  const version = new URL(about.tiles[0]).search
  expect((await at(14, 9967, 6436, version)).headers()['cache-control']).toContain('immutable')
  expect((await at(14, 9967, 6436)).headers()['cache-control']).not.toContain('immutable')
})
