import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type APIRequestContext } from '@playwright/test'
import { formatArea } from '../lib/geo/area'
import { manifestSchema } from '../lib/model/manifest'
import { writeAtlas } from '../lib/publish/fixtures/atlas'
import { combinations, direct, featuresIn, type Combination, type Feature } from '../lib/store/fixtures/direct'
import { ucdpAtlas } from '../lib/store/fixtures/ucdp'
import { tollText } from '../lib/format'
import { formatDay, parseDay } from '../lib/time/day'

// The status line and the items endpoint as a reader and a program get them from the running server, held against a count straight
// from the file. The unit test (lib/store/agreement.test.ts) holds the engine's frame and the store against the same count.

const UCDP = '../shared/data/ucdp/ucdp_syria_19.1.csv'
const PORT = Number(process.env.E2E_PORT || 3210) + 1
const days = { first: parseDay('2017-01-01') as number, last: parseDay('2020-06-30') as number }

/** Text of the status in the first response: the same engine that the page's worker runs has counted it. */
const statusOf = (html: string): string | undefined => /<p role="status"[^>]*>([^<]*)</.exec(html)?.[1]

async function agree(request: APIRequestContext, base: string, dir: string, seed: number, many = 50): Promise<void> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(dir, 'atlas.json'), 'utf8')))
  const features = featuresIn(dir)
  let counted = 0
  for (const c of combinations(manifest, days.first, days.last, seed).slice(0, many)) {
    const expected = direct(features, c, manifest)
    const where = `${queryOf(c)}`
    const toll = (range: number[], open: boolean) => tollText({ min: range[0], max: range[1], open })
    const answer = await request.get(`${base}/?from=${formatDay(c.from)}&to=${formatDay(c.to)}&${where}`)
    expect(statusOf(await answer.text()), where).toBe(`${expected.incidents} ${expected.incidents === 1 ? 'incident' : 'incidents'}, ${toll(expected.killed, expected.killedOpen)} killed, ${toll(expected.injured, expected.injuredOpen)} injured`)
    const items = (await (await request.get(`${base}/api/collections/incidents/items?kind=incident&limit=10000&datetime=${formatDay(c.from)}/${formatDay(c.to)}&${where}`)).json()) as { numberMatched: number; features: Feature[] }
    // By the standard `datetime` also matches what has no date; the window does not.
    const undated = items.features.filter(f => !f.properties.date_start).length
    expect(items.numberMatched - undated, where).toBe(expected.incidents)
    counted += expected.incidents
  }
  expect(counted).toBeGreaterThan(0)
}

function queryOf(c: Combination): string {
  const query = new URLSearchParams(Object.entries(c.facets).filter(([, codes]) => codes.length).map(([property, codes]) => [property, codes.join(',')]))
  if (c.match === 'certain') query.set('match', 'certain')
  if (c.area) query.set('area', formatArea(c.area))
  return query.toString()
}

test('50 random combinations: status line, API and a direct count, on the shipped record', async ({ request, baseURL }) => {
  test.setTimeout(180_000)
  await agree(request, baseURL as string, 'data', 21)
})

if (!existsSync(UCDP)) process.stderr.write(`${UCDP} is not there: the counts on UCDP were not looked at.\n`)
else test.describe('on UCDP GED Syria (16,566 events)', () => {
  let server: ChildProcess | null = null
  const store = mkdtempSync(join(tmpdir(), 'atlas-ucdp-'))
  test.afterAll(() => {
    server?.kill('SIGTERM')
    rmSync(store, { recursive: true, force: true })
  })
  // The unit test counts fifty of them.
  test('20 random combinations: status line, API and a direct count', async ({ request }) => {
    test.setTimeout(300_000)
    const dir = writeAtlas(ucdpAtlas(readFileSync(UCDP, 'utf8')))
    server = spawn(process.execPath, ['scripts/start.mjs'], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PORT: String(PORT), HOST: '127.0.0.1', ATLAS_DATA: dir, ATLAS_STORE: store } })
    await expect.poll(async () => (await request.get(`http://127.0.0.1:${PORT}/api/health`).catch(() => null))?.status(), { timeout: 120_000 }).toBe(200)
    await agree(request, `http://127.0.0.1:${PORT}`, dir, 22, 20)
  })
})
