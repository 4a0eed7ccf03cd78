import { axe } from './axe'
import { expect, ready, test } from './fixtures'

// Claim against claim: the page, its chart, and the lane under the timeline.

const WORDS = {
  en: { path: '/claims', h1: 'Claim against claim', chart: /^Chart of 11 claims: Civilians killed in the battle for Raqqa/, table: 'Civilians killed in the battle for Raqqa', schools: 'Schools hit on 25 February 2020', strikes: 'Strike by strike', accepted: /^accepted as credible 12$/, filter: 'Assessment', order: 'most admitted first', sohr: 'Syrian Observatory for Human Rights', previous: 'Previous chapter', next: 'Next chapter', atlas: 'Open in the atlas' },
  ar: { path: '/ar/claims', h1: 'قول مقابل قول', chart: /رسم بياني.*معركة الرقة/, table: 'المدنيون القتلى في معركة الرقة', schools: 'المدارس التي أُصيبت في 25 شباط 2020', strikes: 'ضربةً ضربة', accepted: /12$/, filter: 'التقييم', order: 'الأكثر إقراراً أولاً', sohr: 'المرصد السوري لحقوق الإنسان', previous: 'الفصل السابق', next: 'الفصل التالي', atlas: 'افتح في الأطلس' },
}

for (const [locale, w] of Object.entries(WORDS)) {
  test(`claims (${locale}): chart with its table, strikes narrowed and ordered by links, keyboard, 390 px, axe`, async ({ page }) => {
    await page.goto(w.path)
    await expect(page.getByRole('heading', { level: 1, name: w.h1 })).toBeVisible()
    await expect(page.getByRole('img', { name: w.chart })).toBeVisible()
    const table = page.getByRole('table', { name: w.table })
    for (const figure of ['23', '+77–78', '100+', '104', '159', '180', '1,600+']) await expect(table.getByText(figure, { exact: true })).toBeVisible()
    await expect(page.getByRole('table', { name: w.schools }).getByRole('row', { name: new RegExp(w.sohr) })).toContainText('4')
    // Every row of the table leads to a source.
    const rows = table.locator('tbody tr')
    expect(await rows.count()).toBe(11)
    for (const row of await rows.all()) expect(await row.getByRole('link').count()).toBeGreaterThan(0)
    const strikes = page.getByRole('table', { name: w.strikes })
    await expect(strikes.locator('tbody tr')).toHaveCount(49)
    const choice = page.getByRole('navigation', { name: w.filter }).getByRole('link', { name: w.accepted })
    await choice.first().focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/assessment=credible/)
    await expect(strikes.locator('tbody tr')).toHaveCount(12)
    await page.getByRole('link', { name: w.order }).click()
    await expect(page).toHaveURL(/order=admitted/)
    await expect(strikes.locator('tbody tr').first()).toContainText('33')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await axe(page)).toEqual([])
  })

  test(`the lane under the timeline (${locale}) stands on its axis, tells itself by keyboard, and is reopened by its link`, async ({ page }) => {
    test.slow()
    const root = locale === 'ar' ? '/ar' : '/'
    await page.goto(root)
    await ready(page)
    const timeline = page.locator('.time-area')
    await expect(timeline.locator('[data-claims]')).toHaveCount(0)
    await timeline.getByRole('combobox').last().selectOption('raqqa')
    await expect(page).toHaveURL(/claims=raqqa/)
    const lane = timeline.locator('[data-claims=raqqa]')
    await expect(lane).toBeVisible()
    const columns = lane.getByRole('link')
    await expect.poll(() => columns.count()).toBeGreaterThan(2)
    const latest = columns.filter({ hasText: '1,600+' })
    // The same scale: statements of 25 April 2019 and claims of that day stand over one another.
    const centre = async (box: Promise<{ x: number; width: number } | null>) => { const b = await box; return b ? b.x + b.width / 2 : NaN }
    const statement = timeline.locator('a[href$="/statements/stmt-2019-04-25"], button[title*="2019"]').first()
    if (await statement.count()) expect(Math.abs((await centre(latest.boundingBox())) - (await centre(statement.boundingBox())))).toBeLessThan(30)
    await latest.focus()
    await expect(latest.getByText('1,600+').first()).toBeVisible()
    const lefts = await Promise.all((await columns.all()).map(c => centre(c.boundingBox())))
    expect(lefts).toEqual([...lefts].sort((a, b) => (locale === 'ar' ? b - a : a - b)))
    await page.reload()
    await ready(page)
    await expect(page.locator('[data-claims=raqqa]')).toBeVisible()
    expect(await axe(page, { within: '.time-area' })).toEqual([])
    // On a phone too, chosen among the options; the map keeps the most of the screen.
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(lane).toBeVisible()
    expect((await timeline.boundingBox())?.height).toBeLessThan(250)
    await timeline.locator('summary').click()
    await timeline.getByRole('combobox').last().selectOption('')
    await expect(page.locator('[data-claims]')).toHaveCount(0)
    expect((await timeline.boundingBox())?.height).toBeLessThan(200)
  })

  test(`a story chapter's layer of claims stands on the chapter's axis, beside the text and over it on a phone (${locale})`, async ({ page }) => {
    test.slow()
    const root = locale === 'ar' ? '/ar' : ''
    for (const [width, height] of [[1440, 900], [800, 1100], [390, 844]]) {
      await page.setViewportSize({ width, height })
      await page.goto(`${root}/stories/raqqa-2017?chapter=admitted`)
      await ready(page)
      const lane = page.locator('.story-stage [data-claims=raqqa]')
      await expect(lane).toBeInViewport()
      // The eleven claims, of which those of near days share a column, up to the last.
      const columns = lane.getByRole('link')
      await expect(columns.filter({ hasText: '1,600+' })).toHaveCount(1)
      expect((await columns.locator('bdi').allTextContents()).length).toBe(11)
      // The bars above it keep their height.
      const bars = await page.locator('.story-stage .time-area canvas').first().boundingBox()
      expect(bars?.height).toBeGreaterThan(20)
      // The window, two years earlier, is on the same axis.
      const thumb = await page.locator('.story-stage').getByRole('slider').first().boundingBox()
      const box = await lane.boundingBox()
      expect(thumb && box && thumb.x >= box.x - 24 && thumb.x <= box.x + box.width + 24).toBe(true)
    }
    // A chapter without the layer has no lane.
    await page.getByRole('button', { name: w.previous }).click()
    await expect(page.locator('.story-stage [data-claims]')).toHaveCount(0)
    await page.getByRole('button', { name: w.next }).click()
    await expect(page.locator('.story-stage [data-claims=raqqa]')).toBeVisible()
    await page.locator('.story-stage').getByRole('link', { name: w.atlas }).click()
    await expect(page).toHaveURL(/claims=raqqa/)
    await expect(page).toHaveURL(/span=2017-05-15\/2019-06-15/)
  })
}

