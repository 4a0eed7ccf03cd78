import type { Page } from '@playwright/test'
import { rmSync } from 'node:fs'
import sharp from 'sharp'
import type { Next } from '../lib/model/track'
import { axe } from './axe'
import { expect, ready, test } from './fixtures'
import { startOwn, type OwnServer } from './own-server'
import { column, COLOURS, HOUSES, row, sceneAtlas, TOWN as MADE_UP, type Kind } from './test-scenes'
import { watchPictures } from './track-page'

// Before and after: of each kind of scene, on a made-up atlas whose scenes are flat colours; and the drawn town of the real record.

const PORT = Number(process.env.E2E_PORT || 3210) + 5
const OWN = `http://127.0.0.1:${PORT}`
const TOWN = '/scenes/drawn-town'

const boundary = (page: Page) => page.getByRole('slider', { name: /^(Boundary between the two scenes|الحد بين المشهدين)$/ })

/** Which scenes' colours lie at these shares of the map's width, a little above its middle: from a picture of the page, as a reader sees it. */
async function kindsAt(page: Page, shares: number[]): Promise<(Kind | null)[]> {
  const box = await page.locator('.map-area').boundingBox()
  if (!box) throw new Error('There is no map.')
  const picture = sharp(await page.screenshot())
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return shares.map(share => {
    const [x, y] = [Math.round(box.x + box.width * share), Math.round(box.y + box.height * 0.42)]
    const at = (y * info.width + x) * 3
    const near = (Object.entries(COLOURS) as [Kind, readonly number[]][]).find(([, colour]) => colour.every((c, i) => Math.abs(c - data[at + i]) < 12))
    return near?.[0] ?? null
  })
}
const kinds = (page: Page, shares: number[]) => expect.poll(() => kindsAt(page, shares), { timeout: 15_000 })

