import type { Page } from '@playwright/test'
import { fanOffsets } from '../components/map/rings/fan'
import { radiusPx } from '../lib/slice/merge'
import { expect, ready, test } from './fixtures'

// What a pointer does on the map. The record is drawn by GL: what lies where is known from the API, and the camera from the address.

interface Item { id: string; at: [lon: number, lat: number]; title: string; precision?: string }

const ALL_TIME = 'from=2015-09-16&to=2020-10-31'

async function incidents(page: Page): Promise<Item[]> {
  const { features } = (await (await page.request.get('/api/collections/incidents/items?limit=1000&kind=incident')).json()) as { features: { id: string; geometry: { type: string; coordinates: [number, number] } | null; properties: { title_en: string; geo_precision?: string } }[] }
  return features.flatMap(({ id, geometry, properties: p }) => (geometry?.type === 'Point' ? [{ id, at: geometry.coordinates, title: p.title_en, precision: p.geo_precision }] : []))
}

const degrees = (a: Item, b: Item) => Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1])

/** Opens the map with its middle there, and returns that middle in pixels. */
async function openAt(page: Page, [lon, lat]: [number, number], zoom: number): Promise<{ x: number; y: number }> {
  await page.goto(`/?${ALL_TIME}&at=${lat},${lon},${zoom}`)
  await ready(page)
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox()
  if (!box) throw new Error('no map on screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

const card = (page: Page) => page.locator('[data-hover]')
/** The member of a fan that the card names at the moment. */
async function memberNamed(page: Page, members: Item[]): Promise<string | null> {
  const [name] = await card(page).locator('span').allTextContents()
  return members.find(m => m.title === name)?.title ?? null
}

const zoomOf = (page: Page) => Number(new URL(page.url()).searchParams.get('at')?.split(',')[2])

/** Several incidents at one point, with no other near; the fewest that there are. */
async function shared(page: Page): Promise<Item[]> {
  const all = await incidents(page)
  const groups = all.map(a => all.filter(b => degrees(a, b) === 0)).filter(group => group.length >= 3 && all.every(b => degrees(group[0], b) === 0 || degrees(group[0], b) > 0.01))
  const [found] = groups.toSorted((a, b) => a.length - b.length)
  if (!found) throw new Error('the record has no point that three incidents share')
  return found
}

test('hovering names a dot; a click opens it, and the map stays', async ({ page }) => {
  const all = await incidents(page)
  const alone = all.find(a => a.precision === 'exact' && all.every(b => b === a || degrees(a, b) > 0.02))
  if (!alone) throw new Error('the record has no exact point that stands alone')
  const middle = await openAt(page, alone.at, 12)
  await page.mouse.move(middle.x, middle.y)
  await expect(card(page)).toContainText(alone.title)
  // Beside it there may be an outline, which has a card of its own.
  await page.mouse.move(middle.x + 200, middle.y + 150)
  await expect(card(page).filter({ hasText: alone.title })).toHaveCount(0)
  await page.evaluate(() => { (document.querySelector('canvas.maplibregl-canvas') as HTMLCanvasElement).dataset.mine = 'yes' })
  await page.mouse.click(middle.x, middle.y)
  await expect(page).toHaveURL(new RegExp(`/incidents/${alone.id}\\?`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(alone.title)
  await expect(page.locator('canvas.maplibregl-canvas')).toHaveAttribute('data-mine', 'yes')
})

test('a ring whose members share one point lists them and fans them out; each is named and opens; Escape closes the fan', async ({ page }) => {
  const members = await shared(page)
  const middle = await openAt(page, members[0].at, 16)
  await page.mouse.move(middle.x, middle.y)
  await expect(card(page)).toHaveText(`${members.length} incidentsClick to list them`)
  const before = zoomOf(page)
  await page.mouse.click(middle.x, middle.y)
  const list = page.locator('section').filter({ has: page.getByRole('heading', { name: `${members.length} records at this place` }) }).last()
  await expect(list.getByRole('link')).toHaveCount(members.length)
  for (const { title } of members) await expect(list.getByText(title, { exact: true }).first()).toBeVisible()
  expect(zoomOf(page)).toBe(before)

  const places = fanOffsets(members.length, radiusPx(members.length))
  const named: string[] = []
  for (const [dx, dy] of places) {
    // Away first: the card of the last one must not be read for the next. (An outline around them all is named there.)
    await page.mouse.move(middle.x + 300, middle.y + 200)
    await expect.poll(() => memberNamed(page, members)).toBeNull()
    await page.mouse.move(middle.x + dx, middle.y + dy)
    await expect.poll(() => memberNamed(page, members)).not.toBeNull()
    named.push((await memberNamed(page, members)) ?? '')
  }
  expect(named.toSorted()).toEqual(members.map(m => m.title).toSorted())

  await page.keyboard.press('Escape')
  await page.mouse.move(middle.x + 300, middle.y + 200)
  await expect.poll(() => memberNamed(page, members)).toBeNull()
  await page.mouse.move(middle.x + places[0][0], middle.y + places[0][1])
  // What it would say of a member is known by now: the next picture shows it.
  await page.evaluate(() => new Promise(drawn => { requestAnimationFrame(() => requestAnimationFrame(drawn)) }))
  expect(await memberNamed(page, members)).toBeNull()

  await page.mouse.click(middle.x, middle.y)
  let step = 0
  await expect.poll(async () => {
    await page.mouse.move(middle.x + places[0][0] + (step++ % 3), middle.y + places[0][1])
    return memberNamed(page, members)
  }).toBe(named[0])
  await page.mouse.click(middle.x + places[0][0], middle.y + places[0][1])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(named[0])
})

test('a ring with several places says so and zooms in, until its members part', async ({ page }) => {
  const middle = await openAt(page, [36.65, 35.9], 8)
  // Cells are anchored to the world: the ring lies somewhere near the middle.
  let found = false
  for (let radius = 0; radius <= 90 && !found; radius += 12) {
    for (let turn = 0; turn < 12 && !found; turn++) {
      await page.mouse.move(middle.x + radius * Math.cos((turn * Math.PI) / 6), middle.y + radius * Math.sin((turn * Math.PI) / 6))
      found = (await card(page).filter({ hasText: 'Click to zoom in' }).count()) > 0
    }
  }
  expect(found, 'a ring of several places near the middle of Idlib').toBe(true)
  const text = await page.getByRole('status').textContent()
  await page.mouse.down()
  await page.mouse.up()
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(8.3)
  await ready(page)
  await expect(page.getByRole('status')).toHaveText(text ?? '')
})

test('hovering an outline names the situation that is known to it; a click opens it', async ({ page }) => {
  const middle = await openAt(page, [40.9, 35.8], 9)
  await page.mouse.move(middle.x, middle.y)
  await expect(card(page)).toBeVisible()
  const name = (await card(page).locator('span').first().textContent()) ?? ''
  await page.mouse.click(middle.x, middle.y)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByText('Context, drawn and listed, never added to a toll.')).toBeVisible()
})

test('fit to results, zoom, compass, scale, credit, full screen; no geolocation unless an atlas asks for it', async ({ page }) => {
  await openAt(page, [38, 35], 5)
  const map = page.getByRole('region', { name: 'Map', exact: true })
  await map.getByRole('button', { name: 'Fit to results' }).click()
  await expect.poll(() => zoomOf(page)).not.toBe(5)
  const fitted = zoomOf(page)
  await map.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(() => zoomOf(page)).toBeCloseTo(fitted + 1, 1)
  await map.getByRole('button', { name: 'Zoom out' }).click()
  await expect.poll(() => zoomOf(page)).toBeCloseTo(fitted, 1)
  await expect(map.getByText(/^\d+ k?m$/)).toBeVisible()
  await expect(map.getByRole('note', { name: 'Sources of the base map' })).toContainText('OpenStreetMap')
  await expect(map.getByRole('button', { name: 'Show my location' })).toHaveCount(0)

  const north = map.getByRole('button', { name: 'Turn north up' })
  await page.locator('canvas.maplibregl-canvas').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(north.locator('span')).toHaveAttribute('style', /rotate\(-?\d+deg\)/)
  await north.click()
  await expect(north.locator('span')).not.toHaveAttribute('style', /rotate/)

  await map.getByRole('button', { name: 'Full screen' }).click()
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.getAttribute('aria-label'))).toBe('Map')
  await map.getByRole('button', { name: 'Leave full screen' }).click()
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull()
})

test('place search lists a town under the map’s name, whichever of its names finds it', async ({ page }) => {
  await page.goto('/')
  await ready(page)
  const finder = page.getByRole('combobox', { name: 'Find a place' })
  for (const asked of ['raqqa', 'Ar Raqqah', 'الرقة']) {
    await finder.fill(asked)
    await expect(page.locator('[role=option]').first()).toHaveText('RaqqaSyria')
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/at=35\.95/)
  const { places } = (await (await page.request.get('/api/places?q=raqqa&lang=ar')).json()) as { places: { name: string }[] }
  expect(places[0].name).toBe('الرقة')
})
