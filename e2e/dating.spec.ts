import type { APIRequestContext, Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { booleanPointInPolygon } from '@turf/turf'
import { createTranslator } from 'next-intl'
import sharp from 'sharp'
import { daysOf } from '../lib/dating/dated'
import { countsOf, momentOf, standingsAt, toldAs } from '../lib/dating/standing'
import { curveOn } from '../lib/dating/stretches'
import { dayText } from '../lib/format'
import type { Assignment, Datings, Next, Results } from '../lib/model/track'
import { formatDay, parseDay } from '../lib/time/day'
import { axe } from './axe'
import { expect, ready, test } from './fixtures'

// What volunteers dated together: the layer on the map, its lane under the timeline, the page of results.

const PROJECT = 'drawn-town'
const WORDS = {
  en: { root: '/', unit: /\d buildings?$/, layer: 'Destruction, dated together', off: 'Take the layer off', choose: 'Building', to: 'To', results: 'Results and method', title: /^Results: The drawn town/, curve: 'Destroyed over time', known: 'Known from elsewhere.', disputed: 'Buildings in dispute', map: 'Show on the map' },
  ar: { root: '/ar', unit: /مبنى|مبانٍ|مبنيان/, layer: 'الدمار، مؤرَّخاً معاً', off: 'إزالة الطبقة', choose: 'المبنى', to: 'إلى', results: 'النتائج والمنهج', title: /^النتائج: البلدة المرسومة/, curve: 'المدمَّر عبر الزمن', known: 'معروف من مصدر آخر.', disputed: 'مبانٍ متنازع عليها', map: 'إظهار على الخريطة' },
}

/** The product's words in a language, filled in. */
const wordsOf = (locale: string) => createTranslator({ locale, timeZone: 'UTC', messages: JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) }) as unknown as (key: string, values: Record<string, string | number>) => string

const datings = async (request: APIRequestContext) => (await (await request.get(`/api/dating/${PROJECT}/buildings`)).json()) as Datings
/** Counted here from the machine's answer, as the page has to. */
const countsOn = (d: Datings, day: string) => Object.values(countsOf(standingsAt(momentOf(d.curve.map(p => parseDay(p.day) as number), parseDay(day) as number), d)))
const shownCounts = async (page: Page) => (await page.locator('.dating-panel li bdi').allTextContents()).map(text => Number(text.replace(',', '')))
const clean = async (page: Page, ...within: string[]) => expect(await axe(page, { within })).toEqual([])
const given = async (request: APIRequestContext): Promise<Assignment> => {
  await request.post(`/api/dating/${PROJECT}/session`)
  return ((await (await request.get(`/api/dating/${PROJECT}/next?n=1`)).json()) as Next).assignments[0]
}
const answer = (request: APIRequestContext, { building, token }: Assignment) =>
  request.post(`/api/dating/${PROJECT}/answers`, { data: { token, answer: { id: randomUUID(), building, reply: { kind: 'destroyed', last_standing: '2019-11-10', first_destroyed: '2019-12-08' } } } })

