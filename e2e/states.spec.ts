import { expect, ready, test } from './fixtures'

// What is on screen when something is missing: it says what happened and what to do, and mends itself where it can.

test('without a network the page says so, filters go on by themselves, and all is well once it is back', async ({ page, context, quiet }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED/)
  await page.goto('/')
  await ready(page)
  const notice = page.getByText('No answer from the server for a while: what you see may not be the latest edition.')
  await context.setOffline(true)
  await expect(notice).toBeVisible({ timeout: 15_000 })
  const whole = await page.getByRole('status').textContent()
  await page.getByRole('group', { name: 'Target' }).getByRole('checkbox', { name: /^Medical/ }).check()
  await expect(page.getByRole('status')).not.toHaveText(whole ?? '')
  await expect(page.getByText('The list could not be loaded.')).toBeVisible()
  await context.setOffline(false)
  await expect(notice).toBeHidden({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Try again' }).click({ timeout: 2000 }).catch(() => undefined)
  await expect(page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link').first()).toBeVisible()
})

test('without a network a tool of the map that did not come is said, and comes once it is back', async ({ page, context, quiet }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED/)
  await page.goto('/')
  await ready(page)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Draw an area' }).click()
  await page.getByRole('button', { name: 'Rectangle' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'The drawing tool could not be loaded.' })
  await expect(alert).toBeVisible()
  // Whatever lies under the pointer is not named either, and nothing falls over for it.
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox()
  if (!box) throw new Error('no map on screen')
  for (let i = 1; i < 8; i++) await page.mouse.move(box.x + (box.width * i) / 8, box.y + box.height / 2)
  await context.setOffline(false)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toHaveCount(0)
  await expect(page.getByRole('group', { name: 'Draw an area' })).toBeVisible()
})

test('map data that cannot be loaded is said on the map, with a way to try again; the list stays', async ({ page, quiet }) => {
  quiet.allowStatus(500)
  await page.route('**/slices/**', route => route.fulfill({ status: 500, body: '' }))
  await page.goto('/')
  const alert = page.getByRole('alert').filter({ hasText: 'The map data could not be loaded.' })
  await expect(alert).toBeVisible()
  await expect(page.getByRole('region', { name: 'Map', exact: true })).toHaveAttribute('aria-busy', 'false')
  await expect(page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link').first()).toBeVisible()
  await page.unroute('**/slices/**')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await ready(page)
  await expect(alert).toHaveCount(0)
})

test('nothing matches: two ways out, and both lead to records', async ({ page }) => {
  await page.goto('/?from=2018-03-01&to=2018-03-02&target=medical')
  await ready(page)
  await expect(page.getByText('Nothing in the record matches this view.')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Show all time' }).click()
  await ready(page)
  await expect(page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link').first()).toBeVisible()
})

test('a search that finds nothing names its words, and clearing them leads back', async ({ page }) => {
  await page.goto('/?q=Xyzzyq')
  await ready(page)
  await expect(page.getByText('No record in this window has words that begin with “Xyzzyq”.')).toBeVisible()
  await page.getByRole('main').getByRole('paragraph').getByRole('button', { name: 'Clear the search' }).click()
  await expect(page).not.toHaveURL(/q=/)
  await expect(page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link').first()).toBeVisible()
})

test('where nobody graded, no figure of confirmed records is shown', async ({ page }) => {
  await page.goto('/?grading=ungraded')
  await ready(page)
  await expect(page.getByRole('region', { name: 'Totals of this view' }).getByRole('button')).toHaveText('none of these is graded')
  await page.goto('/')
  await ready(page)
  await expect(page.getByRole('region', { name: 'Totals of this view' }).getByRole('button')).toHaveText(/^confirmed or fair: /)
})

test('a page pinned to an edition says so, keeps it from link to link, and leads to the present one', async ({ page, request }) => {
  const { number } = (await (await request.get('/api/editions/current')).json()) as { number: number }
  await page.goto(`/?edition=${number}&target=medical`)
  await ready(page)
  const note = page.getByText(new RegExp(`You see edition ${number} of .*, as it was cited\\.`))
  await expect(note).toBeVisible()
  await page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`/incidents/.*edition=${number}`))
  await expect(note).toBeVisible()
  await page.getByRole('link', { name: 'See the present record' }).click()
  await expect(page).not.toHaveURL(/edition=/)
})

test('an unknown record is searched for from its own page', async ({ page, quiet }) => {
  quiet.allowStatus(404)
  await page.goto('/incidents/idl-2020-01-29-nowhere')
  await page.getByRole('main').getByRole('searchbox').fill('ariha')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/\?q=ariha/)
  await ready(page)
  await expect(page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link', { name: /Ariha/ }).first()).toBeVisible()
})

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } })

  test('an empty box does not look checked, and the colours of the facet stay', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    const looks = await page.getByRole('group', { name: 'Target' }).evaluate(group => ({
      mark: getComputedStyle(group.querySelector('.check-box')!).color,
      swatch: getComputedStyle(group.querySelector('.swatch')!).backgroundColor,
    }))
    expect(looks.mark).toMatch(/, 0\)$|transparent/)
    expect(looks.swatch).toBe('rgb(193, 67, 37)')
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the empty map says why it is empty', async ({ page }) => {
    await page.goto('/')
    const note = page.locator('.map-area noscript p')
    await expect(note).toBeVisible()
    await expect(note).toHaveText('The map and the timeline need JavaScript. The list holds the same records.')
    await page.goto('/ar')
    await expect(note).toHaveText(/^تحتاج الخريطة والخط الزمني إلى جافاسكربت\./)
  })
})
