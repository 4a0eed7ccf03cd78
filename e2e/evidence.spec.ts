import { axe } from './axe'
import { expect, ready, test } from './fixtures'

// The case of al-Shami hospital, as a reader, a keyboard and a screen reader meet it.

const CASE = '/incidents/idl-2020-01-29-ariha-shami'
const WORDS = {
  en: { path: CASE, part: 'Evidence', table: 'What each kind of evidence says on each point', witness: 'Witness', happened: 'Happened', supports: '3 independent items support it', denied: 'Official statement', whom: 'By whom', conclusion: /Amnesty International concludes/ },
  ar: { path: `/ar${CASE}`, part: 'الأدلة', table: 'ما يقوله كل نوع من الأدلة في كل مسألة', witness: 'شهادة', happened: 'الوقوع', supports: '3 أدلة مستقلة تؤيد', denied: 'بيان رسمي', whom: 'الفاعل', conclusion: /تخلص منظمة العفو الدولية/ },
}

for (const [locale, w] of Object.entries(WORDS)) {
  test(`al-Shami (${locale}): conclusion, matrix by keyboard, items, 390 px, axe`, async ({ page }) => {
    await page.goto(w.path)
    await ready(page)
    const part = page.locator('section', { has: page.getByRole('heading', { level: 2, name: w.part, exact: true }) }).last()
    await expect(part.getByText(w.conclusion)).toBeVisible()
    const table = part.getByRole('table', { name: w.table })
    // A screen reader hears row and column of a cell from its headers.
    await expect(table.getByRole('columnheader', { name: w.happened })).toBeVisible()
    await expect(table.getByRole('rowheader')).toHaveCount(7)
    const cell = table.getByRole('link', { name: new RegExp(`${w.witness}.*${w.happened}.*${w.supports}`) })
    await expect(cell).toHaveText(/✓ 3/)
    await expect(table.getByRole('link', { name: new RegExp(`${w.denied}.*${w.whom}`) })).toHaveText(/✗ 1/)
    await cell.focus()
    await page.keyboard.press('Tab')
    await expect(table.getByRole('link').nth(1)).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#evidence-ariha-shami-witness-1$/)
    await expect(page.locator('#evidence-ariha-shami-witness-1')).toBeInViewport()
    // The clock, and each kind.
    await expect(part.getByRole('heading', { level: 3 })).toHaveCount(8)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await table.evaluate(el => el.scrollWidth - (el.parentElement?.clientWidth ?? 0))).toBeLessThanOrEqual(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await axe(page, { within: 'article' })).toEqual([])
  })
}

test('the facet narrows list and API alike, and a record that a party answered has an official statement', async ({ page, request }) => {
  await page.goto('/?evidence=witness')
  await ready(page)
  await expect(page.getByRole('status')).toHaveText(/^1 incident,/)
  const answer = await (await request.get('/api/collections/incidents/items?evidence=witness&kind=incident')).json() as { numberMatched: number; features: { id: string; properties: { evidence: { kind: string }[] } }[] }
  expect(answer.numberMatched).toBe(1)
  expect(answer.features[0].properties.evidence.filter(e => e.kind === 'witness')).toHaveLength(3)
  await page.goto('/incidents/raq-2017-06-06-cs965')
  const cell = page.getByRole('table', { name: WORDS.en.table }).getByRole('link', { name: /^Official statement, By whom/ })
  await expect(cell).toHaveText(/✓ 1/)
  await cell.click()
  await expect(page.locator('#admissions')).toBeInViewport()
})

