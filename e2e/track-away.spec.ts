import type { Page } from '@playwright/test'
import { expect, ready, test } from './fixtures'
import { answers, openWork, passKnown, PROJECT, sceneOf, WORDS } from './track-page'

// On a phone, without a connection, in two tabs, and leaving.

/** Ids of the answers that a page sends, in order, each time it does. */
function sending(page: Page): string[] {
  const ids: string[] = []
  page.on('request', request => {
    if (request.method() === 'POST' && request.url().endsWith('/answers')) ids.push((request.postDataJSON() as { answer: { id: string } }).answer.id)
  })
  return ids
}

for (const locale of ['en', 'ar'] as const) {
  const words = WORDS[locale]
  test.describe(`a phone (${locale})`, () => {
    test.use({ viewport: { width: 390, height: 740 }, hasTouch: true, isMobile: true })
    test('by touch: swipe, mark, send; everything within the screen', async ({ page }) => {
      await openWork(page, locale)
      const box = await page.getByTestId('stage').boundingBox()
      if (!box) throw new Error('There is no picture.')
      const client = await page.context().newCDPSession(page)
      // A quick stroke, however slow the machine is that plays it.
      let at = 0
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) => client.send('Input.dispatchTouchEvent', { type, timestamp: (at += 0.02), touchPoints: type === 'touchEnd' ? [] : [{ x, y: box.y + box.height * 0.6 }] })
      const swipe = async (from: number, to: number) => {
        at = Date.now() / 1000
        await touch('touchStart', from)
        for (const part of [0.3, 0.6, 1]) await touch('touchMove', from + (to - from) * part)
        await touch('touchEnd', to)
      }
      const onward: [number, number] = locale === 'ar' ? [120, 260] : [260, 120]
      await swipe(...onward)
      await expect.poll(() => sceneOf(page)).toBe(1)
      await swipe(...onward)
      await expect.poll(() => sceneOf(page)).toBe(2)
      await swipe(onward[1], onward[0])
      await expect.poll(() => sceneOf(page)).toBe(1)
      // Right after a stroke, when a browser would take a tap for the hand that stops a throw.
      await page.getByRole('button', { name: words.destroyed }).tap()
      await expect(page.getByTestId('told')).toContainText(locale === 'en' ? 'by 15 Oct 2019' : '15 تشرين الأول 2019')
      for (const button of await page.locator('.track-answers .button').all()) {
        const place = await button.boundingBox()
        expect(place && place.height >= 44 && place.y >= 370 && place.y + place.height <= 740 && place.x >= 0 && place.x + place.width <= 390, await button.innerText()).toBe(true)
      }
      expect(await page.evaluate(() => [window.scrollY, document.documentElement.scrollWidth])).toEqual([0, 390])
      await page.getByRole('button', { name: words.send, exact: true }).tap()
      await expect.poll(() => answers(page)).toBe(1)
    })
  })

  test(`without a connection answers wait, and are sent once each when it is back (${locale})`, async ({ page, context, quiet }) => {
    quiet.allow(/ERR_INTERNET_DISCONNECTED/)
    const sent = sending(page)
    await openWork(page, locale)
    // The other scenes come before they are looked at; the outlines are a file as well.
    const files = () => page.evaluate(() => new Set(performance.getEntriesByType('resource').map(entry => entry.name).filter(name => name.includes('/files/'))).size)
    await expect.poll(files).toBe(13)
    await context.setOffline(true)
    await page.keyboard.press('End')
    await ready(page)
    expect(await sceneOf(page)).toBe(11)
    for (const [n, key] of [[1, 'c'], [2, 'i'], [3, 'n']] as const) {
      await page.keyboard.press(key)
      await page.keyboard.press('Enter')
      await expect(page.locator('.track-bar [role=status]')).toHaveText({ en: ['', '1 answer waits for the connection', '2 answers wait for the connection', '3 answers wait for the connection'], ar: ['', 'إجابة واحدة تنتظر الاتصال', 'إجابتان تنتظران الاتصال', '3 إجابات تنتظر الاتصال'] }[locale][n])
    }
    await expect(page.getByRole('heading', { name: words.away })).toBeVisible()
    expect(await answers(page).catch(() => 0)).toBe(0)
    sent.length = 0
    await context.setOffline(false)
    await expect(page.locator('.track-answers')).toBeVisible()
    await expect(page.locator('.track-bar [role=status]')).toHaveText('')
    expect(await answers(page)).toBe(3)
    expect(new Set(sent).size).toBe(3)
    expect(sent).toHaveLength(3)
  })
}

test('an answer given without a connection outlives the page, and a second tab sends none twice', async ({ page, context, quiet }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED/)
  await openWork(page)
  await context.setOffline(true)
  for (const key of ['c', 'n']) {
    await page.keyboard.press(key)
    await page.keyboard.press('Enter')
  }
  await expect(page.locator('.track-bar')).toContainText('2 answers wait')
  await page.close()
  await context.setOffline(false)
  const tabs = await Promise.all([context.newPage(), context.newPage()])
  const sent = tabs.map(sending)
  await Promise.all(tabs.map(tab => openWork(tab)))
  await expect.poll(() => answers(tabs[0])).toBe(2)
  expect(sent.flat().sort()).toEqual([...new Set(sent.flat())].sort())
  expect(sent.flat()).toHaveLength(2)
})

