import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { axe } from './axe'
import { expect, ready, test } from './fixtures'
import { startOwn, type OwnServer } from './own-server'
import { sceneAtlas, WARNING } from './test-scenes'

// Looking after the viewer: a graphic picture waits to be asked for twice, text only is remembered, leaving is at once. The picture is made up.

const PORT = Number(process.env.E2E_PORT || 3210) + 6
const PAGES = ['/', '/statements', '/incidents/idl-2020-01-29-ariha-shami', '/scenes', '/scenes/drawn-town', '/methodology', '/data', '/editions', '/data/preview', '/nothing-here']

test.describe('a graphic picture', () => {
  let server: OwnServer
  let made: Awaited<ReturnType<typeof sceneAtlas>>
  test.use({ baseURL: `http://127.0.0.1:${PORT}` })
  test.beforeAll(async () => {
    test.setTimeout(300_000)
    made = await sceneAtlas()
    server = await startOwn(made.dir, PORT)
  })
  test.afterAll(async () => {
    await server?.stop()
    if (made) rmSync(made.dir, { recursive: true, force: true })
  })

  for (const [locale, w] of Object.entries({ en: { path: '/incidents/one', load: 'Load it, blurred', clear: 'Show clearly', veil: 'Blur again', away: 'Take away', warning: WARNING, alt: 'A made-up wall.' }, ar: { path: '/ar/incidents/one', load: 'تحميله مموّهاً', clear: 'إظهاره بوضوح', veil: 'تمويهه من جديد', away: 'إبعاده', warning: 'جدار عليه بقعة مختلقة لهذا الاختبار.', alt: 'جدار مختلق.' } })) {
    test(`is its warning alone until asked for, blurred and grey until asked again (${locale})`, async ({ page }) => {
      const asked: string[] = []
      page.on('request', request => { if (request.url().includes(made.graphic)) asked.push(request.url()) })
      await page.goto(w.path)
      await ready(page)
      await expect(page.getByText(w.warning)).toBeVisible()
      await expect(page.locator('article :is(img, video, audio, picture, source)')).toHaveCount(0)
      expect(asked).toEqual([])
      await page.getByRole('button', { name: w.load }).focus()
      await page.keyboard.press('Enter')
      const picture = page.getByRole('img', { name: w.alt })
      await expect(picture).toHaveCSS('filter', /blur\(28px\) grayscale\(1\)/)
      await expect.poll(() => asked.length).toBe(1)
      expect(await axe(page, { within: 'article' })).toEqual([])
      await page.getByRole('button', { name: w.clear }).click()
      await expect(picture).toHaveCSS('filter', 'none')
      await page.getByRole('button', { name: w.veil }).click()
      await expect(picture).toHaveCSS('filter', /blur/)
      await page.getByRole('button', { name: w.away }).click()
      await expect(picture).toHaveCount(0)
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    })
  }

  test('is handed out by its hash; a withheld one is nowhere', async ({ request }) => {
    const { edition } = (await (await request.get('/api/editions/current')).json()) as { edition: string }
    expect((await request.get(`/api/editions/${edition}/files/${made.graphic}`)).status()).toBe(200)
    expect((await request.get(`/api/editions/${edition}/files/${made.withheld}`)).status()).toBe(404)
    const everything = await Promise.all(['/incidents/one', '/api/collections/incidents/items/one', `/api/editions/${edition}/scenes`, '/ar/incidents/one'].map(async path => (await request.get(path)).text()))
    for (const text of everything) for (const secret of [made.withheld, 'hidden.png']) expect(text).not.toContain(secret)
  })

  test('text only is remembered: no picture is asked for, on this page or the next, and nothing flashes', async ({ page }) => {
    await page.goto('/scenes/square')
    await ready(page)
    const off = page.getByRole('switch', { name: 'Text only: no pictures, films or sound' })
    await off.click()
    await expect(off).toBeChecked()
    await expect(page.getByText('Pictures are off, since you chose text only.')).toBeVisible()
    await expect(page.getByRole('slider', { name: 'Boundary between the two scenes' })).toHaveCount(0)
    const asked: string[] = []
    page.on('request', request => { if (/\/files\/|\/scenes\/[^/]+\/[^/]+\/\d/.test(request.url())) asked.push(request.url()) })
    const answer = await page.goto('/scenes/square')
    const html = (await answer?.text()) ?? ''
    expect(html).toContain('data-media="none"')
    expect(html).not.toMatch(/<img[^>]+\/files\//)
    await ready(page)
    await page.goto('/incidents/one')
    await ready(page)
    await expect(page.getByText('Left out, since you chose text only.')).toBeVisible()
    expect(asked).toEqual([])
    await page.getByRole('switch', { name: /Text only/ }).click()
    await expect(page.getByText(WARNING)).toBeVisible()
  })
})

test('nothing plays by itself: no page and no source asks for it', async ({ request }) => {
  for (const path of PAGES) expect([path, /\sautoplay\b/i.test(await (await request.get(path)).text())]).toEqual([path, false])
  const sources = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? sources(join(folder, entry.name)) : /\.(?:tsx?|mdx|css)$/.test(entry.name) ? [join(folder, entry.name)] : []))
  const found = ['app', 'components', 'lib', 'data'].flatMap(sources).filter(file => /\bauto-?play\b/i.test(readFileSync(file, 'utf8')))
  expect(found).toEqual([])
})

