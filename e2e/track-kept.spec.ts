import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { answers, openWork, PROJECT, waitingOn, WORDS } from './track-page'

// What becomes of answers that are refused: by our server, by something in its place, by a fault of the browser's; and of tabs that begin together.

const ANSWERS = `**/api/dating/${PROJECT}/answers`
const bar = (page: Page) => page.locator('.track-bar [role=status]')
const give = async (page: Page, key: string) => {
  await expect(page.locator('.track-answers')).toBeVisible()
  await page.keyboard.press(key)
  await page.keyboard.press('Enter')
}

for (const locale of ['en', 'ar'] as const) {
  const words = WORDS[locale]
  test(`what a firewall refuses is kept and sent later; with five in hand the page says so and asks seldom (${locale})`, async ({ page, quiet }) => {
    quiet.allowStatus(403)
    await openWork(page, locale)
    await page.route(ANSWERS, route => route.fulfill({ status: 403, contentType: 'text/html', body: '<h1>Access denied</h1>' }))
    await give(page, 'c')
    await expect(bar(page)).toContainText(words.keptElsewhere)
    for (let i = 0; i < 4; i++) {
      await give(page, 'c')
      await expect.poll(() => waitingOn(page)).toBe(i + 2)
    }
    await expect(page.getByRole('heading', { name: words.held })).toBeVisible()
    // Each time later, from 2 s on (lib/track/hand.test.ts); by the old way it was twenty times in 6 s.
    const asked = () => page.evaluate(() => performance.getEntriesByType('resource').filter(entry => entry.name.endsWith('/next?n=3')).map(entry => entry.startTime))
    const before = (await asked()).length
    await expect.poll(async () => (await asked()).length).toBeGreaterThan(before)
    const times = await asked()
    expect(times[before] - times[before - 1]).toBeGreaterThan(1900)
    expect([await waitingOn(page), await answers(page)]).toEqual([5, 0])
    await page.unroute(ANSWERS)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(bar(page)).toHaveText('')
    await expect(page.locator('.track-answers')).toBeVisible()
    expect([await waitingOn(page), await answers(page)]).toEqual([0, 5])
  })
}

test('our own refusal of another origin keeps the answer, with its sentence', async ({ page, quiet }) => {
  quiet.allowStatus(403)
  await openWork(page)
  await page.route(ANSWERS, async route => route.fulfill({ response: await route.fetch({ headers: { ...route.request().headers(), 'sec-fetch-site': 'cross-site' } }) }))
  await give(page, 'c')
  await expect(bar(page)).toContainText('1 answer is kept on this device: The server takes answers from this site’s own pages alone')
  expect([await waitingOn(page), await answers(page)]).toEqual([1, 0])
  await page.unroute(ANSWERS)
  // It goes by itself.
  await expect(bar(page)).toHaveText('', { timeout: 20_000 })
  expect(await answers(page)).toBe(1)
})

test('what can never be taken is dropped, said in the page’s language, and the work goes on with what the new cookie is given', async ({ page, context, quiet }) => {
  quiet.allowStatus(401)
  quiet.allowStatus(403)
  await openWork(page, 'ar')
  await context.clearCookies()
  await give(page, 'c')
  await expect(page.getByText(`${WORDS.ar.refused} ${WORDS.ar.refusal.notYours}`)).toBeVisible()
  await expect(bar(page)).toHaveText('')
  expect(await waitingOn(page)).toBe(0)
  await give(page, 'c')
  await expect.poll(() => answers(page)).toBe(1)
})

test('a fault while an answer is taken out of the queue stops nothing', async ({ page }) => {
  await page.addInitScript(() => {
    const remove = Storage.prototype.removeItem
    let failed = false
    Storage.prototype.removeItem = function (key: string) {
      if (!failed && key.startsWith('track.answer.')) {
        failed = true
        throw new Error('The storage is busy.')
      }
      remove.call(this, key)
    }
  })
  await openWork(page)
  await give(page, 'c')
  await expect.poll(() => answers(page)).toBe(1)
  // The other tabs are given ten seconds to see what was sent; then it is sent again, and counted once.
  await expect(bar(page)).toHaveText('', { timeout: 30_000 })
  expect([await waitingOn(page), await answers(page)]).toEqual([0, 1])
})

for (const locks of [true, false]) {
  test(`two first tabs that begin together are one volunteer, ${locks ? 'by a lock' : 'where browsers have no locks'}`, async ({ context }) => {
    if (!locks) await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }))
    const volunteers: Promise<string | undefined>[] = []
    context.on('response', response => {
      if (response.url().endsWith('/session')) volunteers.push(response.headerValue('set-cookie').then(set => set?.split(';')[0]))
    })
    // Both would be on their way before the first cookie is there.
    await context.route('**/session', async route => {
      await new Promise(done => setTimeout(done, 600))
      await route.continue()
    })
    const tabs = await Promise.all([context.newPage(), context.newPage()])
    await Promise.all(tabs.map(tab => openWork(tab)))
    const [first, second] = await Promise.all(volunteers)
    expect(first).toMatch(/^atlas-volunteer=./)
    expect(second).toBe(first)
    // The token of each is good. By the locks each has buildings of its own; without them both show the same, which is taken once, and nothing is wrong with that.
    const statuses: number[] = []
    for (const tab of tabs) {
      const answered = tab.waitForResponse(response => response.url().endsWith('/answers'))
      await give(tab, 'c')
      statuses.push((await answered).status())
    }
    expect(statuses).toEqual([201, locks ? 201 : 409])
    expect(await answers(tabs[0])).toBe(locks ? 2 : 1)
    await expect(tabs[1].getByText(WORDS.en.refusal.answered, { exact: true })).toHaveCount(locks ? 0 : 1)
    await expect(tabs[1].getByText(WORDS.en.refused)).toHaveCount(0)
    await expect(tabs[1].locator('.track-answers')).toBeVisible()
  })
}