test.describe('each kind of scene', () => {
  let server: OwnServer
  let dir: string
  test.use({ baseURL: OWN })
  test.beforeAll(async () => {
    test.setTimeout(300_000)
    dir = (await sceneAtlas()).dir
    server = await startOwn(dir, PORT)
  })
  test.afterAll(async () => {
    await server?.stop()
    if (dir) rmSync(dir, { recursive: true, force: true })
  })

  for (const [pair, left, right] of [['image/xyz', 'image', 'xyz'], ['xyz/wmts', 'xyz', 'wmts'], ['wmts/pmtiles', 'wmts', 'pmtiles'], ['image/pmtiles', 'image', 'pmtiles']] as const) {
    test(`${left} before ${right}, cut at the boundary`, async ({ page }) => {
      await page.goto(`/scenes/square?pair=${pair}&split=0.6&at=45.01,15.01,15`)
      await ready(page)
      await kinds(page, [0.3, 0.55, 0.66, 0.72]).toEqual([left, left, right, right])
    })
  }

  test('the timeline, or a moment of one’s own, says which two', async ({ page }) => {
    await page.goto('/scenes/square?at=45.01,15.01,15')
    await ready(page)
    // The window ends on 10 March: between the third scene and the fourth.
    await kinds(page, [0.3, 0.7]).toEqual(['wmts', 'pmtiles'])
    await page.getByRole('slider', { name: 'To', exact: true }).focus()
    await page.keyboard.press('PageDown')
    await kinds(page, [0.3, 0.7]).toEqual(['xyz', 'wmts'])
    await page.goto('/scenes/square?at=45.01,15.01,15&moment=2020-01-20')
    await ready(page)
    await kinds(page, [0.3, 0.7]).toEqual(['image', 'xyz'])
    await page.getByRole('button', { name: 'Follow the timeline' }).click()
    await kinds(page, [0.3, 0.7]).toEqual(['wmts', 'pmtiles'])
    await expect(page).not.toHaveURL(/moment/)
  })

  test('where buildings are dated, the next one’s tiles are fetched before it comes, and nothing flashes when it does', async ({ page }) => {
    const asked = new Set<string>()
    page.on('request', request => asked.add(new URL(request.url()).pathname))
    await page.goto(`/track/${MADE_UP}#work`)
    await expect(page.locator('.track-answers')).toBeVisible()
    const watched = await watchPictures(page)
    await ready(page)
    const { assignments } = (await (await page.request.get(`/api/dating/${MADE_UP}/next?n=3`)).json()) as Next
    const tilesOf = (building: string) => {
      const house = HOUSES.find(h => h.id === building)
      return ['xyz', 'wmts', 'pmtiles'].map(scene => `/scenes/square/${scene}/17/${column(house?.lon ?? 0, 17)}/${row(house?.lat ?? 0, 17)}`)
    }
    const came = (building: string) => expect.poll(() => tilesOf(building).filter(tile => [...asked].some(path => path.endsWith(tile))), { message: building }).toEqual(tilesOf(building))
    for (const { building } of assignments) await came(building)
    for (let i = 1; i < assignments.length; i++) {
      const outline = await page.getByTestId('outline').getAttribute('d')
      await page.keyboard.press('c')
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('outline')).not.toHaveAttribute('d', outline as string)
      await ready(page)
      await page.keyboard.press('ArrowRight')
      await ready(page)
    }
    expect(await watched()).toEqual({ faults: [], seen: 2 })
  })

  test('an incident within the scenes leads to them, at its own day; one elsewhere does not', async ({ page }) => {
    await page.goto('/incidents/one')
    await ready(page)
    await page.getByRole('link', { name: 'Seen from above: A made-up square' }).click()
    await expect(page).toHaveURL(/\/scenes\/square\?.*moment=2020-02-05/)
    await kinds(page, [0.3, 0.7]).toEqual(['xyz', 'wmts'])
    await page.goto('/incidents/far')
    await expect(page.getByRole('link', { name: /Seen from above/ })).toHaveCount(0)
  })

  test('tiles and files: true statuses, nothing beyond what the edition hands out', async ({ request }) => {
    const { edition } = (await (await request.get('/api/editions/current')).json()) as { edition: string }
    const at = `/api/editions/${edition}`
    const places = (await (await request.get(`${at}/scenes`)).json()) as { places: { scenes: { kind: string; picture?: string; tiles_url?: string }[] }[] }
    const [image, xyz, , archive] = places.places[0].scenes
    const picture = await request.get(image.picture ?? '')
    expect(picture.headers()).toMatchObject({ 'content-type': 'image/png', 'cache-control': expect.stringContaining('immutable'), 'x-content-type-options': 'nosniff' })
    const part = await request.get(image.picture ?? '', { headers: { range: 'bytes=0-7' } })
    expect([part.status(), (await part.body()).length, part.headers()['content-range']?.startsWith('bytes 0-7/')]).toEqual([206, 8, true])
    const tile = (template: string | undefined, z: number, x: number, y: number) => request.get((template ?? '').replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y)))
    for (const scene of [xyz, archive]) {
      expect((await tile(scene.tiles_url, 12, 0, 0)).status()).toBe(204)
      expect((await tile(scene.tiles_url, 2, 9, 0)).status()).toBe(400)
    }
    for (const address of [`${at}/files/${'0'.repeat(64)}`, `${at}/files/..%2Fatlas.json`, `${at}/scenes/square/none/1/0/0`, `${at}/scenes/square/image/1/0/0`, `/api/editions/9-draft-none/scenes`]) expect([address, (await request.get(address)).status()]).toEqual([address, 404])
  })
})

