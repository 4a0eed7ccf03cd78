import type { Page } from '@playwright/test'
import { TEXT_ONLY } from '../lib/text-only'
import { axe } from './axe'
import { expect, ready, test } from './fixtures'

// The stories that ship, as a reader, a keyboard, a screen reader and a phone meet them.

const RAQQA = '/stories/raqqa-2017'
const status = (page: Page) => page.locator('.story-stage').getByRole('status')
/** The totals of the same view in the atlas itself. */
async function inAtlas(page: Page, href: string): Promise<string> {
  const html = await (await page.request.get(href)).text()
  return page.evaluate(text => new DOMParser().parseFromString(text, 'text/html').querySelector('[role=status]')?.textContent ?? '', html)
}
const chapterLink = (page: Page, id: string) => page.locator(`#${id} [data-view]`)

for (const { locale, path, list, story, previous, next } of [
  { locale: 'en', path: '', list: 'Stories', story: /The battle for Raqqa/, previous: 'Previous chapter', next: 'Next chapter' },
  { locale: 'ar', path: '/ar', list: 'القصص', story: /الرقة/, previous: 'الفصل السابق', next: 'الفصل التالي' },
]) {
  test(`scrolling drives map, window, filters and address; the totals are the atlas' own (${locale})`, async ({ page }) => {
    test.slow()
    await page.goto(`${path}/stories`)
    await expect(page.getByRole('navigation').first().getByRole('link', { name: list, exact: true })).toHaveAttribute('aria-current', 'page')
    await page.getByRole('link', { name: story }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(story)
    await ready(page)
    const chapters = await page.locator('.story-chapter').evaluateAll(all => all.map(s => s.id))
    expect(chapters.length).toBeGreaterThan(3)
    for (const id of chapters.slice(0, 3)) {
      await page.locator(`#${id}`).evaluate(section => window.scrollTo({ top: window.scrollY + section.getBoundingClientRect().top - 120, behavior: 'instant' }))
      await expect(page).toHaveURL(new RegExp(`[?]chapter=${id}#${id}$`))
      await ready(page)
      const href = (await chapterLink(page, id).getAttribute('href')) ?? ''
      await expect(status(page)).toHaveText(await inAtlas(page, href))
    }
    // By the bar, by the keys in the direction of reading, and back.
    await page.getByRole('button', { name: next }).click()
    await expect(page).toHaveURL(new RegExp(`#${chapters[3]}$`))
    await page.getByRole('button', { name: previous }).click()
    await expect(page).toHaveURL(new RegExp(`#${chapters[2]}$`))
    await page.keyboard.press(locale === 'ar' ? 'ArrowRight' : 'ArrowLeft')
    await expect(page).toHaveURL(new RegExp(`#${chapters[1]}$`))
    await expect(page.locator('.story-contents [aria-current]')).toHaveAttribute('href', `#${chapters[1]}`)
    await page.keyboard.press(locale === 'ar' ? 'ArrowLeft' : 'ArrowRight')
    await expect(page).toHaveURL(new RegExp(`#${chapters[2]}$`))
    // In a hurry, each flight broken off by the next: the last counts.
    for (const name of [next, previous, next, previous]) await page.getByRole('button', { name }).click()
    await expect(page).toHaveURL(new RegExp(`#${chapters[2]}$`))
    await ready(page)
    await expect(status(page)).toHaveText(await inAtlas(page, (await chapterLink(page, chapters[2]).getAttribute('href')) ?? ''))
    // In the other language the same chapter is open.
    await page.locator('header').first().getByRole('link', { name: locale === 'ar' ? 'English' : 'العربية' }).click()
    await expect(page).toHaveURL(new RegExp(`${locale === 'ar' ? '' : '/ar'}${RAQQA}[?]chapter=${chapters[2]}#${chapters[2]}$`))
    await expect(page.locator(`#${chapters[2]}`)).toBeInViewport()
  })

  for (const [address, width, colorScheme] of [['/stories', 390, 'dark'], [RAQQA, 1440, 'light'], ['/stories/idlib-2020', 390, 'light'], ['/stories/al-hol', 1440, 'dark']] as const) {
    test(`axe finds nothing on ${path}${address} at ${width} px, ${colorScheme}`, async ({ page }) => {
      test.slow()
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      await page.goto(`${path}${address}`)
      await ready(page)
      // Marks on the time axis stand where their days are, however near to each other (WCAG 2.5.8: essential).
      expect((await axe(page)).filter(fault => !/^target-size: (?:a\[href=|div\[aria-label=)/.test(fault))).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    })
  }
}

test('a link to a chapter opens it, with its view; the atlas keeps that view', async ({ page }) => {
  await page.goto(`${RAQQA}?chapter=june-and-july`)
  await ready(page)
  await expect(page).toHaveURL(/\?chapter=june-and-july#june-and-july$/)
  await expect(page.getByRole('heading', { level: 2, name: /June and July/ })).toBeInViewport()
  const shown = await status(page).textContent()
  expect(shown).toMatch(/^25 incidents, /)
  await page.locator('.story-stage').getByRole('link', { name: 'Open in the atlas' }).click()
  await expect(page).toHaveURL(/\/\?.*from=2017-06-06.*to=2017-07-31.*at=/)
  await ready(page)
  await expect(page.getByRole('status')).toHaveText(shown ?? '')
  // And the way back leads to the chapter.
  await page.goBack()
  await expect(page).toHaveURL(/#june-and-july$/)
  await expect(page.getByRole('heading', { level: 2, name: /June and July/ })).toBeInViewport()
})

test('a chapter has a card and an address of its own to pass on, and is found under the story', async ({ page, request }) => {
  const head = async (address: string) => {
    await page.setContent((await (await request.get(address)).text()).replace(/<script[^]*?<\/script>/g, ''))
    const value = (selector: string, name: string) => page.locator(selector).first().getAttribute(name)
    return { image: await value('meta[property="og:image"]', 'content'), url: await value('meta[property="og:url"]', 'content'), title: await value('meta[property="og:title"]', 'content'), canonical: await value('link[rel=canonical]', 'href'), arabic: await value('link[hreflang=ar]', 'href') }
  }
  const [whole, chapter] = [await head(RAQQA), await head(`${RAQQA}?chapter=june-and-july`)]
  expect([whole.title, chapter.title]).toEqual(['The battle for Raqqa', 'June and July · The battle for Raqqa'])
  expect(whole.url).toMatch(/\/stories\/raqqa-2017$/)
  expect(whole.arabic).toMatch(/\/ar\/stories\/raqqa-2017$/)
  expect(chapter.url).toMatch(/raqqa-2017\?chapter=june-and-july$/)
  expect(chapter.canonical).toBe(whole.canonical)
  expect(chapter.image).not.toBe(whole.image)
  for (const { image } of [whole, chapter]) {
    const card = await request.get(new URL(image ?? '').pathname)
    expect([card.status(), card.headers()['content-type']]).toEqual([200, 'image/png'])
  }
  const ld = /<script type="application\/ld\+json">([^<]*)/.exec(await (await request.get(RAQQA)).text())?.[1] ?? ''
  expect((JSON.parse(ld) as { '@graph': { '@type': string }[] })['@graph'].map(node => node['@type'])).toEqual(['WebPage', 'Article'])
})

test('the sentence that is read is marked in the text; nothing plays or loads by itself', async ({ page }) => {
  const asked: string[] = []
  page.on('request', request => { if (request.resourceType() === 'media') asked.push(request.url()) })
  await page.goto(`${RAQQA}#june-and-july`)
  await ready(page)
  const audio = page.locator('#june-and-july audio')
  await expect(audio).toHaveAttribute('preload', 'none')
  await expect(audio.locator('track')).toHaveAttribute('kind', 'captions')
  expect(await page.locator('audio').evaluateAll(all => all.every(a => (a as HTMLAudioElement).paused))).toBe(true)
  expect(asked).toEqual([])
  await audio.evaluate((a: HTMLAudioElement) => { a.muted = true; return a.play() })
  const marked = page.locator('#june-and-july [data-reading]')
  await expect.poll(async () => (await marked.allTextContents()).join('')).toMatch(/^(June and July|Twenty-five of the 48 fall in the first eight weeks)/)
  // Further on in the recording it is another sentence, the one that stands in its captions.
  const told = await audio.evaluate(async (a: HTMLAudioElement) => {
    const cue = a.textTracks[0].cues?.[3] as VTTCue
    a.currentTime = cue.startTime + 0.2
    return cue.text.replace(/\s+/g, ' ')
  })
  await expect.poll(async () => (await marked.allTextContents()).join('')).toBe(told)
  // Another chapter's recording stops this one.
  await page.locator('#four-months audio').evaluate((a: HTMLAudioElement) => { a.muted = true; return a.play() })
  await expect.poll(() => audio.evaluate((a: HTMLAudioElement) => a.paused)).toBe(true)
})

test('every file of every story is there, as what it says it is', async ({ page, request }) => {
  for (const address of [RAQQA, '/stories/idlib-2020', '/stories/al-hol', '/ar/stories/al-hol']) {
    await page.setContent((await (await request.get(address)).text()).replace(/<script[^]*?<\/script>/g, ''))
    const files = await page.locator('.story-text :is(img, audio, track)').evaluateAll(all => all.map(e => e.getAttribute('src') ?? ''))
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) {
      const answer = await request.get(file)
      expect([file, answer.status(), answer.headers()['x-content-type-options']]).toEqual([file, 200, 'nosniff'])
      expect(file).toMatch(/^\/api\/editions\/[^/]+\/files\/[0-9a-f]{64}$/)
      expect(answer.headers()['content-type']).toMatch(/^(image\/(svg\+xml|webp)|audio\/mpeg|text\/vtt)/)
    }
    expect(await page.locator('.story-text img').evaluateAll(all => all.every(img => (img.getAttribute('alt') ?? '').length > 20))).toBe(true)
  }
})

for (const { locale, path, chart, schools, drawing, day, overlay, boundary, table } of [
  { locale: 'en', path: '', chart: 'Chart of 11 claims: Civilians killed in the battle for Raqqa', schools: 'Chart of 3 claims: Schools hit on 25 February 2020', drawing: 'Drawing, for training', day: '4 Sept', overlay: 'Lay one over the other', boundary: 'Boundary between the two scenes', table: 'As a table' },
  { locale: 'ar', path: '/ar', chart: 'المدنيون القتلى في معركة الرقة', schools: 'المدارس التي أُصيبت', drawing: 'رسم للتدريب', day: 'أيلول', overlay: 'وضع إحداهما فوق الأخرى', boundary: 'الحد بين المشهدين', table: 'في جدول' },
]) {
  for (const javaScriptEnabled of [true, false]) {
    test(`a story draws claims side by side and two scenes of a place (${locale}, ${javaScriptEnabled ? 'with' : 'without'} scripts)`, async ({ browser, baseURL, request }) => {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
      const page = await context.newPage()
      await page.goto(`${baseURL}${path}${RAQQA}`)
      const claims = page.locator('#admitted .story-claims')
      await expect(claims.getByRole('img', { name: chart })).toBeVisible()
      const { subjects } = (await (await request.get(`/api/editions/${/editions\/([^/]+)\//.exec(await page.locator('.story-text img').first().getAttribute('src') ?? '')?.[1]}/claims`)).json()) as { subjects: { id: string; claims: object[] }[] }
      await expect(claims.getByRole('row', { includeHidden: true })).toHaveCount((subjects.find(s => s.id === 'raqqa')?.claims.length ?? 0) + 1)
      await claims.getByText(table).click()
      await expect(claims.getByRole('table')).toBeVisible()
      await expect(claims.getByRole('row').filter({ hasText: '159' }).getByRole('link').first()).toHaveAttribute('href', /^https:/)

      const pair = page.locator('#counting .story-pair')
      await expect(pair).toContainText(drawing)
      const pictures = pair.locator('img')
      await expect(pictures).toHaveCount(2)
      await pair.scrollIntoViewIfNeeded()
      await expect.poll(() => Promise.all([0, 1].map(async i => (await request.get(await pictures.nth(i).getAttribute('src') ?? '')).headers()['content-type']))).toEqual(['image/webp', 'image/webp'])
      await expect(pictures.first()).toHaveAttribute('alt', new RegExp(day))
      if (!javaScriptEnabled) await expect(pair.getByRole('button')).toHaveCount(0)
      else {
        // The first scene and the last, one over the other, by the keys alone.
        await pair.getByRole('button', { name: overlay }).press('Enter')
        const slider = pair.getByRole('slider', { name: boundary })
        await slider.press('Home')
        await expect(slider).toHaveAttribute('aria-valuetext', /^0 /)
        await expect(pictures).toHaveCount(4)
      }

      await page.goto(`${baseURL}${path}/stories/idlib-2020`)
      await expect(page.locator('.story-claims').getByLabel(schools)).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      await context.close()
    })
  }
}

test('text only: two scenes as their texts, no picture of them asked for', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: TEXT_ONLY, value: '1', url: baseURL ?? '' }])
  await page.goto(RAQQA)
  await expect(page.locator('#counting .story-pair')).toContainText('Drawing of a town from above as on 4 Sept 2019')
  await expect(page.locator('#counting .story-pair img')).toHaveCount(0)
})

