import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Next, Results } from '../lib/model/track'
import { incident, manifest, writeAtlas } from '../lib/publish/fixtures/atlas'
import { build, outline, project } from '../lib/publish/fixtures/project'
import { story } from '../lib/publish/fixtures/story'
import { expect, ready, test } from './fixtures'
import { startOwn, type OwnServer } from './own-server'

// A made-up atlas whose buildings are no drawing: incidents and buildings suggest each other, and a person decides what answers cannot.

const PORT = Number(process.env.E2E_PORT || 3210) + 7
test.use({ baseURL: `http://127.0.0.1:${PORT}` })
test.describe.configure({ mode: 'serial' })

let server: OwnServer
let dir: string
const store = mkdtempSync(join(tmpdir(), 'atlas-near-e2e-'))
const atlas = (...args: string[]) => execFileSync(process.execPath, ['--import', 'tsx', 'scripts/atlas.ts', ...args], { encoding: 'utf8', env: { ...process.env, ATLAS_DATA: dir, ATLAS_STORE: store, DATABASE_URL: '' } })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  const spots: [string, string, [number, number]][] = [['there-and-then', '2020-01-20', [15.001, 45]], ['nearby-too', '2020-01-25', [15, 45.001]], ['later', '2020-02-20', [15.001, 45]]]
  dir = build(
    writeAtlas({ manifest: { ...manifest, default_view: { ...manifest.default_view, camera: { lat: 45, lon: 15, zoom: 14 } } }, features: spots.map(([id, date_start, at]) => incident(id, { date_start, geo_precision: 'exact' }, at)) }),
    project({ rules: { answers_min: 1, answers_max: 1, gold_every: 0 } }), { 'town/buildings.geojson': { type: 'FeatureCollection', features: [outline('b1'), outline('b9')] } },
  )
  mkdirSync(join(dir, 'stories'))
  for (const language of ['en', 'ar']) writeFileSync(join(dir, `stories/x.${language}.mdx`), story({ body: 'It was told of [a record](/incidents/later).', view: 'from=2020-01-01&to=2020-02-15&dating=town&at=45.00004,15.0001,17' }))
  server = await startOwn(dir, PORT, 240_000, { store })
  // A record's page does not wait for the log to be read; this does.
  expect((await fetch(`http://127.0.0.1:${PORT}/api/dating/town/results`)).status).toBe(200)
})
test.afterAll(async () => {
  await server?.stop()
  for (const folder of [dir, store]) if (folder) rmSync(folder, { recursive: true, force: true })
})

test('a record names the buildings near it in its days, and leads to them on the map; a building its incidents', async ({ page }) => {
  await page.goto('/incidents/there-and-then')
  await ready(page)
  const part = page.locator('section', { has: page.getByRole('heading', { name: 'Dated buildings near' }) }).last()
  await expect(part).toContainText('1 building near this place')
  await expect(part).toContainText('b1: after 1 Jan 2020 and by 1 Feb 2020')
  await expect(part).toContainText('that says nothing of a cause')
  await part.getByRole('link', { name: 'Show on the map' }).click()
  await expect(page).toHaveURL(/dating=town/)
  const panel = page.locator('.dating-panel')
  await expect(panel.locator('li')).not.toHaveCount(0)
  // Not a drawing: the record's totals stay.
  await expect(page.locator('[role=status]')).toHaveCount(1)
  await panel.getByRole('combobox').selectOption('b1')
  await expect(panel).toContainText('2 incidents near, in its interval')
  await panel.getByRole('link', { name: /Title of nearby-too/ }).click()
  await expect(page).toHaveURL(/\/incidents\/nearby-too\?.*dating=town/)
  await page.goto('/incidents/later')
  await ready(page)
  await expect(page.getByRole('heading', { name: 'Dated buildings near' })).toHaveCount(0)
})