test('the totals are those of the record, and machine and page say the same', async ({ page, request }) => {
  const { edition } = await (await request.get('/api/editions/current')).json() as { edition: string }
  const data = await (await request.get(`/api/editions/${edition}/claims`)).json() as { totals: { records: number; statements: number; byAssessment: Record<string, number>; admitted: { killed: { min: number; max: number } }; found: { killed: { min: number; max: number; open: boolean } } }; records: object[]; subjects: { id: string; claims: object[] }[] }
  expect(data.totals).toMatchObject({ records: 49, statements: 63, byAssessment: { credible: 12 }, admitted: { killed: { min: 88, max: 88 } } })
  expect(data.records).toHaveLength(49)
  expect(data.subjects.map(s => s.id)).toEqual(['raqqa', 'schools-2020-02-25'])
  await page.goto('/claims')
  const strikes = page.locator('#strikes')
  await expect(strikes).toContainText(/answered on 49 records, in 63 statements\. By its last word it accepted 12 of them, and admits 88 killed/)
  const { min, max, open } = data.totals.found.killed
  await expect(strikes).toContainText(`${min}–${max}${open ? '+' : ''} killed`)
  expect(await page.locator('link[rel=alternate][type="application/json"]').getAttribute('href')).toContain(`/api/editions/${edition}/claims`)
})

test('a record stands with what was found, admitted and counted, and leads to all claims', async ({ page }) => {
  await page.goto('/incidents/raq-2017-06-06-cs965')
  await ready(page)
  const part = page.locator('section', { has: page.getByRole('heading', { name: 'Who says what' }) }).last()
  await expect(part.getByRole('row', { name: /US-led Coalition.*4 Aug 2017.*accepted as credible/ })).toContainText('8')
  await part.getByRole('link', { name: 'Claim against claim, in total' }).click()
  await expect(page).toHaveURL(/\/claims/)
  await expect(page.getByRole('heading', { level: 1, name: 'Claim against claim' })).toBeVisible()
})

test('without JavaScript the page is whole', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await page.goto('/claims?assessment=open_incident')
  await expect(page.getByRole('img', { name: WORDS.en.chart })).toBeVisible()
  expect(await page.getByRole('table', { name: 'Strike by strike' }).locator('tbody tr').count()).toBeGreaterThan(3)
  await context.close()
})