test('an answer taken back before it was sent is replaced when it is', async ({ page, context, quiet, baseURL }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED/)
  await openWork(page)
  await passKnown(page, baseURL)
  const taken: Promise<[number, number]>[] = []
  page.on('response', response => {
    if (response.request().method() === 'POST' && response.url().endsWith('/answers')) taken.push(response.json().then((body: { seq: number }) => [response.status(), body.seq]))
  })
  await context.setOffline(true)
  await page.keyboard.press('n')
  await page.keyboard.press('Enter')
  await page.keyboard.press('u')
  await expect(page.getByTestId('told')).toHaveText(WORDS.en.no_destruction)
  await page.keyboard.press('c')
  await page.keyboard.press('Enter')
  await context.setOffline(false)
  await expect(page.locator('.track-bar [role=status]')).toHaveText('')
  // Both are in the log, of one volunteer to one building; the later one counts.
  const sent = await Promise.all(taken)
  expect(sent.map(([status]) => status)).toEqual([201, 201])
  const rows = (await (await page.request.get(`/api/dating/${PROJECT}/export/answers.jsonl`)).text()).trim().split('\n').map(line => JSON.parse(line) as { seq: number; building: string; volunteer: string; kind: string })
  const [first, second] = sent.map(([, seq]) => rows.find(row => row.seq === seq))
  expect([first?.kind, second?.kind]).toEqual(['no_destruction', 'cannot_tell'])
  expect([second?.building, second?.volunteer]).toEqual([first?.building, first?.volunteer])
  expect(await answers(page)).toBe(1)
})

test('a break is suggested after twenty minutes; stopping and being forgotten are one step each', async ({ page, context }) => {
  await openWork(page)
  await page.evaluate(() => localStorage.setItem('track.sitting', JSON.stringify({ since: Date.now() - 21 * 60_000, last: Date.now() - 1000, answers: 9 })))
  await page.keyboard.press('c')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: WORDS.en.pause })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('link', { name: WORDS.en.pauseTake }).click()
  await expect(page.getByRole('heading', { level: 1, name: /drawn town/ })).toBeVisible()
  expect((await context.cookies()).map(c => [c.name, c.httpOnly, c.sameSite])).toContainEqual(['atlas-volunteer', true, 'Strict'])
  await page.getByRole('button', { name: WORDS.en.forget }).click()
  await page.getByRole('button', { name: WORDS.en.forgetYes }).click()
  await expect(page.getByText(WORDS.en.forgotten)).toBeVisible()
  expect((await context.cookies()).map(c => c.name)).not.toContain('atlas-volunteer')
  expect(await page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('track.')))).toEqual([])
})

test('a picture that does not come is said, and comes when it is asked for again', async ({ page, request, quiet }) => {
  quiet.allow(/ERR_FAILED/)
  const { edition } = (await (await request.get('/api/editions/current')).json()) as { edition: string }
  const { places } = (await (await request.get(`/api/editions/${edition}/scenes`)).json()) as { places: { id: string; scenes: { picture: string }[] }[] }
  const last = `**${places.find(p => p.id === PROJECT)?.scenes.at(-1)?.picture}`
  await page.route(last, route => route.abort())
  await openWork(page)
  await page.keyboard.press('End')
  const notice = page.getByText(WORDS.en.noPicture)
  await expect(notice).toBeVisible()
  await page.unroute(last)
  await page.locator('.track-stage').getByRole('button', { name: WORDS.en.again }).click()
  await expect(notice).toHaveCount(0)
  expect(await sceneOf(page)).toBe(11)
  expect(await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-scene]')].find(l => l.style.visibility !== 'hidden')?.querySelector('img')?.naturalWidth)).toBeGreaterThan(0)
})

test('nothing flashes: stepping through, the picture that is seen is always there', async ({ page }) => {
  await page.route('**/files/*', async route => {
    await new Promise(done => setTimeout(done, 150))
    await route.continue()
  })
  await page.goto(`/track/${PROJECT}#work`)
  await expect(page.locator('.track-answers')).toBeVisible()
  await page.evaluate(() => {
    const faults: string[] = []
    Object.assign(window, { faults, seenScenes: new Set<string>() })
    let begun = false
    const look = () => {
      const layer = [...document.querySelectorAll<HTMLElement>('[data-scene]')].find(l => l.style.visibility !== 'hidden')
      const there = layer ? [...layer.querySelectorAll('img')].every(img => img.complete && img.naturalWidth > 0) : false
      if (there) { begun = true; (window as unknown as { seenScenes: Set<string> }).seenScenes.add(layer?.dataset.scene ?? '') }
      if (begun && !there) faults.push(layer?.dataset.scene ?? 'none')
      requestAnimationFrame(look)
    }
    look()
  })
  for (let i = 0; i < 11; i++) {
    await page.keyboard.press('ArrowRight')
    if (i % 3 === 0) await ready(page)
  }
  await ready(page)
  expect(await sceneOf(page)).toBe(11)
  expect(await page.evaluate(() => [(window as unknown as { faults: string[] }).faults, (window as unknown as { seenScenes: Set<string> }).seenScenes.size > 3])).toEqual([[], true])
})
