import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { tollText } from '../lib/format'
import { formatArea } from '../lib/geo/area'
import { manifestSchema, type Manifest } from '../lib/model/manifest'
import { combinations, direct, type Feature } from '../lib/store/fixtures/direct'
import { formatDay, parseDay, snapToUnit } from '../lib/time/day'
import { expect, ready, test } from './fixtures'
import { startOwn, type OwnServer } from './own-server'

// A record too large to be sent whole (60,001 made-up incidents): the page gets sums by month, tile by tile. Figures are held against a
// count straight from the file.

const ROWS = 60_001
const PORT = Number(process.env.E2E_PORT || 3210) + 2
let server: OwnServer
let folder: string
let features: Feature[]
let manifest: Manifest

test.describe.configure({ mode: 'serial' })
test.use({ baseURL: `http://127.0.0.1:${PORT}` })
test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = mkdtempSync(join(tmpdir(), 'atlas-sums-'))
  const made = spawnSync('node_modules/.bin/tsx', ['scripts/bench/atlas.ts', String(ROWS), folder], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`The atlas was not made: ${made.stderr}`)
  features = (JSON.parse(readFileSync(join(folder, 'incidents.geojson'), 'utf8')) as { features: Feature[] }).features
  manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'atlas.json'), 'utf8')))
  server = await startOwn(folder, PORT)
})
test.afterAll(async () => {
  await server?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const days = { first: parseDay('2010-01-01') as number, last: parseDay('2019-12-31') as number }
const status = (page: Page) => page.getByRole('status').first()
const textOf = ({ incidents, killed, injured, killedOpen, injuredOpen }: ReturnType<typeof direct>) =>
  `${incidents} ${incidents === 1 ? 'incident' : 'incidents'}, ${tollText({ min: killed[0], max: killed[1], open: killedOpen })} killed, ${tollText({ min: injured[0], max: injured[1], open: injuredOpen })} injured`

/** What the page must say for a window that it has snapped to whole months. */
const counted = (from: string, to: string, more: Partial<Parameters<typeof direct>[1]> = {}) =>
  textOf(direct(features, { from: parseDay(from) as number, to: parseDay(to) as number, match: 'possible', facets: {}, area: null, ...more }, manifest))

test('50 random combinations: first response, list and API agree with a direct count for the snapped window', async ({ request }) => {
  test.setTimeout(240_000)
  for (const c of combinations(manifest, days.first, days.last, 31)) {
    const snapped = { ...c, ...snapToUnit(c, 'month') }
    const expected = direct(features, snapped, manifest)
    const query = new URLSearchParams(Object.entries(c.facets).filter(([, codes]) => codes.length).map(([property, codes]) => [property, codes.join(',')]))
    if (c.match === 'certain') query.set('match', 'certain')
    if (c.area) query.set('area', formatArea(c.area))
    const asked = `from=${formatDay(c.from)}&to=${formatDay(c.to)}&${query}`
    const html = await (await request.get(`/?${asked}`)).text()
    expect(/<p role="status"[^>]*>([^<]*)</.exec(html)?.[1], asked).toBe(textOf(expected))
    const items = (await (await request.get(`/api/collections/incidents/items?kind=incident&limit=1&datetime=${formatDay(snapped.from)}/${formatDay(snapped.to)}&${query}`)).json()) as { numberMatched: number }
    expect(items.numberMatched, asked).toBe(expected.incidents)
  }
})

test('the window moves by whole months, says so, and the page agrees with a direct count at every step', async ({ page }) => {
  await page.goto('/?from=2014-03-10&to=2015-02-20')
  await ready(page)
  const from = page.getByRole('slider', { name: 'From' })
  await expect(from).toHaveAttribute('aria-valuetext', '2014-03-01')
  await expect(page.getByRole('slider', { name: 'To' })).toHaveAttribute('aria-valuetext', '2015-02-28')
  await expect(page.getByText('by whole months')).toBeVisible()
  await expect(status(page)).toHaveText(counted('2014-03-01', '2015-02-28'))
  await from.focus()
  await page.keyboard.press('ArrowRight')
  await expect(from).toHaveAttribute('aria-valuetext', '2014-04-01')
  await expect(status(page)).toHaveText(counted('2014-04-01', '2015-02-28'))
  await page.getByRole('slider', { name: 'To' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('slider', { name: 'To' })).toHaveAttribute('aria-valuetext', '2015-03-31')
  await expect(status(page)).toHaveText(counted('2014-04-01', '2015-03-31'))
  await page.getByRole('radio', { name: 'Certainly' }).check({ force: true })
  await expect(status(page)).toHaveText(counted('2014-04-01', '2015-03-31', { match: 'certain' }))
  await expect(page).toHaveURL(/from=2014-04-01&to=2015-03-31/)
})

test('facets, search, area and statement cut the sums; counts of facets agree', async ({ page, request }) => {
  await page.goto('/?from=2012-01-01&to=2013-12-31')
  await ready(page)
  const first = manifest.facets[0].codes[0]
  await page.getByRole('checkbox', { name: new RegExp(`^${first.label.en}, `) }).check()
  await ready(page)
  await expect(status(page)).toHaveText(counted('2012-01-01', '2013-12-31', { facets: { [manifest.facets[0].property]: [first.code] } }))
  const other = manifest.facets[0].codes[1]
  const both = direct(features, { from: parseDay('2012-01-01') as number, to: parseDay('2013-12-31') as number, match: 'possible', facets: { [manifest.facets[0].property]: [other.code] }, area: null }, manifest)
  await expect(page.getByRole('checkbox', { name: `${other.label.en}, ${both.incidents}` })).toBeVisible()
  for (const query of ['q=school', 'area=box:37,34,39,36', 'statement=statement-0', 'q=school&area=circle:39,35,90000&grading=fair']) {
    await page.goto(`/?from=2010-01-01&to=2019-12-31&${query}`)
    await ready(page)
    const items = (await (await request.get(`/api/collections/incidents/items?kind=incident&limit=1&datetime=2010-01-01/2019-12-31&${query}`)).json()) as { numberMatched: number }
    expect(items.numberMatched, query).toBeGreaterThan(0)
    await expect(status(page)).toHaveText(new RegExp(`^${items.numberMatched} incidents?,`))
  }
})

test('a view is light; panning asks only for tiles that are new', async ({ page }) => {
  const asked: string[] = []
  const sizes: Promise<number>[] = []
  page.on('requestfinished', request => {
    if (!request.url().includes('/slices/')) return
    asked.push(new URL(request.url()).pathname)
    sizes.push(request.sizes().then(s => s.responseBodySize))
  })
  await page.goto('/?at=35.2,39,8')
  await ready(page)
  expect(asked.filter(path => path.endsWith('/root'))).toHaveLength(1)
  const bytes = (await Promise.all(sizes)).reduce((a, b) => a + b, 0)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(1_000_000)
  const before = asked.length
  await page.locator('.map-area canvas').first().focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await expect.poll(() => asked.length).toBeGreaterThan(before)
  await ready(page)
  expect(new Set(asked).size).toBe(asked.length)
})

test('the list is of the snapped window; a record opens, and the window stays', async ({ page, request }) => {
  await page.goto('/?from=2014-03-10&to=2014-03-20')
  await ready(page)
  const expected = direct(features, { from: parseDay('2014-03-01') as number, to: parseDay('2014-03-31') as number, match: 'possible', facets: {}, area: null }, manifest)
  const { edition } = (await (await request.get('/api/editions/current')).json()) as { edition: string }
  const list = (await (await request.get(`/api/editions/${edition}/list?kind=incident&limit=500&from=2014-03-10&to=2014-03-20`)).json()) as { matched: number; items: { date_start: string }[] }
  expect(list.matched).toBe(expected.incidents)
  expect(list.items.every(item => item.date_start.startsWith('2014-03'))).toBe(true)
  await page.getByRole('list', { name: 'Incidents' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/incidents\/seed-/)
  await expect(status(page)).toHaveText(textOf(expected))
})

test.describe('downloads of the whole record', () => {
  const stat = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024
  /** Seconds of work of the server so far; the kernel counts in hundredths. */
  const worked = () => readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, ticks) => sum + Number(ticks) / 100, 0)
  const address = async (ending: string) => `${server.base}/api/editions/${((await (await fetch(`${server.base}/api/editions/current`)).json()) as { edition: string }).edition}/export/incidents.${ending}`
  const rest = (ms: number) => new Promise(done => setTimeout(done, ms))

  test('begin early, hold every record, and never lie in memory', async () => {
    test.setTimeout(240_000)
    // What is read and compiled once is not the download's.
    await fetch(await address('csv'), { method: 'HEAD' })
    const before = stat('VmRSS')
    let peak = 0
    const looking = setInterval(() => { peak = Math.max(peak, stat('VmRSS')) }, 50)
    for (const ending of ['jsonl', 'csv', 'xlsx', 'fgb']) {
      const start = performance.now()
      const answer = await fetch(await address(ending))
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
      let [bytes, lines, first] = [0, 0, 0]
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        first ||= performance.now() - start
        bytes += next.value.length
        for (const byte of next.value) if (byte === 10) lines++
      }
      const took = performance.now() - start
      process.stdout.write(`${ending}: first byte after ${first.toFixed(0)} ms, ${(bytes / 1e6).toFixed(1)} MB after ${took.toFixed(0)} ms\n`)
      if (ending === 'jsonl') expect(lines).toBe(ROWS)
      if (ending === 'csv') expect(lines).toBe(ROWS + 1)
      expect(first).toBeLessThan(Math.max(500, took / 4))
    }
    clearInterval(looking)
    process.stdout.write(`memory of the server: ${before.toFixed(0)} MB before, at most ${peak.toFixed(0)} MB meanwhile\n`)
    expect(peak - before).toBeLessThan(250)
  })

  test('wait for a slow reader, and stop when the reader leaves', async () => {
    test.setTimeout(120_000)
    for (const ending of ['geojson', 'xlsx']) {
      const stop = new AbortController()
      const answer = await fetch(await address(ending), { signal: stop.signal, headers: { 'accept-encoding': 'identity' } })
      await (answer.body as ReadableStream<Uint8Array>).getReader().read()
      // A workbook of this size is smaller than what sockets take in advance: there is nothing to wait for.
      if (ending === 'geojson') {
        await rest(1500)
        const held = worked()
        await rest(1500)
        expect([ending, worked() - held < 0.6]).toEqual([ending, true])
      }
      stop.abort()
      await rest(700)
      const left = worked()
      await rest(1500)
      expect([ending, worked() - left < 0.6]).toEqual([ending, true])
    }
    expect((await fetch(`${server.base}/api/health`)).status).toBe(200)
  })
})