test('less motion: the map goes without flight, and so does the page', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(RAQQA)
  await ready(page)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  // No frame in between: the chapter is read at once.
  await expect(page).toHaveURL(/#june-and-july$/, { timeout: 2000 })
  await ready(page)
  await expect(status(page)).toHaveText(/^25 incidents, /)
})

test('arrow keys in the timeline and in a recording stay theirs', async ({ page }) => {
  await page.goto(`${RAQQA}#june-and-july`)
  await ready(page)
  await page.getByRole('slider', { name: 'From' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('slider', { name: 'From' })).toHaveAttribute('aria-valuetext', '2017-06-07')
  await expect(page).toHaveURL(/#june-and-july$/)
})

test('without JavaScript: an article, whole, with its chapters by link', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${baseURL}${RAQQA}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('.story-stage')).toBeHidden()
  await expect(page.locator('.story-bar')).toBeHidden()
  await expect(page.locator('#june-and-july')).toContainText('On the map: 6 Jun 2017 – 31 Jul 2017')
  await expect(page.locator('#june-and-july')).toContainText('25 incidents')
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'June and July' }).click()
  await expect(page).toHaveURL(/#june-and-july$/)
  await expect(page.locator('#june-and-july').getByRole('table').or(page.locator('#june-and-july .story-chart svg')).first()).toBeAttached()
  expect((await page.locator('.story-text').innerText()).split(/\s+/).length).toBeGreaterThan(600)
  await context.close()
})