const PAGES = {
  en: { root: '', title: 'Evidence', document: /^Document \d+$/, report: /^The report “Nowhere is safe for us”/, bears: 'What it says on each record', show: /^Show the \d+ records on the map$/ },
  ar: { root: '/ar', title: 'الأدلة', document: /^وثيقة \d+$/, report: /^تقرير «لا مكان آمن لنا»/, bears: 'ما يقوله عن كل سجل', show: /على الخريطة$/ },
}
for (const [locale, w] of Object.entries(PAGES)) {
  test(`items by themselves (${locale}): the list by kind, one item with every record that it bears on, back to the record, 390 px, axe`, async ({ page }) => {
    // Three pages, each looked at by axe.
    test.slow()
    await page.goto(`${w.root}/evidence`)
    await expect(page.getByRole('heading', { level: 1, name: w.title })).toBeVisible()
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(7)
    await expect(page.getByRole('heading', { level: 2, name: w.document })).toBeVisible()
    expect(await axe(page, { within: 'article' })).toEqual([])
    const link = page.getByRole('link', { name: w.report })
    await link.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/evidence\/amnesty-mde-24-2089-2020$/)
    await ready(page)
    await expect(page.getByRole('heading', { level: 1, name: w.report })).toBeVisible()
    const part = page.locator('section', { has: page.getByRole('heading', { name: w.bears }) }).last()
    // One report, one item, several records.
    const records = part.locator('a[href*="/incidents/"]')
    expect(await records.count()).toBeGreaterThan(5)
    await expect(page.getByRole('button', { name: w.show })).toBeVisible()
    expect(await page.locator('link[rel=alternate][type="application/json"]').getAttribute('href')).toMatch(/\/api\/editions\/[^/]+\/evidence\/amnesty-mde-24-2089-2020$/)
    expect(await axe(page, { within: 'article' })).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.setViewportSize({ width: 1440, height: 900 })
    await records.first().click()
    await expect(page).toHaveURL(/\/incidents\/[^#]+#evidence-amnesty-mde-24-2089-2020$/)
    await expect(page.locator('#evidence-amnesty-mde-24-2089-2020')).toBeInViewport()
  })
}

test('the case leads to the pages of its items, and these say the same to machines; unknown ones are 404', async ({ page, request, quiet }) => {
  await page.goto(CASE)
  await ready(page)
  await page.locator('#evidence-ariha-un-no-strike-list').getByRole('link', { name: 'The item’s own page' }).click()
  await expect(page).toHaveURL(/\/evidence\/ariha-un-no-strike-list(\?|$)/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('UN deconfliction list')
  await expect(page.getByText('Silent on: Happened, When, Means, By whom, Toll')).toBeVisible()
  const { edition } = await (await request.get('/api/editions/current')).json() as { edition: string }
  const item = await (await request.get(`/api/editions/${edition}/evidence/ariha-un-no-strike-list`)).json() as { kind: string; incidents: object[] }
  expect(item).toMatchObject({ kind: 'document', incidents: [{ id: 'idl-2020-01-29-ariha-shami', supports: ['target'], contradicts: [] }] })
  const pages = async (address: string): Promise<string[]> => { const { items, links } = await (await request.get(address)).json() as { items: { id: string }[]; links: { rel: string; href: string }[] }; const next = links.find(l => l.rel === 'next'); return [...items.map(i => i.id), ...(next ? await pages(next.href) : [])] }
  const all = await pages(`/api/editions/${edition}/evidence?limit=10`)
  expect([all.length, new Set(all).size]).toEqual([43, 43])
  quiet.allowStatus(404)
  expect((await request.get('/evidence/no-such-item')).status()).toBe(404)
  expect((await request.get(`/api/editions/${edition}/evidence/no-such-item`)).status()).toBe(404)
  expect((await request.get(`/api/editions/${edition}/evidence?kind=rumour`)).status()).toBe(400)
  expect(await (await request.get('/sitemap.xml')).text()).toContain('/evidence/ariha-un-no-strike-list')
})

test('kinds of evidence that stand together narrow map, list, API and exports alike', async ({ page, request }) => {
  test.slow()
  const { edition } = await (await request.get('/api/editions/current')).json() as { edition: string }
  for (const [code, n] of [['kinds_2', 8], ['witness_and_satellite', 1]] as const) {
    await page.goto(`/?evidence=${code}&from=2015-01-01&to=2020-12-31`)
    await ready(page)
    await expect(page.getByRole('status')).toHaveText(new RegExp(`^${n} incidents?,`))
    const api = await (await request.get(`/api/collections/incidents/items?evidence=${code}&kind=incident`)).json() as { features: { id: string }[] }
    expect(api.features).toHaveLength(n)
    const file = await (await request.get(`/api/editions/${edition}/export/incidents.jsonl?evidence=${code}&from=2015-01-01&to=2020-12-31`)).text()
    const ids = file.trim().split('\n').map(line => JSON.parse(line) as { id?: string; properties?: { id: string; kind: string }; kind?: string }).filter(r => (r.properties?.kind ?? r.kind) === 'incident').map(r => r.properties?.id ?? r.id)
    expect(ids.sort()).toEqual(api.features.map(f => f.id).sort())
  }
})