for (const [locale, w] of Object.entries(WORDS)) {
  test(`the layer (${locale}): by its button, at the window's end, by keyboard, kept in the address, axe`, async ({ page, request }) => {
    await page.goto(`${w.root}?from=2019-09-01&to=2020-03-20`)
    await ready(page)
    const button = page.getByRole('button', { name: w.layer })
    await expect(button).toHaveAttribute('aria-pressed', 'false')
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/dating=drawn-town/)
    const panel = page.getByRole('region', { name: w.layer })
    await expect(panel).toBeVisible()
    await ready(page)
    const to = page.getByRole('slider', { name: w.to, exact: true })
    const end = async () => (await to.getAttribute('aria-valuetext')) as string
    const d = await datings(request)
    const before = countsOn(d, await end())
    expect(before.reduce((a, b) => a + b, 0)).toBe(506)
    await expect.poll(() => shownCounts(page)).toEqual(before)
    // Before March, when two buildings of the training fell, less is known to be destroyed.
    await to.focus()
    for (let i = 0; i < 2; i++) await page.keyboard.press('PageDown')
    await ready(page)
    const early = countsOn(d, await end())
    expect(early).not.toEqual(before)
    await expect.poll(() => shownCounts(page)).toEqual(early)
    // Nobody's toll stands over a drawing, and it is said that it is one.
    await expect(page.locator('[role=status]')).toHaveCount(0)
    await expect(page.locator('[data-dating-lane]')).toBeVisible()
    await expect(page.locator('[data-dating-lane]')).toContainText(w.unit)
    // Its name tells the number with the band in which it lies.
    await expect(async () => {
      const { curve } = await datings(request)
      const now = curveOn(curve.map(p => ({ ...p, day: parseDay(p.day) as number })), parseDay(await end()) as number)
      if (!now) throw new Error('The window ends before the first scene.')
      const told = wordsOf(locale)('dating.layer.laneAt', { title: '', n: Math.round(now.expected), low: now.low, high: now.high, of: 506, day: dayText(formatDay(now.day), locale, 'short') })
      await expect(page.getByRole('link', { name: told })).toHaveAttribute('data-dating-lane', /.*/, { timeout: 1000 })
    }).toPass()
    const choice = panel.getByRole('combobox', { name: w.choose })
    await choice.focus()
    await choice.selectOption('b126')
    await expect(panel).toContainText(w.known)
    await clean(page, '.map-area', '[data-dating-lane]')
    const address = page.url()
    await page.getByRole('button', { name: w.off }).click()
    await expect(page).not.toHaveURL(/dating=/)
    await expect(page.locator('.dating-panel, [data-dating-lane]')).toHaveCount(0)
    if (locale === 'ar') return
    await page.goto(address)
    await expect.poll(() => shownCounts(page)).toEqual(early)
  })

  test(`results (${locale}): a sentence, the curve with its table, figures, disputes, files, way to the map; 390 px, axe, no script needed`, async ({ page, request, browser, baseURL }) => {
    const path = `${w.root === '/' ? '' : w.root}/track/${PROJECT}/results`
    // Without any answer there is no curve.
    expect((await answer(request, await given(request))).status()).toBe(201)
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: w.title })).toBeVisible()
    const t = wordsOf(locale)
    const results = async () => (await (await request.get(`/api/dating/${PROJECT}/results`)).json()) as Results
    // Others answer meanwhile: the page is of one moment, and so is what the API says.
    await expect(async () => {
      const { answers, volunteers: people, last_day, agreement: { raw, pi, alpha, answers: of, units } } = await results()
      await page.reload()
      const said = [t('dating.results.by', { answers, people, day: dayText(last_day as string, locale, 'short') })]
      if (raw === null) said.push(t('dating.results.agreementFew', {}))
      else said.push(t('dating.results.raw', { n: Math.round(raw * 100) }), t('dating.results.agreementNote', { answers: of, units }))
      if (pi !== null) said.push(t('dating.results.pi', { n: pi.toFixed(2) }))
      if (alpha !== null) said.push(t('dating.results.alpha', { n: alpha.toFixed(2) }))
      for (const sentence of said) await expect(page.locator('article')).toContainText(sentence, { timeout: 1000 })
    }).toPass()
    const r = await results()
    const table = page.getByRole('table', { name: w.curve })
    await expect(table.locator('tbody tr')).toHaveCount(12)
    const last = (await datings(request)).curve.at(-1)
    await expect(table.locator('tbody tr').last()).toContainText(`${last?.low}–${last?.high}`)
    await expect(page.getByRole('heading', { name: w.disputed })).toBeVisible()
    for (const n of Object.values(r.stages).filter(n => n > 0)) await expect(page.locator('#stages')).toContainText(n.toLocaleString('en'))
    expect(await page.locator('#downloads a').evaluateAll(links => links.map(a => a.getAttribute('href')))).toEqual(['buildings.csv', 'buildings.geojson', 'answers.csv', 'answers.jsonl'].map(f => `/api/dating/${PROJECT}/export/${f}`))
    expect((await request.get(`/api/dating/${PROJECT}/export/buildings.csv`)).status()).toBe(200)
    await clean(page)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const bare = await browser.newContext({ javaScriptEnabled: false, baseURL })
    const plain = await bare.newPage()
    await plain.goto(path)
    await expect(plain.locator('#curve svg[role=img]')).toBeVisible()
    await bare.close()
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('link', { name: w.map }).click()
    await ready(page)
    await expect(page.getByRole('region', { name: w.layer })).toBeVisible()
  })
}