test('on a phone the map stays above the text, and the bar below', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${RAQQA}#harat-al-badu`)
  await ready(page)
  const stage = await page.locator('.story-stage').boundingBox()
  expect([stage?.y, stage?.width]).toEqual([0, 390])
  expect(stage?.height).toBeLessThan(844 * 0.5)
  await expect(page.getByRole('button', { name: 'Next chapter' })).toBeInViewport()
  for (const name of ['Next chapter', 'Previous chapter']) expect((await page.getByRole('button', { name }).boundingBox())?.width).toBeGreaterThanOrEqual(40)
  await page.getByRole('button', { name: 'Next chapter' }).click()
  await expect(page.locator('.story-bar p')).toContainText('5 of 6')
  await expect(page.locator('#' + (await page.locator('.story-chapter').nth(4).getAttribute('id')))).toBeInViewport()
})

test('is cited in the forms of a record; on paper the text alone, with its pictures and that citation', async ({ page, baseURL }) => {
  await page.goto(RAQQA)
  await ready(page)
  const article = page.getByRole('article')
  await article.getByText('Cite', { exact: true }).click()
  await expect(article.getByRole('textbox', { name: 'Citation' })).toHaveValue(new RegExp(`^Incident Atlas\\. “The battle for Raqqa[^”]*” Edition \\d+, .* ${baseURL}${RAQQA}\\?edition=\\d+\\.$`))
  await article.getByRole('combobox', { name: 'Format' }).selectOption('BibTeX')
  await expect(article.getByRole('textbox', { name: 'Citation' })).toHaveValue(/@misc\{raqqa-2017-e\d+,\n.*type = \{Story\}/s)
  await page.emulateMedia({ media: 'print' })
  for (const part of ['.story-stage', '.story-bar', '.story-narration']) await expect(page.locator(part).first()).toBeHidden()
  await expect(page.locator('#june-and-july p').nth(1)).toBeVisible()
  await expect(page.locator('.story-text img').first()).toBeVisible()
  await expect(article.getByText(new RegExp(`^“The battle for Raqqa.*${RAQQA}\\?edition=\\d+$`)).filter({ visible: true })).toHaveCount(1)
})

test('a record says which stories tell of it; what is no story is 404', async ({ page, quiet }) => {
  const html = await (await page.request.get(RAQQA)).text()
  const record = /\/incidents\/([a-z0-9-]+)/.exec(html)?.[1]
  await page.goto(`/incidents/${record}`)
  await ready(page)
  await page.getByRole('link', { name: 'The battle for Raqqa' }).click()
  await expect(page).toHaveURL(/\/stories\/raqqa-2017/)
  quiet.allowStatus(404)
  const answer = await page.goto('/stories/no-such-story')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: 'There is no story at this address' })).toBeVisible()
  await expect(page.getByText('No story of this edition is called “no-such-story”.')).toBeVisible()
  expect((await page.goto('/ar/stories/No%20Slug'))?.status()).toBe(404)
})

test('an edition before the stories has none', async ({ page, quiet }) => {
  await page.goto('/stories?edition=1')
  await expect(page.getByText('This atlas has no stories.')).toBeVisible()
  quiet.allowStatus(404)
  expect((await page.goto(`${RAQQA}?edition=1`))?.status()).toBe(404)
})
