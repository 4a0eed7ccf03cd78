import { expect, ready, test } from './fixtures'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('a phone has map, totals, timeline and a sheet with three stops', async ({ page }) => {
  await page.goto('/')
  await ready(page)
  await expect(page.getByRole('status')).toHaveText(/^\d+ incidents/)
  await expect(page.getByRole('slider', { name: 'From' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expect(page.getByRole('navigation', { name: 'Pages of the atlas' }).getByRole('link', { name: 'Stories' })).toBeInViewport()
  const handle = page.getByRole('button', { name: 'Show the list' })
  await handle.click()
  const sheet = page.locator('.sheet')
  await expect(sheet).toHaveAttribute('data-stop', 'full')
  await page.getByRole('button', { name: 'Show the map' }).click()
  await expect(sheet).toHaveAttribute('data-stop', 'half')
})

test('filters open as a page of their own', async ({ page }) => {
  await page.goto('/')
  await ready(page)
  await page.getByRole('button', { name: 'Filters' }).click()
  const dialog = page.getByRole('dialog', { name: 'Filters' })
  await dialog.getByRole('group', { name: 'Target' }).getByRole('checkbox', { name: /^Medical/ }).check()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page).toHaveURL(/target=medical/)
  await ready(page)
})

test('an incident opens in the sheet', async ({ page }) => {
  await page.goto('/incidents/nes-2019-10-12-hevrin-khalaf')
  await ready(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