test('a building tells itself under the pointer and when it is chosen, and its card is up to date while the layer is on', async ({ page, request }) => {
  const mine = await given(request)
  const [lon, lat] = middleOf(mine.building)
  await page.goto(`/?dating=${PROJECT}&at=${lat.toFixed(5)},${lon.toFixed(5)},17.5`)
  await ready(page)
  const panel = page.locator('.dating-panel')
  await expect(panel.locator('li')).toHaveCount(3)
  const box = await page.locator('.map-area').boundingBox()
  if (!box) throw new Error('There is no map.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const answers = async () => (await datings(request)).answers[numberOf(mine.building)]
  const had = await answers()
  const t = wordsOf('en')
  await expect(async () => {
    await page.mouse.move(x + 40, y + 40)
    await page.mouse.move(x, y)
    const card = page.locator('[data-hover]')
    await expect(card).toContainText(`Building ${mine.building}`, { timeout: 1000 })
    const d = await datings(request)
    const [b, days] = [numberOf(mine.building), d.days.map(day => parseDay(day) as number)]
    const { after, before } = daysOf({ days }, { from: d.from[b], to: d.to[b] })
    const day = (iso: string | null | undefined) => (iso ? dayText(iso, 'en', 'short') : '')
    await expect(card).toContainText(t(`dating.layer.told.${toldAs(days, d.from[b], d.to[b])}`, { after: day(after), by: day(before), last: day(d.days.at(-1)) }), { timeout: 1000 })
    await expect(card).toContainText(t('dating.layer.sure', { percent: Math.floor(d.confidence[b] / 10), n: d.answers[b] }), { timeout: 1000 })
  }).toPass()
  await page.mouse.click(x, y)
  await expect(panel).toContainText(`Building ${mine.building}`)
  await expect(panel.getByRole('combobox')).toHaveValue(mine.building)
  expect((await answer(request, mine)).status()).toBe(201)
  await expect.poll(answers).toBe(had + 1)
  // Gold or not, which nobody can tell.
  await expect(panel).toContainText(had === 0 ? '1 answer ' : `${had + 1} answers`, { timeout: 20_000 })
})

test('form says what colour says: hollow while it stands, hatched while nobody knows, solid once it is destroyed', async ({ page }) => {
  const [lon, lat] = middleOf('b126')
  /** Share of the middle of the map, within the building, that is in the colour of destruction. */
  const inked = async () => {
    const box = await page.locator('.map-area').boundingBox()
    if (!box) throw new Error('There is no map.')
    const side = 24
    const { data } = await sharp(await page.screenshot()).extract({ left: Math.round(box.x + (box.width - side) / 2), top: Math.round(box.y + (box.height - side) / 2), width: side, height: side }).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    let red = 0
    for (let i = 0; i < data.length; i += 3) if (data[i] - data[i + 2] > 60) red++
    return red / (side * side)
  }
  // It stands on 21 February 2020 and is destroyed on 10 March, as is known.
  for (const [to, least, most] of [['2020-02-10', 0, 0.02], ['2020-03-01', 0.15, 0.75], ['2020-03-10', 0.97, 1]] as const) {
    await page.goto(`/?dating=${PROJECT}&from=2019-09-01&to=${to}&at=${lat.toFixed(6)},${lon.toFixed(6)},18`)
    await ready(page)
    await expect(page.locator('.dating-panel li')).toHaveCount(3)
    await expect.poll(async () => { const share = await inked(); return share >= least && share <= most ? 'as it should be' : share }, { message: to }).toBe('as it should be')
  }
})

test('turned on on a phone, the map shows the buildings beside the panel', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce', baseURL })
  const page = await context.newPage()
  await page.goto('/')
  await ready(page)
  await page.getByRole('button', { name: WORDS.en.layer }).tap()
  const panel = page.locator('.dating-panel')
  await expect(panel.locator('li')).toHaveCount(3)
  await ready(page)
  const [map, box] = [await page.locator('.map-area').boundingBox(), await panel.boundingBox()]
  if (!map || !box) throw new Error('There is no map.')
  // The northernmost and the southernmost lie in what the panel leaves free: a camera in the address says where its middle is.
  await expect.poll(() => Math.abs(Number(new URL(page.url()).searchParams.get('at')?.split(',')[0] ?? 90))).toBeLessThan(0.1)
  const [lat, , zoom] = (new URL(page.url()).searchParams.get('at') as string).split(',').map(Number)
  const lats = OUTLINES.features.map(f => middleOf(f.id)[1])
  const y = (of: number) => map.height / 2 - ((of - lat) / 360) * 512 * 2 ** zoom
  expect(map.y + y(Math.max(...lats))).toBeGreaterThan(box.y + box.height - 12)
  expect(y(Math.min(...lats))).toBeLessThan(map.height)
  await context.close()
})

