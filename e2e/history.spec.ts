import { dirname } from 'node:path'
import { rmSync } from 'node:fs'
import { axe } from './axe'
import { expect, ready, test } from './fixtures'
import { startOwn, type OwnServer } from './own-server'
import { CORRECTED, STORY, threeEditions, type Told } from './three-editions'

// What editions changed, as readers and programs meet it: the shipped atlas, released twice more by the real command.

const PORT = Number(process.env.E2E_PORT || 3210) + 8
let told: Told
let server: OwnServer
test.beforeAll(async () => {
  test.setTimeout(180_000)
  told = threeEditions()
  server = await startOwn(told.dir, PORT)
})
test.afterAll(async () => {
  await server?.stop()
  rmSync(dirname(told.dir), { recursive: true, force: true })
})
test.use({ baseURL: `http://127.0.0.1:${PORT}` })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the list of editions: note, what the changelog says, counts, the present one; and its data twin', async ({ page, request }) => {
    await page.goto('/editions')
    const main = page.getByRole('main')
    await expect(main.getByRole('heading', { level: 2 })).toHaveText([/^Edition 3 .*present edition$/, /^Edition 2 /, /^Edition 1 24 November 2026$/])
    await expect(main.getByText('1 record corrected, 1 record given another id, 1 record added, 5 statements corrected')).toBeVisible()
    await expect(main.getByText('The first edition: all of it is new.')).toBeVisible()
    await expect(main.locator('strong', { hasText: 'counted again' })).toBeVisible()
    await expect(main.getByText('<script>alert(1)</script> stays text.')).toBeVisible()
    await expect(page.locator('link[rel=alternate][type="application/json"]')).toHaveAttribute('href', /\/api\/editions$/)
    const { editions } = (await (await request.get('/api/editions?limit=2')).json()) as { editions: { number: number; hash: string; changes: { incidents: Record<string, number> } }[] }
    expect(editions.map(e => [e.number, e.changes.incidents])).toEqual([[3, { added: 0, changed: 1, renamed: 0, withdrawn: 1, merged: 0 }], [2, { added: 1, changed: 1, renamed: 1, withdrawn: 0, merged: 0 }]])
    await expect(main.getByText(editions[0].hash)).toBeVisible()
    // Whichever edition the address names beside, this page is of all of them.
    await page.goto('/editions?edition=1')
    await expect(page.locator('meta[name=robots]')).toHaveCount(0)
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${server.base}/editions`)
    await expect(page.locator('link[rel=alternate][type="application/json"]')).toHaveAttribute('href', /\/api\/editions$/)
    await page.goto('/ar/editions')
    await expect(main.getByText('تصحيحات مختلقة لاختبار')).toBeVisible()
    await main.getByRole('link', { name: 'ما الذي غيّره، الإصدار 2' }).or(main.getByRole('link', { name: /^ما الذي غيّره.*2$/ })).first().click()
    await expect(main.getByRole('heading', { level: 2 })).toContainText(['سجل واحد صُحّح', 'سجل واحد أُعطي معرّفاً آخر', 'سجل واحد أُضيف'])
    await expect(main.getByText('أُعيد عدّ الحصيلة لهذا الاختبار.').first()).toBeVisible()
  })

  for (const [locale, lines] of [
    ['', ['Killed before: 11 from then on: 11–14', 'Grading before: Contested from then on: Fair', 'Date before: 29 January 2020 from then on: January 2020 (known to the month)', 'How well the place is known before: known to the town from then on: known to the neighbourhood', 'put in A report made up for this test · A test', 'In the record since edition 1 (24 November 2026).', 'Reason: the toll was counted again for this test.', 'Note of the edition: A withdrawal made up for a test', 'taken out: 30 put in: 31']],
    ['/ar', ['القتلى قبل: 11 منذ ذلك: 11–14', 'درجة التوثيق قبل: متنازع عليها منذ ذلك: مقبولة', 'التاريخ قبل: 29 كانون الثاني 2020 منذ ذلك: كانون الثاني 2020 (معروف على مستوى الشهر)', 'السبب: أُعيد عدّ الحصيلة لهذا الاختبار.', 'في السجل منذ الإصدار 1 (24 تشرين الثاني 2026).']],
  ] as const) {
    test(`the history of a corrected record, field by field, with the reason (${locale || 'en'})`, async ({ page }) => {
      await page.goto(`${locale}/incidents/${CORRECTED}`)
      const history = page.locator('#history')
      const text = ((await history.textContent()) ?? '').replace(/\s+/g, '')
      for (const line of lines) expect(text, line).toContain(line.replace(/\s+/g, ''))
      await expect(history.getByRole('listitem').filter({ has: page.getByRole('heading') })).toHaveCount(2)
      await expect(page.getByRole('note', { name: 'Edition' })).toHaveCount(0)
    })
  }

  test('as it was: the banner, the old figures, and no confusion with the present page', async ({ page }) => {
    await page.goto(`/incidents/${CORRECTED}?edition=1`)
    const note = page.getByRole('note', { name: 'Edition' })
    await expect(note).toHaveText(/^As it was in edition 1 \(24 November 2026\)\. The present edition is 3 \(.*\): see what it says now\.$/)
    await expect(page.locator('#record')).toContainText('Contested')
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex, follow')
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${server.base}/incidents/${CORRECTED}?edition=1`)
    await note.getByRole('link', { name: 'see what it says now' }).click()
    await expect(page).toHaveURL(`${server.base}/incidents/${CORRECTED}`)
    await expect(page.locator('meta[name=robots]')).toHaveCount(0)
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${server.base}/incidents/${CORRECTED}`)
  })

  test('cited links go on: renamed, withdrawn since, not there yet, of no edition', async ({ page, request, quiet }) => {
    for (const status of [404, 410]) quiet.allowStatus(status)
    await page.goto(`/incidents/${told.renamed}?edition=1`)
    await page.getByRole('note', { name: 'Edition' }).getByRole('link').click()
    await expect(page).toHaveURL(`${server.base}/incidents/${told.renamedTo}`)
    await expect(page.locator('#history')).toContainText(`Its id was ${told.renamed} before.`)
    const leads = async (path: string) => {
      const answer = await request.get(path, { maxRedirects: 0 })
      return [answer.status(), answer.headers().location]
    }
    expect(await leads(`/ar/incidents/${told.renamed}?edition=2`)).toEqual([308, `/ar/incidents/${told.renamedTo}?edition=2`])
    expect(await leads(`/incidents/${told.renamedTo}?edition=1`)).toEqual([308, `/incidents/${told.renamed}?edition=1`])
    const item = `${server.base}/api/collections/incidents/items/${told.renamedTo}`
    expect(await leads(`${item}?edition=1`)).toEqual([308, `${server.base}/api/collections/incidents/items/${told.renamed}?edition=1`])

    expect((await page.goto(`/incidents/${told.withdrawn}?edition=2`))?.status()).toBe(200)
    await expect(page.getByRole('note', { name: 'Edition' })).toContainText('It was withdrawn on 26 November 2026: For this test: told twice.')
    expect((await page.goto(`/incidents/${told.withdrawn}`))?.status()).toBe(410)
    await expect(page.locator('#record')).toContainText('It stood in editions 1–2.')
    await expect(page.locator('#history')).toContainText('It came into the record with edition 1')
    await expect(page.locator('#history').getByRole('heading', { level: 3 })).toHaveText(/^Edition 3 .*Withdrawn/)
    await page.getByRole('link', { name: 'As it was in edition 2' }).click()
    await expect(page).toHaveURL(/edition=2$/)

    expect((await page.goto(`/incidents/${told.added}?edition=1`))?.status()).toBe(404)
    await expect(page.getByText('Edition 1 (24 November 2026) did not hold')).toBeVisible()
    await page.getByRole('link', { name: 'See what the present edition says of it' }).click()
    await expect(page.locator('h1', { hasText: 'A record made up for this test' })).toBeVisible()
    // A story is told in edition 2 alone.
    expect((await page.goto(`/ar/stories/${STORY}`))?.status()).toBe(410)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('لم تعد هذه القصة في الأطلس')
    await expect(page.getByRole('main')).toContainText('ولا يضمها الإصدار 3: سحب مختلق لاختبار')
    expect((await page.goto(`/stories/${STORY}`))?.status()).toBe(410)
    await expect(page.getByRole('main')).toContainText(/A story.*Edition 2 \(.*\) was the last that told it\. Edition 3 leaves it out: A withdrawal made up for a test/s)
    await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', 'noindex')
    await page.getByRole('link', { name: 'Read it as it was in edition 2' }).click()
    await expect(page).toHaveURL(`${server.base}/stories/${STORY}?edition=2`)
    await expect(page.getByRole('note', { name: 'Edition' })).toContainText('It is not in what is served now.')
    await expect(page.getByRole('article').getByText(`/stories/${STORY}?edition=2`).filter({ visible: true })).toHaveCount(0)
    await page.getByText('Cite', { exact: true }).click()
    await expect(page.getByRole('article').getByText(new RegExp(`“A story”, .*, edition 2 of .*, ${server.base}/stories/${STORY}\\?edition=2`)).filter({ visible: true })).toHaveCount(1)
    expect((await page.goto(`/stories/${STORY}?edition=1`))?.status()).toBe(404)
    // A move within the page is no way round it.
    expect((await request.get('/?edition=9', { headers: { rsc: '1' } })).status()).toBe(404)
    expect((await request.get('/?edition=2', { headers: { rsc: '1' } })).status()).toBe(200)
    for (const path of ['/?edition=9', '/editions/9', `/incidents/${CORRECTED}?edition=9`]) {
      expect((await page.goto(path))?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no edition 9')
      await expect(page.getByRole('main').getByRole('listitem')).toHaveText([/^Edition 3/, /^Edition 2/, /^Edition 1/])
    }
  })
})

test('map, list, items, cards and files agree on an edition, and a citation leads back to it', async ({ page, request }) => {
  await page.goto('/?edition=2&from=2015-01-01&to=2020-12-31')
  await ready(page)
  const status = await page.getByRole('status').first().textContent()
  const items = async (edition: number) => ((await (await request.get(`/api/collections/incidents/items?kind=incident&edition=${edition}&limit=1`)).json()) as { numberMatched: number }).numberMatched
  const [one, two, three] = [await items(1), await items(2), await items(3)]
  expect([two - one, three - two]).toEqual([1, -1])
  expect(status).toContain(`${two} incidents`)
  await expect(page.getByRole('note', { name: 'Edition' })).toBeVisible()
  const { editions } = (await (await request.get('/api/editions')).json()) as { editions: { edition: string }[] }
  for (const path of [`cards/incidents/${told.withdrawn}.png`, 'export/incidents.csv']) expect((await request.get(`/api/editions/${editions[1].edition}/${path}`)).status(), path).toBe(200)

  await page.goto(`/incidents/${told.withdrawn}?edition=2`)
  await page.getByText('Cite', { exact: true }).click()
  const cited = /http\S+edition=2/.exec(await page.getByRole('textbox', { name: 'Citation' }).inputValue())?.[0] as string
  await page.goto(cited)
  await expect(page.getByRole('note', { name: 'Edition' })).toContainText('As it was in edition 2')
})

test('a telephone and axe: nothing too wide, nothing unnamed, in both themes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const [path, colorScheme] of [['/editions', 'light'], ['/ar/editions/2', 'dark'], [`/incidents/${CORRECTED}?edition=2`, 'dark']] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(path)
    await ready(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(1)
    expect(await axe(page), path).toEqual([])
  }
})
