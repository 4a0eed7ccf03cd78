import type { Me } from '../lib/model/track'
import { axeInBothColours } from './axe'
import { expect, ready, test } from './fixtures'
import { answers, inLocale, openWork, passKnown, PROJECT, project, sceneOf, sending, WORDS } from './track-page'

// The volunteer's pages by mouse and by keyboard: from the front page to an answer that counts, undo, keys.

const DAYS = { en: ['14 Jan 2020', '3 Feb 2020', '27 Dec 2019'], ar: ['14 كانون الثاني 2020', '3 شباط 2020', '27 كانون الأول 2019'] }
for (const locale of ['en', 'ar'] as const) test(`by mouse from the front page to the first answer, which is seen counted (${locale})`, async ({ page }) => {
  const [words, [before7, seventh, before6]] = [WORDS[locale], DAYS[locale]]
  const picture = (n: number) => page.getByRole('button', { name: words.sceneOf.split('{all}')[0].replace('{n}', String(n)) })
  const began = Date.now()
  const total = async () => ((await (await page.request.get(`/api/dating/${PROJECT}/results`)).json()) as { answers: number }).answers
  const before = await total()
  const sent = sending(page)
  await page.goto(inLocale(locale, '/'))
  await page.getByRole('link', { name: locale === 'en' ? 'Dating together' : 'التأريخ معاً' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible()
  await page.getByRole('link', { name: words.open }).click()
  await page.getByRole('link', { name: words.startWorkFirst }).click()
  await expect(page.locator('.track-answers')).toBeVisible()
  await ready(page)
  const outline = page.getByTestId('outline')
  const far = await outline.getAttribute('d')
  await page.getByRole('button', { name: words.zoomIn }).click()
  await expect(outline).not.toHaveAttribute('d', far as string)
  const near = await outline.getAttribute('d')
  await page.getByTestId('stage').hover()
  await page.mouse.wheel(0, -240)
  await expect(outline).not.toHaveAttribute('d', near as string)
  const wide = async () => (await outline.boundingBox())?.width ?? 0
  const nearest = await wide()
  await page.mouse.wheel(0, 480)
  await expect.poll(wide).toBeLessThan(nearest)
  await page.getByRole('button', { name: words.whole }).click()
  await expect(outline).toHaveAttribute('d', far as string)
  await picture(7).click()
  await page.getByRole('button', { name: words.destroyed }).click()
  const told = page.getByTestId('told')
  for (const day of [before7, seventh]) await expect(told).toContainText(day)
  // The suggested last standing one is adjusted: clouds lay over the scene between.
  await page.locator('.track-slider').fill('5')
  await ready(page)
  expect(await sceneOf(page)).toBe(4)
  await page.getByRole('button', { name: words.stands }).click()
  for (const day of [before6, seventh]) await expect(told).toContainText(day)
  await page.getByRole('button', { name: words.send, exact: true }).click()
  await expect(page.locator('.track-bar')).toContainText(locale === 'en' ? '1 today' : 'واحدة اليوم')
  expect(Date.now() - began).toBeLessThan(60_000)
  expect(await answers(page)).toBe(1)
  expect(sent).toEqual([{ id: expect.any(String), building: expect.any(String), reply: { kind: 'destroyed', last_standing: project.scenes[4].id, first_destroyed: project.scenes[6].id } }])
  // Other tests answer meanwhile.
  expect(await total()).toBeGreaterThan(before)
  await page.getByRole('link', { name: words.stop }).click()
  await expect(page.locator('#about h1')).toBeVisible()
  if (locale === 'ar') return
  // The text counts it as well, though it was there before.
  await expect.poll(async () => Number(/([\d,]+) answers? by/.exec(await page.locator('#about').innerText())?.[1].replace(',', '') ?? 0)).toBeGreaterThan(before)
})

for (const locale of ['en', 'ar'] as const) {
  const words = WORDS[locale]
  test(`by keyboard alone (${locale}): steps, marks, sends, takes back, writes a note`, async ({ page, baseURL }) => {
    const sent = sending(page)
    await openWork(page, locale)
    await passKnown(page, baseURL)
    const told = page.getByTestId('told')
    // What a screen reader has: what it can say, and that it cannot say the rest.
    await expect(page.getByRole('region', { name: words.picture, exact: true })).toHaveAccessibleDescription(words.unseen)
    const [slider, said] = [page.getByRole('slider', { name: words.scene }), page.locator('.track-screen > [aria-live]').last()]
    const sceneTold = (n: number, day: string) => words.sceneOf.replace('{n}', String(n)).replace('{all}', String(project.scenes.length)).replace('{day}', day)
    const onward = locale === 'ar' ? 'ArrowLeft' : 'ArrowRight'
    for (let i = 0; i < 4; i++) await page.keyboard.press(onward)
    await ready(page)
    expect(await sceneOf(page)).toBe(4)
    await expect(said).toHaveText(sceneTold(5, DAYS[locale][2]))
    await expect(slider).toHaveAttribute('aria-valuetext', sceneTold(5, DAYS[locale][2]))
    await page.keyboard.press('3')
    await page.keyboard.press('d')
    await expect(slider).toHaveAttribute('aria-valuetext', `${sceneTold(3, locale === 'en' ? '10 Nov 2019' : '10 تشرين الثاني 2019')}, ${words.said.first}`)
    await expect(told).toContainText(locale === 'en' ? 'after 15 Oct 2019 and by 10 Nov 2019' : '15 تشرين الأول 2019')
    await page.keyboard.press('b')
    await expect(told).toHaveText(locale === 'en' ? 'Destroyed by 10 Nov 2019; no picture shows it standing.' : /10 تشرين الثاني 2019؛/)
    await page.keyboard.press('p')
    await expect(told).toContainText(locale === 'en' ? 'Partly destroyed' : 'جزئياً')
    // What is typed into the note marks nothing.
    await page.keyboard.press('t')
    await page.keyboard.type('n 9 stands')
    await expect(page.getByRole('textbox', { name: words.noteLabel })).toHaveValue('n 9 stands')
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await expect(told).toContainText(locale === 'en' ? 'Partly destroyed' : 'جزئياً')
    const first = await page.evaluate(() => document.querySelector('[data-testid=outline]')?.getAttribute('d'))
    await page.keyboard.press('Enter')
    await expect.poll(() => answers(page)).toBe(1)
    await ready(page)
    // Nothing of the next answer is cut off, the way back among it.
    await expect(page.getByRole('button', { name: words.undo })).toBeVisible()
    expect(await page.locator('.track-side').evaluate(side => side.scrollWidth - side.clientWidth)).toBe(0)
    expect(await page.evaluate(() => document.querySelector('[data-testid=outline]')?.getAttribute('d'))).not.toBe(first)
    expect(await sceneOf(page)).toBe(0)
    // Enter without an answer sends nothing and says what is wanted.
    await page.keyboard.press('Enter')
    await expect(said).toHaveText(words.wantsAnswer)
    await page.keyboard.press('u')
    await expect(told).toContainText(locale === 'en' ? 'Partly destroyed' : 'جزئياً')
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    await expect(page.locator('.track-screen > [role=status]').last()).toContainText(words.sent.split('{')[0].trim())
    expect(await answers(page)).toBe(1)
    // Ten seconds an answer: a dated one is six keys at most, the last standing picture set by hand among them.
    const keys = ['6', 'd', '4', 's', 'Enter']
    expect(keys.length).toBeLessThanOrEqual(6)
    for (const pressed of [keys, ['x'], ['i', 'Enter']]) {
      const before = sent.length
      await expect(page.locator('.track-answers')).toBeVisible()
      for (const key of pressed) await page.keyboard.press(key)
      await expect.poll(() => sent.length).toBe(before + 1)
    }
    const [{ id, building }] = sent
    const another = { id: expect.any(String), building: expect.any(String) }
    expect(sent).toEqual([
      { id, building, reply: { kind: 'partly', last_standing: null, first_destroyed: project.scenes[2].id }, note: 'n 9 stands', flag: true },
      { id: expect.any(String), building, reply: { kind: 'no_destruction' }, note: 'n 9 stands', flag: true, replaces: id },
      { ...another, reply: { kind: 'destroyed', last_standing: project.scenes[3].id, first_destroyed: project.scenes[5].id } },
      { ...another, reply: null },
      { ...another, reply: { kind: 'image_unclear' } },
    ])
    expect(new Set(sent.map(answer => answer.building)).size).toBe(4)
    await expect(page.locator('.track-answers')).toBeVisible()
    // Single letters can be turned off; arrows and Enter still work.
    await page.keyboard.press('?')
    const letters = page.getByRole('checkbox', { name: words.letters })
    await letters.uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('d')
    await page.keyboard.press('5')
    await expect(told).toHaveText(words.wantsAnswer)
    expect(await sceneOf(page)).toBe(0)
    await page.keyboard.press('End')
    await expect.poll(() => sceneOf(page)).toBe(11)
  })

  test(`axe finds nothing where buildings are dated (${locale}), in both colours; brightness, and what one has done so far`, async ({ page }) => {
    await page.route('**/session', async route => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { answers: 12, streak: 3, today: 2, agreement: { of: 8, within: 6 } } satisfies Me })
    })
    await openWork(page, locale)
    await expect(page.locator('.track-aside')).toContainText(locale === 'en' ? '12 answers, 2 of them today. Thank you. 3 days in a row. Where others have looked too, 6 of 8 of your dates touch what was found together.' : '3 أيام متتالية. حيث نظر آخرون أيضاً، يلامس 6 من 8')
    const clean = async () => expect(await axeInBothColours(page)).toEqual([])
    await page.keyboard.press('4')
    await page.keyboard.press('d')
    await page.getByRole('button', { name: words.light }).click()
    await page.getByRole('slider', { name: words.brightness }).fill('150')
    await expect(page.locator('[data-scene]').first().locator('xpath=ancestor::*[contains(@style, "brightness(150%)")]')).toHaveCount(1)
    await clean()
    await page.keyboard.press('?')
    await clean()
  })
}

