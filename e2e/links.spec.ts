import { expect, ready, test } from './fixtures'

test.describe('links', () => {
  test('a deep link reopened in a new context equals the first', async ({ page, browser, baseURL }) => {
    await page.goto('/')
    await ready(page)
    await page.getByRole('group', { name: 'Target' }).getByRole('checkbox', { name: /^Education/ }).check()
    await page.getByRole('radio', { name: 'Certainly' }).check({ force: true })
    const from = page.getByRole('slider', { name: 'From' })
    await from.focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('PageUp')
    await ready(page)
    await expect(page).toHaveURL(/from=/)
    const rows = (p: typeof page) => p.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link').allTextContents()
    await expect.poll(() => rows(page)).not.toEqual([])
    const [status, list] = [await page.getByRole('status').textContent(), await rows(page)]
    const context = await browser.newContext({ baseURL })
    const other = await context.newPage()
    await other.goto(page.url())
    await ready(other)
    await expect(other.getByRole('status')).toHaveText(status ?? '')
    await expect.poll(() => rows(other)).toEqual(list)
    await context.close()
  })

  test('back and forward', async ({ page }) => {
    await page.goto('/?target=medical')
    await ready(page)
    await page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link').first().click()
    await expect(page).toHaveURL(/\/incidents\/.*target=medical/)
    const record = page.url()
    await page.goBack()
    await expect(page).toHaveURL(/\/\?target=medical/)
    await expect(page.getByRole('list', { name: 'Incidents', exact: true })).toBeVisible()
    await page.goForward()
    await expect(page).toHaveURL(record)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })

  test('nonsense falls to the default, unknown names are ignored', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    const plain = await page.getByRole('status').textContent()
    await page.goto('/?from=2020-13-45&to=x&match=maybe&mode=7&target=nothing&grading=&area=box:1,2&at=a,b,c&span=5&sort=%00&by=none&edition=x&foo=bar')
    await ready(page)
    await expect(page.getByRole('status')).toHaveText(plain ?? '')
    // And it is said that more is shown than was asked for.
    await expect(page.getByRole('note').filter({ hasText: 'not understood' })).toContainText('from=2020-13-45')
  })

  test('an unknown record is 404 with a search; every page has its data twin', async ({ page, request }) => {
    const answer = await request.get('/incidents/no-such-record')
    expect(answer.status()).toBe(404)
    expect(await answer.text()).toContain('type="search"')
    expect((await request.get('/ar/statements/none')).status()).toBe(404)
    expect((await request.get('/no/such/page')).status()).toBe(404)
    await page.goto('/incidents/idl-2020-01-29-ariha-shami')
    await expect(page.locator('link[rel="alternate"][type="application/geo+json"]')).toHaveAttribute('href', /\/api\/collections\/incidents\/items\/idl-2020-01-29-ariha-shami/)
    const twin = await (await request.get('/api/collections/incidents/items/idl-2020-01-29-ariha-shami')).json() as { id: string; properties: { title_en: string } }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(twin.properties.title_en)
  })

  test('share offers the link and plain links of services', async ({ page }) => {
    await page.goto('/?target=education')
    await ready(page)
    await page.getByRole('button', { name: 'Share' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/target=education.*at=/)
    for (const name of ['WhatsApp', 'Telegram', 'Facebook', 'X']) await expect(dialog.getByRole('link', { name, exact: true })).toHaveAttribute('href', /^https:/)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
})
