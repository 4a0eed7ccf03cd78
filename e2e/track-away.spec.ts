import { axe } from './axe'
import { expect, ready, test } from './fixtures'
import { answers, inLocale, openWork, passKnown, PROJECT, sceneOf, sending, watchPictures, WORDS } from './track-page'

// On a phone, without a connection, in two tabs, and leaving.

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
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]) => client.send('Input.dispatchTouchEvent', { type, timestamp: (at += 0.02), touchPoints: type === 'touchEnd' ? [] : xs.map((x, id) => ({ x, y: box.y + box.height * 0.6, id })) })
      const swipe = async (from: number, to: number) => {
        at = Date.now() / 1000
        await touch('touchStart', from)
        for (const part of [0.3, 0.6, 1]) await touch('touchMove', from + (to - from) * part)
        await touch('touchEnd')
      }
      // Two fingers that part bring the building nearer, and change no scene.
      const outline = page.getByTestId('outline')
      const far = (await outline.boundingBox())?.width ?? 0
      at = Date.now() / 1000
      await touch('touchStart', 180, 210)
      for (const part of [10, 20, 30]) await touch('touchMove', 180 - part, 210 + part)
      await touch('touchEnd')
      await expect.poll(async () => ((await outline.boundingBox())?.width ?? 0) / far).toBeGreaterThan(1.5)
      expect(await sceneOf(page)).toBe(0)
      await page.getByRole('button', { name: words.whole }).tap()
      await expect.poll(async () => (await outline.boundingBox())?.width).toBe(far)
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
    if (locale === 'en') expect(await axe(page)).toEqual([])
    expect(await answers(page).catch(() => 0)).toBe(0)
    sent.length = 0
    await context.setOffline(false)
    await expect(page.locator('.track-answers')).toBeVisible()
    await expect(page.locator('.track-bar [role=status]')).toHaveText('')
    expect(await answers(page)).toBe(3)
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3)
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
  const ids = sent.flat().map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([2, 2])
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

for (const locale of ['en', 'ar'] as const) test(`a break is suggested after twenty minutes; stopping and being forgotten are one step each (${locale})`, async ({ page, context }) => {
  const words = WORDS[locale]
  await openWork(page, locale)
  await page.evaluate(() => localStorage.setItem('track.sitting', JSON.stringify({ since: Date.now() - 21 * 60_000, last: Date.now() - 1000, answers: 9 })))
  await page.keyboard.press('c')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: words.pause })
  await expect(dialog.getByRole('heading', { name: words.pause })).toBeVisible()
  await expect(dialog).toContainText(words.pauseText)
  await expect(dialog.getByRole('link', { name: words.careLink })).toHaveAttribute('href', inLocale(locale, '/track/care'))
  await expect(dialog.getByRole('button', { name: words.pauseGoOn })).toBeVisible()
  if (locale === 'ar') expect(await axe(page)).toEqual([])
  await dialog.getByRole('link', { name: words.pauseTake }).click()
  await expect(page.getByRole('heading', { level: 1, name: locale === 'en' ? /drawn town/ : /البلدة المرسومة/ })).toBeVisible()
  expect((await context.cookies()).map(c => [c.name, c.httpOnly, c.sameSite])).toContainEqual(['atlas-volunteer', true, 'Strict'])
  await page.getByRole('button', { name: words.forget }).click()
  await page.getByRole('button', { name: words.forgetYes }).click()
  await expect(page.getByText(words.forgotten)).toBeVisible()
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

test('nothing flashes: stepping through and going on, the picture that is seen is always there', async ({ page }) => {
  await page.route('**/files/*', async route => {
    await new Promise(done => setTimeout(done, 150))
    await route.continue()
  })
  await page.goto(`/track/${PROJECT}#work`)
  await expect(page.locator('.track-answers')).toBeVisible()
  const watched = await watchPictures(page)
  for (let i = 0; i < 11; i++) {
    await page.keyboard.press('ArrowRight')
    if (i % 3 === 0) await ready(page)
  }
  await ready(page)
  expect(await sceneOf(page)).toBe(11)
  // And on to the next building, by the answer.
  for (const n of [1, 2]) {
    const outline = await page.getByTestId('outline').getAttribute('d')
    await page.keyboard.press('c')
    await page.keyboard.press('Enter')
    await expect.poll(() => answers(page)).toBe(n)
    await ready(page)
    await expect(page.getByTestId('outline')).not.toHaveAttribute('d', outline as string)
  }
  const { faults, seen } = await watched()
  expect([faults, seen > 3]).toEqual([[], true])
})
