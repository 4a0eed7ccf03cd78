import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { FORMATS } from '../lib/formats'
import { axe } from './axe'
import { expect, ready, test } from './fixtures'

// The record as files: what the page offers, what each address answers, and that what is downloaded is what is on screen.

type Get = { get(path: string): Promise<{ json(): Promise<unknown> }> }
const edition = async (request: Get) => ((await (await request.get('/api/editions/current')).json()) as { edition: string }).edition
const rows = (text: string) => Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, '').trimEnd(), { header: true }).data

for (const format of FORMATS) {
  test(`${format.ending}: true type, a telling name, cached for ever, 304, HEAD`, async ({ request }) => {
    const key = await edition(request)
    for (const collection of ['incidents', 'statements']) {
      const path = `/api/editions/${key}/export/${collection}.${format.ending}`
      const answer = await request.get(path)
      const { etag, ...headers } = answer.headers()
      expect([answer.status(), headers['content-type'], headers['cache-control'], headers['access-control-allow-origin']]).toEqual([200, format.type, 'public, max-age=31536000, immutable', '*'])
      expect(headers['content-disposition']).toMatch(new RegExp(`^attachment; filename="[a-z0-9-]+-${collection}-(edition-\\d+|draft)-\\d{4}-\\d\\d-\\d\\d\\.${format.ending.replace('.', '\\.')}"$`))
      expect((await answer.body()).length).toBeGreaterThan(1000)
      const again = await request.get(path, { headers: { 'if-none-match': etag } })
      expect([again.status(), (await again.body()).length]).toEqual([304, 0])
      const head = await request.head(path)
      expect([head.status(), head.headers().etag, head.headers()['content-type'], head.headers()['content-disposition']]).toEqual([200, etag, format.type, headers['content-disposition']])
      // The same address gives the same bytes.
      expect((await (await request.get(path)).body()).equals(await answer.body())).toBe(true)
    }
  })
}