test('the keyboard goes along the strip with the scene, and Enter sends from there', async ({ page }) => {
  await openWork(page)
  const frame = page.locator('.track-frame[aria-current]')
  await page.locator('.track-slider').focus()
  await page.keyboard.press('Tab')
  await expect(frame).toBeFocused()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
  await ready(page)
  expect(await sceneOf(page)).toBe(3)
  await expect(frame).toBeFocused()
  await page.keyboard.press('d')
  await expect(page.getByTestId('told')).toHaveText('Destroyed after 10 Nov 2019 and by 8 Dec 2019.')
  await page.keyboard.press('Enter')
  await expect.poll(() => answers(page)).toBe(1)
})

test('undo brings the last building back, and what is marked on the next one stays', async ({ page, baseURL }) => {
  await openWork(page)
  await passKnown(page, baseURL)
  const told = page.getByTestId('told')
  await page.keyboard.press('n')
  await page.keyboard.press('Enter')
  await expect(told).toHaveText(WORDS.en.wantsAnswer)
  await page.keyboard.press('3')
  await page.keyboard.press('d')
  await expect(told).toHaveText('Destroyed after 15 Oct 2019 and by 10 Nov 2019.')
  await page.keyboard.press('u')
  await expect(told).toHaveText(WORDS.en.no_destruction)
  await page.keyboard.press('c')
  await page.keyboard.press('Enter')
  await expect(told).toHaveText('Destroyed after 15 Oct 2019 and by 10 Nov 2019.')
  await ready(page)
  expect(await sceneOf(page)).toBe(2)
  await page.keyboard.press('Enter')
  await expect.poll(() => answers(page)).toBe(2)
})

