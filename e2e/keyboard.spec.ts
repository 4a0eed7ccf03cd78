import type { Page } from '@playwright/test'
import { expect, ready, test } from './fixtures'

// Everything without a mouse: what opens closes by Escape, and the focus stays where the reader was.

const focused = (page: Page) => page.evaluate(() => (document.activeElement === document.body ? 'nothing' : (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim() ?? '')))

/** Presses Tab until that is focused; a page has fewer stops than this. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return
  }
  throw new Error(`150 times Tab did not reach ${name}`)
}

test('what opens closes by Escape and gives the focus back', async ({ page }) => {
  await page.goto('/')
  await ready(page)
  await page.getByRole('button', { name: 'Share' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(await focused(page)).toBe('Share')

  await page.getByRole('button', { name: 'Draw an area' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Rectangle')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Rectangle' })).toBeHidden()
  expect(await focused(page)).toBe('Draw an area')

  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const cancel = page.getByRole('button', { name: 'Cancel drawing' })
  await expect(cancel).toBeVisible()
  await cancel.focus()
  await page.keyboard.press('Enter')
  await expect(cancel).toBeHidden()
  await expect.poll(() => focused(page)).toBe('Draw an area')

  await page.getByRole('combobox', { name: 'Find a place' }).focus()
  await page.keyboard.type('idlib')
  await expect(page.locator('[role=option]').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('[role=option]')).toHaveCount(0)
  expect(await focused(page)).toBe('Find a place')
})

test('removing a chip and clearing all leave the focus in the page', async ({ page }) => {
  await page.goto('/?target=medical,education&grading=fair')
  await ready(page)
  for (const name of [/^Remove .*Medical/, /^Remove .*Education/]) {
    await page.getByRole('button', { name }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name })).toHaveCount(0)
    expect(await focused(page)).toMatch(/^(Remove |Clear all|Search)/)
  }
  await page.getByRole('button', { name: 'Clear all' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/grading=/)
  expect(await focused(page)).toBe('Search incidents and statements')
})

test('from the head of the page to a record and back, by Tab and Enter alone', async ({ page }) => {
  await page.goto('/?q=Shami')
  await ready(page)
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Skip to the records')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('#record') !== null)).toBe(true)
  await tabTo(page, /Shami hospital/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/incidents\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // The row is gone with its list: the panel takes the focus, so that the next Tab goes on in the record.
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('panel')
  await tabTo(page, /incident/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/\?.*q=Shami/)
})

test('an area is drawn by keys', async ({ page }) => {
  await page.goto('/')
  await ready(page)
  await page.getByRole('button', { name: 'Draw an area' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Cancel drawing' })).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains('maplibregl-canvas'))).toBe(true)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/area=box:/)
})

test('the Arabic timeline runs from right to left, and the arrow keys follow', async ({ page }) => {
  await page.goto('/ar?from=2019-01-10&to=2019-12-31')
  await ready(page)
  const from = page.getByRole('slider').first()
  const to = page.getByRole('slider').last()
  const [a, b] = [await from.boundingBox(), await to.boundingBox()]
  expect(a!.x).toBeGreaterThan(b!.x)
  await from.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(from).toHaveAttribute('aria-valuetext', '2019-01-11')
  await page.keyboard.press('ArrowRight')
  await expect(from).toHaveAttribute('aria-valuetext', '2019-01-10')
})

test.describe('reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('the camera jumps, nothing moves by itself, and play still plays', async ({ page }) => {
    await page.goto('/?at=20,10,3&from=2017-06-01&to=2017-07-31')
    await ready(page)
    await page.evaluate(() => {
      const seen = new Set<string>()
      Object.assign(window, { seen })
      const scale = [...document.querySelectorAll('.map-area bdi')].find(e => /^\d+ k?m$/.test(e.textContent ?? ''))
      if (!scale) throw new Error('The map shows no scale.')
      new MutationObserver(() => seen.add(scale.textContent ?? '')).observe(scale, { characterData: true, subtree: true, childList: true })
    })
    await page.getByRole('button', { name: 'Fit to results' }).click()
    // The address follows once the camera rests.
    await expect(page).not.toHaveURL(/at=20,10,3/)
    // From the world to a city the scale of a moving camera passes through many lengths; a jump has one.
    expect(await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])).toHaveLength(1)
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return [s.transitionDuration, s.animationDuration].some(d => d.split(',').some(x => parseFloat(x) > 0.001)) }).length)
    expect(moving).toBe(0)
    const to = page.getByRole('slider', { name: 'To' })
    const start = await to.getAttribute('aria-valuetext')
    await page.getByRole('button', { name: 'Play' }).click()
    await expect.poll(() => to.getAttribute('aria-valuetext')).not.toBe(start)
    await page.getByRole('button', { name: 'Pause' }).click()
  })
})