for (const [locale, words] of Object.entries({ en: { path: TOWN, fade: 'Fade', label: 'How far the later scene has come in' }, ar: { path: `/ar${TOWN}`, fade: 'تلاشٍ', label: 'مقدار ظهور المشهد اللاحق' } })) {
  test(`the drawn town (${locale}): keys move the boundary, the address keeps it, fade, axe`, async ({ page }) => {
    await page.goto(words.path)
    await ready(page)
    const slider = boundary(page)
    await slider.focus()
    await expect(slider).toHaveAttribute('aria-valuenow', '50')
    const onward = locale === 'ar' ? 'ArrowLeft' : 'ArrowRight'
    await page.keyboard.press(onward)
    await expect(slider).toHaveAttribute('aria-valuenow', '51')
    await page.keyboard.press('PageDown')
    await expect(slider).toHaveAttribute('aria-valuenow', '41')
    await page.keyboard.press('End')
    await expect(slider).toHaveAttribute('aria-valuenow', '100')
    await page.keyboard.press('Home')
    await page.keyboard.press('PageUp')
    await ready(page)
    await expect(boundary(page)).toHaveAttribute('aria-valuenow', '10')
    await page.getByRole('radio', { name: words.fade }).check()
    await expect(page).toHaveURL(/compare=fade/)
    const fade = page.getByRole('slider', { name: words.label })
    await fade.focus()
    await page.keyboard.press('End')
    await expect(page).toHaveURL(/split=1/)
    expect(await axe(page)).toEqual([])
  })
}

test('the mouse moves the boundary, and only the address is written when it is let go', async ({ page }) => {
  await page.goto(TOWN)
  await ready(page)
  const slider = boundary(page)
  const box = await slider.boundingBox()
  const map = await page.locator('.map-area').boundingBox()
  if (!box || !map) throw new Error('There is no boundary.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(map.x + map.width * 0.25, box.y + 200, { steps: 5 })
  await expect(slider).toHaveAttribute('aria-valuenow', '25')
  await expect(page).not.toHaveURL(/split/)
  await page.mouse.up()
  await expect(page).toHaveURL(/split=0\.25/)
})

test('two scenes by hand, back to the timeline, from the list and from the map', async ({ page }) => {
  await page.goto('/')
  await ready(page)
  await page.getByRole('region', { name: 'Map', exact: true }).getByRole('link', { name: 'Before and after' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Before and after' })).toBeVisible()
  await page.getByRole('list', { name: 'Places with scenes' }).getByRole('link', { name: /drawn town/ }).click()
  const text = page.getByRole('region', { name: 'Compare two scenes' })
  await expect(text).toContainText('4 Sept 2019')
  await expect(text).toContainText('9 Jun 2020')
  await text.getByRole('combobox', { name: 'Before' }).selectOption('2020-02-03')
  await expect(page).toHaveURL(/pair=2020-02-03\/2020-06-09/)
  await expect(text).toContainText('Both scenes were chosen one by one.')
  await text.getByRole('button', { name: 'Follow the timeline' }).click()
  await expect(page).not.toHaveURL(/pair/)
  await expect(page.locator('article')).toContainText('Incident Atlas: DRAWING, for training')
})

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  test('a finger moves the boundary', async ({ page }) => {
    await page.goto(TOWN)
    await ready(page)
    const slider = boundary(page)
    const box = await page.locator('.compare-knob').boundingBox()
    if (!box) throw new Error('There is no boundary.')
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
    const client = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) => client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: box.y + box.height / 2 }] })
    await touch('touchStart', box.x + box.width / 2)
    for (const x of [180, 150, 117]) await touch('touchMove', x)
    await touch('touchEnd', 117)
    await expect(slider).toHaveAttribute('aria-valuenow', '30')
    await expect(page).toHaveURL(/split=0\.3/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('two pictures with their days, and no control that does nothing', async ({ page }) => {
    await page.goto(`${TOWN}?pair=2019-09-04/2020-03-10`)
    const pictures = page.locator('article figure')
    await expect(pictures).toHaveCount(2)
    await expect(pictures.nth(1)).toContainText('10 Mar 2020')
    await expect(pictures.first().getByRole('img', { name: /^Drawing of a town from above as on 4 Sept 2019/ })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Lay one over the other' })).toBeHidden()
    await expect(page.getByRole('region', { name: 'Compare two scenes' })).toBeHidden()
  })
})
