import { expect, ready, test } from './fixtures'

const status = /^\d+ incidents?, \d+(–\d+)?\+? killed, \d+(–\d+)?\+? injured$/

test.describe('explore', () => {
  test('opens on the record: map, totals, timeline, list agree', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    await expect(page.getByRole('region', { name: 'Map', exact: true })).toHaveAttribute('aria-busy', 'false')
    const line = await page.getByRole('status').textContent()
    expect(line).toMatch(status)
    const answer = await (await page.request.get('/api/collections/incidents/items?kind=incident&datetime=2017-05-01/2020-10-31&limit=1')).json() as { numberMatched: number }
    // The interface for programs also matches what has no date; the shipped record has no undated incident.
    expect(line).toContain(`${answer.numberMatched} incidents`)
    await expect(page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('listitem').first()).toBeVisible()
  })

  test('scrubs by keyboard: a day, a month, to the ends; the address follows on release', async ({ page }) => {
    await page.goto('/?from=2020-01-01&to=2020-03-31')
    await ready(page)
    const from = page.getByRole('slider', { name: 'From' })
    await expect(from).toHaveAttribute('aria-valuetext', '2020-01-01')
    await from.focus()
    await page.keyboard.press('ArrowRight')
    await expect(from).toHaveAttribute('aria-valuetext', '2020-01-02')
    await page.keyboard.press('PageUp')
    await expect(from).toHaveAttribute('aria-valuetext', '2020-02-02')
    await expect(page).toHaveURL(/from=2020-02-02/)
    await page.getByRole('slider', { name: 'To' }).focus()
    await page.keyboard.press('End')
    await ready(page)
    await expect(page.getByRole('status')).toHaveText(status)
  })

  test('scrubs by mouse: the totals change while the handle moves', async ({ page }) => {
    await page.goto('/?from=2017-06-01&to=2017-10-31')
    await ready(page)
    const before = await page.getByRole('status').textContent()
    const thumb = page.getByRole('slider', { name: 'To' })
    const handle = thumb.locator('xpath=ancestor-or-self::*[@data-thumb][1]')
    const box = await ((await handle.count()) ? handle : thumb).boundingBox()
    if (!box) throw new Error('the "To" handle is not on screen')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x - 120, box.y + box.height / 2, { steps: 8 })
    await ready(page)
    const during = await page.getByRole('status').textContent()
    expect(during).not.toBe(before)
    const held = new URL(page.url()).search
    await page.mouse.up()
    await expect.poll(() => new URL(page.url()).search).not.toBe(held)
    await ready(page)
    await expect(page.getByRole('status')).toHaveText(during ?? '')
  })

  test('plays the whole record from the first view; what is at its end cannot step on', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeDisabled()
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect(page.getByRole('slider', { name: 'From' })).toHaveAttribute('aria-valuetext', /^2017-/)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await ready(page)
  })

  test('back from a record the list stands where it was left, with all that was shown of it', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    const main = page.getByRole('main')
    await main.getByRole('button', { name: /^Show \d+ more$/ }).first().click()
    const row = page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link').nth(101)
    await row.scrollIntoViewIfNeeded()
    const [name, top] = [await row.textContent(), await main.evaluate(e => e.scrollTop)]
    expect(top).toBeGreaterThan(1000)
    await row.click()
    await expect(page).toHaveURL(/\/incidents\//)
    await expect.poll(() => main.evaluate(e => e.scrollTop)).toBe(0)
    await page.goBack()
    await expect(row).toHaveText(name ?? '')
    await expect.poll(() => main.evaluate(e => e.scrollTop)).toBe(top)
    await row.click()
    await expect(page).toHaveURL(/\/incidents\//)
    await main.getByRole('link', { name: /^\d+ incidents$/ }).click()
    await expect.poll(() => main.evaluate(e => e.scrollTop)).toBe(top)
  })

  test('an open record that the map does not show is brought into it', async ({ page }) => {
    await page.goto('/incidents/idl-2020-01-29-ariha-shami?at=35.95,39.01,12')
    await ready(page)
    await page.getByRole('main').getByRole('button', { name: 'Show on the map' }).click()
    await expect(page).toHaveURL(/at=35\.8\d*,36\.[56]\d*,1\d/)
  })

  test('the page itself never scrolls away', async ({ page }) => {
    for (const path of ['/', '/?tab=table', '/incidents/idl-2020-01-29-ariha-shami']) {
      await page.goto(path)
      await ready(page)
      expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight), path).toBeLessThanOrEqual(0)
    }
  })

  test('plays and pauses', async ({ page }) => {
    await page.goto('/?from=2017-06-01&to=2017-07-31')
    await ready(page)
    const to = page.getByRole('slider', { name: 'To' })
    const start = await to.getAttribute('aria-valuetext')
    await page.getByRole('button', { name: 'Play' }).click()
    await expect.poll(() => to.getAttribute('aria-valuetext')).not.toBe(start)
    await page.getByRole('button', { name: 'Pause' }).click()
    const paused = await to.getAttribute('aria-valuetext')
    await expect(page).toHaveURL(new RegExp(`to=${paused}`))
  })

  test('facets narrow everything, show as chips, and clear', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    const medical = page.getByRole('group', { name: 'Target' }).getByRole('checkbox', { name: /^Medical, \d+$/ })
    const n = Number((await medical.getAttribute('aria-label'))?.match(/\d+$/)?.[0])
    await medical.check()
    await ready(page)
    await expect(page).toHaveURL(/target=medical/)
    await expect(page.getByRole('status')).toHaveText(new RegExp(`^${n} incidents?,`))
    await page.getByRole('button', { name: /^Remove .*Medical/ }).click()
    await expect(page).not.toHaveURL(/target=/)
    await page.getByRole('group', { name: 'Grading' }).getByRole('checkbox', { name: /^Confirmed/ }).check()
    await page.getByRole('button', { name: 'Clear all' }).click()
    await expect(page).not.toHaveURL(/grading=/)
  })

  test('searches in both languages, whatever the page’s', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    const box = page.getByRole('searchbox', { name: 'Search incidents and statements' })
    await box.fill('Ariha hospital')
    await expect(page).toHaveURL(/q=Ariha/)
    await ready(page)
    const list = page.getByRole('list', { name: 'Incidents', exact: true })
    await expect(list.getByRole('link', { name: /Shami/ })).toBeVisible()
    await box.fill('اريحا')
    await expect(page).toHaveURL(/q=%D8%A7/)
    await ready(page)
    await expect(list.getByRole('link', { name: /Shami/ })).toBeVisible()
    await box.fill('zzzz')
    await expect(page.getByText('Nothing in the record matches this view.')).toBeVisible()
    await expect(page.getByRole('status')).toHaveText('0 incidents, 0 killed, 0 injured')
  })

  test('an area filters map, list and totals; the point-less stay out of it', async ({ page }) => {
    await page.goto('/?area=box:38.9,35.9,39.1,36.0')
    await ready(page)
    const answer = await (await page.request.get('/api/collections/incidents/items?kind=incident&datetime=2017-05-01/2020-10-31&area=box:38.9,35.9,39.1,36.0&limit=1')).json() as { numberMatched: number }
    await expect(page.getByRole('status')).toHaveText(new RegExp(`^${answer.numberMatched} incidents`))
    await expect(page.getByRole('list', { name: 'Without a place' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Use this map view' }).click()
    await expect(page).toHaveURL(/area=box:/)
  })

  test('an area is drawn by mouse', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    await page.getByRole('button', { name: 'Draw an area' }).click()
    await page.getByRole('button', { name: 'Rectangle' }).click()
    await expect(page.locator('canvas.maplibregl-canvas')).toHaveCSS('cursor', 'crosshair')
    const canvas = await page.getByRole('region', { name: 'Map', exact: true }).boundingBox()
    if (!canvas) throw new Error('no map on screen')
    await page.mouse.move(canvas.x + 200, canvas.y + 200)
    await page.mouse.down()
    await page.mouse.move(canvas.x + 500, canvas.y + 420, { steps: 6 })
    await page.mouse.up()
    await expect(page).toHaveURL(/area=box:/)
    await expect(page.getByRole('button', { name: /^Remove Rectangle/ })).toBeVisible()
  })

  test('statement to incident and back, both ways linked', async ({ page }) => {
    await page.goto('/statements')
    await ready(page)
    await page.getByRole('list', { name: 'Statements' }).getByRole('link', { name: /Strike Tracker|strike/i }).first().waitFor()
    await page.goto('/statements/stmt-2020-05-10')
    await ready(page)
    const incidents = page.getByRole('list', { name: 'Incidents it names' })
    const first = incidents.getByRole('link').first()
    const path = new URL(await first.evaluate(a => (a as HTMLAnchorElement).href)).pathname
    await first.click()
    await expect(page).toHaveURL(new RegExp(path))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const back = page.getByRole('main').getByRole('link').filter({ has: page.locator('xpath=self::*[contains(@href,"/statements/stmt-2020-05-10")]') })
    await expect(back.first()).toBeVisible()
  })

  test('a statement filters to its incidents and sets the window to them', async ({ page }) => {
    await page.goto('/statements/stmt-2020-05-10')
    await ready(page)
    await page.getByRole('button', { name: 'Show only these on the map' }).click()
    await expect(page).toHaveURL(/statement=stmt-2020-05-10/)
    await page.getByRole('button', { name: 'Set the window to them' }).click()
    await ready(page)
    const answer = await (await page.request.get('/api/collections/incidents/items?kind=incident&statement=stmt-2020-05-10&limit=1')).json() as { numberMatched: number }
    await expect(page.getByRole('status')).toHaveText(new RegExp(`^${answer.numberMatched} incidents?,`))
  })

  test('finds a place in either script and moves there', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    await page.getByRole('combobox', { name: 'Find a place' }).pressSequentially('kobani')
    await page.getByRole('listbox').getByRole('option').first().click()
    await expect(page).toHaveURL(/at=36\./)
    await page.getByRole('combobox', { name: 'Find a place' }).fill('')
    await page.getByRole('combobox', { name: 'Find a place' }).pressSequentially('ادلب')
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  })
})
