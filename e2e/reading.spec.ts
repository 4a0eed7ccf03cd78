import { axeInBothColours } from './axe'
import { expect, ready, test } from './fixtures'

const INCIDENT = '/incidents/idl-2020-01-29-ariha-shami'
const PAGES = ['/', INCIDENT, '/incidents/raq-2017-06-06-cs965', '/statements', '/statements/stmt-2020-05-14', '/evidence', '/evidence/ariha-un-no-strike-list', '/claims', '/methodology', '/data', '/track', '/track/drawn-town', '/track/care', '/incidents/none']

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the table can be read, and a word of any length is a search', async ({ page, quiet }) => {
    quiet.allowStatus(404)
    await page.goto('/?tab=table&target=medical')
    await expect(page.getByRole('table').getByRole('row')).not.toHaveCount(0)
    await expect(page.getByRole('cell', { name: 'Al-Shami hospital, Ariha' })).toBeVisible()
    expect((await page.goto(`/?q=${'x'.repeat(3000)}%00`))?.status()).toBe(200)
    for (const path of ['/robots.tx', '/incidents/a.b', '/mapping']) expect((await page.goto(path))?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
  test('title, facts and links can be read', async ({ page }) => {
    await page.goto(INCIDENT)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('29 January 2020').first()).toBeVisible()
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
    await page.goto('/')
    await expect(page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('link').first()).toBeVisible()
    await expect(page.getByRole('status')).toHaveText(/^\d+ incidents/)
    await page.goto('/ar/statements')
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
  })
})

// In Arabic and on a phone: narrow.spec.ts, which opens every page there.
for (const path of PAGES) {
  test(`axe finds nothing on ${path}, in both colours`, async ({ page, quiet }) => {
    quiet.allowStatus(404)
    await page.goto(path)
    await ready(page)
    expect(await axeInBothColours(page)).toEqual([])
  })
}

test('Arabic runs from right to left, with figures in bdi', async ({ page }) => {
  await page.goto('/ar')
  await ready(page)
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.getByRole('status')).toHaveText(/\d/)
  const loose = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (/\d\s*–\s*\d/.test(node.textContent ?? '') && !node.parentElement?.closest('bdi,[role=status],script,style')) found.push(node.textContent ?? '')
    }
    return found
  })
  expect(loose).toEqual([])
})
