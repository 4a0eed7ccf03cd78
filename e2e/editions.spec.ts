import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, ready, test } from './fixtures'

// These tests edit the server's copy of the data: they run one after the other, and leave it as it was.
test.describe.configure({ mode: 'serial' })

const data = () => (JSON.parse(readFileSync('e2e/.server.json', 'utf8')) as { data: string }).data
const file = (name: string) => join(data(), name)

test('an edit is taken by an open page without a reload of the map, as a draft', async ({ page, request }) => {
  const before = readFileSync(file('incidents.geojson'), 'utf8')
  await page.goto('/')
  await ready(page)
  const line = await page.getByRole('status').textContent()
  const n = Number(line?.match(/^\d+/)?.[0])
  await page.evaluate(() => { (document.querySelector('canvas.maplibregl-canvas') as HTMLCanvasElement).dataset.mine = 'yes' })
  try {
    const collection = JSON.parse(before) as { features: { properties: Record<string, unknown> }[] }
    const copy = structuredClone(collection.features.find(f => f.properties.kind === 'incident'))
    if (!copy) throw new Error('the record has no incident')
    Object.assign(copy.properties, { id: 'test-added-incident', title_en: 'An incident added by a test', date_start: '2019-05-05', date_end: undefined, date_precision: 'day', statements: [], context_statements: [] })
    collection.features.push(copy)
    writeFileSync(file('incidents.geojson'), JSON.stringify(collection))
    await expect.poll(async () => ((await (await request.get('/api/editions/current')).json()) as { draft: boolean; hash: string }).draft, { timeout: 15_000 }).toBe(true)
    await expect(page.getByRole('status')).toHaveText(new RegExp(`^${n + 1} incidents`), { timeout: 20_000 })
    await expect(page.locator('canvas.maplibregl-canvas')).toHaveAttribute('data-mine', 'yes')
  } finally {
    writeFileSync(file('incidents.geojson'), before)
  }
  await expect(page.getByRole('status')).toHaveText(line ?? '', { timeout: 20_000 })
})

test('a bad dataset is refused whole, and the last good edition goes on being served', async ({ page, request }) => {
  const before = readFileSync(file('incidents.geojson'), 'utf8')
  const good = (await (await request.get('/api/editions/current')).json()) as { hash: string }
  try {
    const collection = JSON.parse(before) as { features: { properties: Record<string, unknown> }[] }
    collection.features[0].properties.date_start = '2020-02-31'
    writeFileSync(file('incidents.geojson'), JSON.stringify(collection))
    await expect.poll(async () => ((await (await request.get('/api/health')).json()) as { refused: boolean }).refused, { timeout: 15_000 }).toBe(true)
    expect(((await (await request.get('/api/editions/current')).json()) as { hash: string }).hash).toBe(good.hash)
    await page.goto('/')
    await ready(page)
    await expect(page.getByRole('status')).toHaveText(/^\d+ incidents/)
  } finally {
    writeFileSync(file('incidents.geojson'), before)
  }
  await expect.poll(async () => ((await (await request.get('/api/health')).json()) as { refused: boolean }).refused, { timeout: 15_000 }).toBe(false)
})

test('a renamed record redirects for good; a withdrawn one says when and why; both without JavaScript', async ({ request }) => {
  const before = { manifest: readFileSync(file('atlas.json'), 'utf8'), incidents: readFileSync(file('incidents.geojson'), 'utf8') }
  try {
    const manifest = JSON.parse(before.manifest) as Record<string, unknown>
    writeFileSync(file('atlas.json'), JSON.stringify({ ...manifest, withdrawn: [{ id: 'test-taken-back', date: '2026-03-04', reason: { en: 'Two reports were of one event.', ar: 'تقريران عن حدث واحد.' } }] }))
    const collection = JSON.parse(before.incidents) as { features: { properties: { id: string; aliases?: string[] } }[] }
    collection.features[0].properties.aliases = ['test-old-name']
    writeFileSync(file('incidents.geojson'), JSON.stringify(collection))
    await expect.poll(async () => (await request.get('/incidents/test-taken-back')).status(), { timeout: 15_000 }).toBe(410)
    const gone = await (await request.get('/incidents/test-taken-back')).text()
    expect(gone).toContain('Two reports were of one event.')
    expect(gone).toContain('4 March 2026')
    expect(await (await request.get('/ar/incidents/test-taken-back')).text()).toContain('تقريران عن حدث واحد.')
    const moved = await request.get('/ar/incidents/test-old-name', { maxRedirects: 0 })
    expect(moved.status()).toBe(308)
    expect(moved.headers().location).toBe(`/ar/incidents/${collection.features[0].properties.id}`)
  } finally {
    writeFileSync(file('atlas.json'), before.manifest)
    writeFileSync(file('incidents.geojson'), before.incidents)
  }
})

test('tolls that the manifest does not list are shown nowhere', async ({ page, request }) => {
  const before = readFileSync(file('atlas.json'), 'utf8')
  const record = '/incidents/raq-2017-06-28-cs1110'
  await page.goto(record)
  await expect(page.getByText('of them 5 children').first()).toBeVisible()
  await expect(page.getByRole('main').getByText('injured', { exact: true }).first()).toBeVisible()
  try {
    writeFileSync(file('atlas.json'), JSON.stringify({ ...(JSON.parse(before) as object), casualty_fields: ['killed'] }))
    await expect.poll(async () => (await (await request.get(record)).text()).includes('of them <bdi'), { timeout: 15_000 }).toBe(false)
    await page.goto(record)
    await expect(page.getByRole('main').getByText('killed', { exact: true }).first()).toBeVisible()
    for (const gone of ['injured', /^of them .* children$/]) await expect(page.getByRole('main').getByText(gone, { exact: true })).toHaveCount(0)
    await page.goto('/?tab=table')
    await ready(page)
    await expect(page.getByRole('columnheader', { name: 'Killed' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Injured' })).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Totals of this view' }).locator('p[aria-hidden]')).not.toContainText('injured')
    await expect(page.getByRole('status')).toHaveText(/injured$/)
  } finally {
    writeFileSync(file('atlas.json'), before)
  }
  await expect.poll(async () => ((await (await request.get('/api/editions/current')).json()) as { draft: boolean }).draft, { timeout: 15_000 }).toBe(false)
})