for (const { path, width } of [{ path: '', width: 1440 }, { path: '/ar', width: 390 }]) {
  test(`a chapter's layer of dated buildings, as the chapter's window ends (${path || '/en'}, ${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    await page.goto(`${path}/stories/x?chapter=start`)
    await ready(page)
    const stage = page.locator('.story-stage')
    if (width === 390) await expect(stage.locator('[data-dating-lane]')).toHaveCount(0)
    else await expect(stage.locator('[data-dating-lane]')).toBeInViewport()
    const [town, box] = await Promise.all(['.dating-panel', '.map-area'].map(part => stage.locator(part).boundingBox()))
    expect(town && box && town.height < box.height).toBe(true)
    // b1 is known to have fallen in January; of b9 nobody has said anything yet.
    await expect(stage.locator('.dating-panel li bdi')).toHaveText(['0', '1', '1'])
  })
}

test('the command line asks the running server what is in dispute, and a decision counts once it is published', async ({ page, request }) => {
  await request.post('/api/dating/town/session')
  const { assignments } = (await (await request.get('/api/dating/town/next?n=1')).json()) as Next
  const given = assignments.find(a => a.building === 'b9')
  expect(given).toBeDefined()
  const sent = await request.post('/api/dating/town/answers', { data: { token: given?.token, answer: { id: randomUUID(), building: 'b9', reply: { kind: 'cannot_tell' }, flag: true, note: 'It was the house of a neighbour' } } })
  expect(sent.status()).toBe(201)
  // Figures are made anew at most once a second.
  await expect.poll(async () => ((await (await request.get('/api/dating/town/results')).json()) as Results).stages.review).toBe(1)
  const listed = atlas('review', 'town')
  expect(listed).toMatch(/town: 1 building to be decided, the most disputed first\.\n {2}b9: .*, 0 answers that date it, 1 that cannot; flagged by 1\n {4}note: It was the house of a neighbour\n/)
  atlas('review', 'town', 'b9', '--last-standing', 's1', '--first-destroyed', 's2', '--reason', 'A third picture shows it')
  expect(readFileSync(join(dir, 'projects/town.reviews.json'), 'utf8')).toContain('A third picture shows it')
  expect(atlas('publish', dir)).toContain('The running server')
  // What was shown goes on until the log is read anew.
  await expect.poll(async () => ((await (await request.get('/api/dating/town/results')).json()) as Results).stages.reviewed).toBe(1)
  await page.goto('/?dating=town')
  await ready(page)
  const panel = page.locator('.dating-panel')
  await panel.getByRole('combobox').selectOption('b9')
  await expect(panel).toContainText('Destroyed after 1 Jan 2020 and by 1 Feb 2020.')
  await expect(panel).toContainText('Decided by a person, with a reason.')
})

test('a scene that the page does not know of shifts no date: the page says reload', async ({ page, quiet }) => {
  quiet.allow(/ERR_FAILED .*\/api\/editions\/current/)
  await page.goto('/?dating=town')
  await ready(page)
  const panel = page.locator('.dating-panel')
  await panel.getByRole('combobox').selectOption('b9')
  await expect(panel).toContainText('Destroyed after 1 Jan 2020 and by 1 Feb 2020.')
  // Between the two that this building's date lies between; the decision is by their ids, and stays.
  const [places, town] = ['scenes.json', 'projects/town.json'].map(name => join(dir, name))
  type Atlas = { places: { scenes: object[] }[]; scenes: object[] }
  const edit = (file: string, change: (value: Atlas) => void) => {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Atlas
    change(value)
    writeFileSync(file, JSON.stringify(value))
  }
  // What tells an open page of another edition does not get through: it keeps the scenes that it has.
  const cut = '**/api/editions/current'
  await page.route(cut, route => route.abort())
  edit(places, ({ places: [place] }) => place.scenes.splice(1, 0, { ...place.scenes[0], id: 's1b', date: '2020-01-15' }))
  edit(town, ({ scenes }) => scenes.splice(1, 0, { id: 's1b', date: '2020-01-15' }))
  expect(atlas('publish', dir)).toContain('The running server')
  await expect(panel.getByRole('alert')).toContainText('Reload it', { timeout: 20_000 })
  await expect(panel).not.toContainText('Destroyed after')
  await page.unroute(cut)
  await panel.getByRole('button', { name: 'Reload' }).click()
  await ready(page)
  await panel.getByRole('combobox').selectOption('b9')
  await expect(panel).toContainText('Destroyed after 1 Jan 2020 and by 1 Feb 2020.')
})