test('filters narrow as they do on the page; what is not known or not understood is refused', async ({ request }) => {
  const key = await edition(request)
  const base = `/api/editions/${key}/export`
  for (const query of ['', 'from=2019-01-01&to=2020-06-30', 'target=medical,education&grading=fair,contested', 'q=idlib', 'kind=situation', 'place=unknown', 'area=box:36,35,37.5,36.5', 'from=2017-06-01&to=2017-10-31&match=certain&actor=us_led_coalition', 'mode=cumulative&to=2018-01-01']) {
    const listed = (await (await request.get(`/api/editions/${key}/list?limit=500&${query.includes('to=') ? query : `${query}&from=1900-01-01&to=2100-12-31`}`)).json()) as { items: { id: string }[] }
    const answer = await request.get(`${base}/incidents.csv?${query}`)
    expect([query, rows(await answer.text()).map(r => r.id).sort()]).toEqual([query, listed.items.map(i => i.id).sort()])
    expect(/-selection\.csv"/.test(answer.headers()['content-disposition'])).toBe(query !== '')
  }
  expect(rows(await (await request.get(`${base}/incidents.csv?id=idl-2020-01-29-ariha-shami,nobody`)).text()).map(r => r.id)).toEqual(['idl-2020-01-29-ariha-shami'])
  for (const [path, status, says] of [
    ['incidents.pdf', 404, 'incidents.pdf'], ['people.csv', 404, 'people.csv'], ['incidents', 404, 'expected'], ['incidents.csv?limit=3', 400, '"limit"'], ['incidents.csv?target=nonsense', 400, 'target=nonsense'],
    ['incidents.csv?from=2019-02-31', 400, 'from=2019-02-31'], ['statements.csv?place=known', 400, '"place"'], ['statements.csv?sort=killed', 400, 'sort=killed'],
    ['incidents.csv?id=', 400, 'id='], ['incidents.csv?id=No', 400, 'id=No'], [`incidents.csv?id=${Array.from({ length: 201 }, (_, i) => i).join(',')}`, 400, 'up to 200 ids'], ['statements.csv?id=a', 400, '"id"'],
  ] as const) {
    const answer = await request.get(`${base}/${path}`)
    expect([path, answer.status(), answer.headers()['content-type']]).toEqual([path, status, 'application/problem+json'])
    expect(((await answer.json()) as { detail: string }).detail).toContain(says)
  }
  expect((await request.get('/api/editions/9-0a0b0c0d/export/incidents.csv')).status()).toBe(404)
  // Statements as their feed and the API have them: by their own text and days, or by what they name.
  for (const [query, twin] of [['q=idlib', '/api/collections/statements/items?limit=1000&q=idlib'], ['from=2019-01-01&to=2019-12-31', '/api/collections/statements/items?limit=1000&datetime=2019-01-01/2019-12-31'], ['sort=title', '/api/collections/statements/items?limit=1000&sortby=title']]) {
    const { features } = (await (await request.get(twin)).json()) as { features: { id: string }[] }
    expect([query, rows(await (await request.get(`${base}/statements.csv?${query}`)).text()).map(r => r.id)]).toEqual([query, features.map(f => f.id)])
  }
  const { items } = (await (await request.get('/feeds/statements.json?target=medical&limit=500')).json()) as { items: { url: string }[] }
  expect(rows(await (await request.get(`${base}/statements.csv?target=medical`)).text()).map(r => r.id)).toEqual(items.map(i => i.url.split('/').pop()))
})

test('the dictionary as JSON and as a table names every column of the tables', async ({ request }) => {
  const key = await edition(request)
  const json = (await (await request.get(`/api/editions/${key}/columns`)).json()) as Record<'incidents' | 'statements', { name: string }[]>
  const table = rows(await (await request.get(`/api/editions/${key}/export/columns.csv`)).text())
  for (const collection of ['incidents', 'statements'] as const) {
    const header = (await (await request.get(`/api/editions/${key}/export/${collection}.csv`)).text()).replace(/^\ufeff/, '').split('\r\n')[0].split(',')
    expect(json[collection].map(c => c.name)).toEqual(header)
    expect(table.filter(r => r.table === collection).map(r => r.column)).toEqual(header)
  }
})

test('what is on screen is downloaded: window, filters and text', async ({ page }) => {
  await page.goto('/?from=2019-01-01&to=2020-06-30&target=medical')
  await ready(page)
  const said = await page.getByRole('status').first().textContent()
  await page.getByRole('button', { name: 'Share' }).click()
  const list = page.getByRole('dialog').getByRole('list', { name: 'Download what you see' })
  // The case bundle beside them.
  await expect(list.getByRole('link')).toHaveCount(FORMATS.length + 1)
  const [download] = await Promise.all([page.waitForEvent('download'), list.getByRole('link', { name: 'CSV', exact: true }).click()])
  expect(download.suggestedFilename()).toMatch(/-selection\.csv$/)
  const found = rows(readFileSync(await download.path(), 'utf8'))
  expect(`${found.filter(r => r.kind === 'incident').length} incidents`).toBe(said?.split(',')[0])
  for (const row of found) expect(row.target.split('; ')).toContain('medical')
  // The list of statements is narrowed by the search alone, and so are its files.
  for (const path of ['/statements?q=idlib&target=medical', '/?q=idlib&tab=statements']) {
    await page.goto(path)
    await ready(page)
    const shown = await page.getByRole('list', { name: 'Statements' }).getByRole('listitem').count()
    await page.getByRole('button', { name: 'Share' }).click()
    await expect(list.getByRole('link')).toHaveCount(FORMATS.length)
    const [file] = await Promise.all([page.waitForEvent('download'), list.getByRole('link', { name: 'CSV', exact: true }).click()])
    expect(file.suggestedFilename()).toMatch(/-statements-.*-selection\.csv$/)
    expect(rows(readFileSync(await file.path(), 'utf8'))).toHaveLength(shown)
  }
})

for (const locale of ['en', 'ar'] as const) {
  test(`the page explains and offers every file (${locale})`, async ({ page, request }) => {
    const response = await page.goto(locale === 'ar' ? '/ar/data' : '/data')
    expect(response?.status()).toBe(200)
    const hrefs = await page.locator('main a[href*="/export/"], main a[href$="/columns"]').evaluateAll(links => links.map(a => a.getAttribute('href') as string))
    expect(hrefs).toHaveLength(FORMATS.length * 2 + 3)
    for (const href of hrefs) expect([href, (await request.head(href)).status()]).toEqual([href, 200])
    await expect(page.locator('main a[rel=license]')).toHaveText(/CC BY 4\.0/)
    await expect(page.locator('main a[href$="/data/preview"]')).toBeVisible()
    await expect(page.locator('header a[aria-current=page]')).toHaveAttribute('href', locale === 'ar' ? '/ar/data' : '/data')
    for (const [scheme, width] of [['light', 1440], ['dark', 390]] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 844 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      expect(await axe(page)).toEqual([])
    }
  })
}