test.describe('leaving', () => {
  test('stands on every page, in both languages, and works without scripts', async ({ request }) => {
    for (const path of PAGES.flatMap(p => [p, `/ar${p === '/' ? '' : p}`])) {
      const html = await (await request.get(path)).text()
      expect([path, /<a [^>]*href="\/exit"[^>]*rel="nofollow noreferrer"|<a [^>]*rel="nofollow noreferrer"[^>]*href="\/exit"/.test(html)]).toEqual([path, true])
    }
    const answer = await request.get('/exit', { headers: { 'sec-fetch-dest': 'document' } })
    expect(answer.headers()).toMatchObject({ 'clear-site-data': '"cookies", "storage"', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    expect((await request.get('/exit', { headers: { 'sec-fetch-dest': 'image' } })).headers()['clear-site-data']).toBeUndefined()
    expect(await answer.text()).not.toMatch(/atlas|incident/i)
  })

  test('a click leaves at once, takes the page out of the tab’s history and forgets what was kept', async ({ page }) => {
    await page.goto('/methodology')
    await page.getByRole('button', { name: 'Dark colours' }).click()
    await page.evaluate(() => localStorage.setItem('kept', '1'))
    await page.goto('/data')
    await page.getByRole('link', { name: 'Leave', exact: true }).click()
    await expect(page).toHaveURL(/\/exit$/)
    await expect(page).toHaveTitle('Blank page')
    expect(await page.context().cookies()).toEqual([])
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.referrer])).toEqual([0, 0, ''])
    await page.goBack()
    await expect(page).toHaveURL(/\/methodology$/)
  })

  test('Shift three times leaves; typed with something it does not', async ({ page }) => {
    await page.goto('/methodology')
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift')
    await expect(page.getByText('Press Shift 2 more times to leave this site')).toBeAttached()
    await page.keyboard.press('Shift')
    await page.keyboard.press('Shift')
    await expect(page).toHaveURL(/\/exit$/)
  })

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    test('the button has room for a thumb, and the head stays on one line', async ({ page }) => {
      for (const path of ['/', '/ar', '/methodology', '/ar/methodology']) {
        await page.goto(path)
        const box = await page.locator('a[href="/exit"]').boundingBox()
        expect([path, (box?.height ?? 0) >= 44, (box?.x ?? -1) >= 0, (box?.x ?? 999) + (box?.width ?? 0) <= 390]).toEqual([path, true, true, true])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      }
    })
  })
})