test('on a phone the layer says the same, without a lane and without covering the map; a tap tells a building', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, baseURL })
  const page = await context.newPage()
  // At zoom 18 so much further north that the building lies under the panel.
  const [[lon, lat], south] = [middleOf('b126'), 0.00027]
  await page.goto(`/?dating=${PROJECT}&at=${(lat + south).toFixed(6)},${lon.toFixed(6)},18`)
  await ready(page)
  const panel = page.locator('.dating-panel')
  await expect(panel.locator('li')).toHaveCount(3)
  await expect(page.locator('[data-dating-lane]')).toHaveCount(0)
  const [map, box] = [await page.locator('.map-area').boundingBox(), await panel.boundingBox()]
  expect((box?.height ?? 0) / (map?.height ?? 1)).toBeLessThan(0.5)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expect(async () => {
    await page.touchscreen.tap((map?.x ?? 0) + (map?.width ?? 0) / 2, (map?.y ?? 0) + (map?.height ?? 0) / 2 + 100)
    await expect(panel).toContainText('Building b126', { timeout: 1500 })
  }).toPass()
  await clean(page, '.map-area')
  await panel.getByRole('button', { name: 'Results, list of buildings' }).tap()
  await panel.getByRole('combobox').selectOption('b131')
  await expect(panel).toContainText('Building b131')
  await context.close()
})

test('nonsense falls to the default, an unknown project has no page, a building none', async ({ page, request, quiet }) => {
  quiet.allowStatus(404)
  await page.goto('/?dating=no-such-town')
  await ready(page)
  await expect(page.locator('.dating-panel')).toHaveCount(0)
  expect((await page.goto('/track/no-such-town/results'))?.status()).toBe(404)
  expect((await request.get(`/api/dating/${PROJECT}/near?building=b9999`)).status()).toBe(404)
  expect(await (await request.get(`/api/dating/${PROJECT}/near?building=b126`)).json()).toMatchObject({ matched: 0, incidents: [] })
})

const OUTLINES = JSON.parse(readFileSync(`data/projects/${PROJECT}/buildings.geojson`, 'utf8')) as { features: { id: string; geometry: { type: 'Polygon'; coordinates: [number, number][][] } }[] }
const numberOf = (id: string) => OUTLINES.features.findIndex(f => f.id === id)
/** A point inside: the mean of the corners, or of three neighbouring ones where that lies in a corner left out. */
function middleOf(id: string): [number, number] {
  const { geometry } = OUTLINES.features[numberOf(id)]
  const corners = geometry.coordinates[0].slice(1)
  const mean = (of: [number, number][]) => [0, 1].map(k => of.reduce((sum, p) => sum + p[k], 0) / of.length) as [number, number]
  const tried = [corners, ...corners.map((_, i) => [0, 1, 2].map(k => corners[(i + k) % corners.length]))].map(mean)
  return tried.find(at => booleanPointInPolygon(at, geometry)) ?? tried[0]
}