test('two pictures in turn never change faster than twice a second; where motion is not wanted, by hand', async ({ page }) => {
  await page.clock.install()
  await openWork(page)
  await page.keyboard.press('5')
  await ready(page)
  const watch = () => page.evaluate(() => {
    const changes: number[] = []
    let seen = ''
    Object.assign(window, { changes })
    const look = () => {
      const now = [...document.querySelectorAll<HTMLElement>('[data-scene]')].find(layer => layer.style.visibility !== 'hidden')?.dataset.scene ?? ''
      if (seen && now !== seen) changes.push(performance.now())
      seen = now
      requestAnimationFrame(look)
    }
    look()
  })
  await watch()
  await page.keyboard.down('f')
  await expect.poll(() => page.evaluate(() => (window as unknown as { changes: number[] }).changes.length), { timeout: 5000 }).toBeGreaterThanOrEqual(4)
  await page.keyboard.up('f')
  const changes = await page.evaluate(() => (window as unknown as { changes: number[] }).changes.slice(0, 4))
  for (let i = 1; i < 4; i++) expect(changes[i] - changes[i - 1]).toBeGreaterThan(450)
  await expect(page.locator(`[data-scene="${project.scenes[4].id}"]`)).toBeVisible()
  expect(await sceneOf(page)).toBe(4)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.waitForFunction(() => matchMedia('(prefers-reduced-motion: reduce)').matches)
  const partner = page.locator(`[data-scene="${project.scenes[3].id}"]`)
  const button = page.getByRole('button', { name: /^In turn with/ })
  await button.focus()
  await page.keyboard.press('Space')
  await expect(partner).toBeVisible()
  // It would have gone back by itself by now.
  await page.clock.runFor(1200)
  await expect(partner).toBeVisible()
  await page.keyboard.press('Space')
  await expect(partner).toBeHidden()
})

test('without scripts the project is read, and it says what needs them', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  for (const locale of ['en', 'ar'] as const) {
    await page.goto(inLocale(locale, '/track'))
    await expect(page.getByRole('progressbar')).toBeVisible()
    await expect(page.locator('#promise code')).toHaveText('atlas-volunteer')
    for (const said of locale === 'en' ? ['kept as written: write no names', 'from one connection on one day', 'another random number', 'weighed by how they fit'] : ['تُحفظ كما كُتبت: لا تكتب فيها أسماء', 'من اتصال واحد في يوم واحد', 'برقم عشوائي آخر', 'وتوزن بحسب موافقتها']) await expect(page.locator('#promise')).toContainText(said)
    await page.getByRole('link', { name: WORDS[locale].careLink }).click()
    await expect(page.getByRole('heading', { level: 1, name: WORDS[locale].careTitle })).toBeVisible()
    await page.goto(inLocale(locale, `/track/${PROJECT}`))
    await expect(page.getByText(WORDS[locale].drawingText)).toBeVisible()
    await expect(page.getByText(WORDS[locale].needsScript)).toBeVisible()
    await expect(page.getByRole('link', { name: WORDS[locale].startTraining })).toBeHidden()
  }
  expect((await page.goto('/track/no-such-project'))?.status()).toBe(404)
  await context.close()
})
