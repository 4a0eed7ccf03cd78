import type { Locator, Page } from '@playwright/test'
import { axe } from './axe'
import { expect, ready, test } from './fixtures'
import { answers, inLocale, openWork, passKnown, PROJECT, project, sending, WORDS } from './track-page'

// From the front page through the training to the first answer, without a mouse; and what is told of a building whose date is known.

/** Goes there by Tab alone; a page has fewer stops than this. */
async function tabTo(page: Page, there: Locator): Promise<void> {
  for (let left = 150; left > 0; left--) {
    await page.keyboard.press('Tab')
    if (await there.evaluateAll(found => found.includes(document.activeElement as HTMLElement))) return
  }
  throw new Error(`150 times Tab did not reach ${String(there)}`)
}
async function enterOn(page: Page, there: Locator): Promise<void> {
  await expect(there.first()).toBeVisible()
  await tabTo(page, there)
  await page.keyboard.press('Enter')
}

test('by Tab, Enter and arrows from the front page: the training, where each building is answered, then shown with what is known of it; and the first answer', async ({ page }) => {
  const sent = sending(page)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto('/')
  await ready(page)
  await enterOn(page, page.getByRole('link', { name: 'Dating together' }))
  await enterOn(page, page.getByRole('link', { name: WORDS.en.open }))
  await enterOn(page, page.getByRole('link', { name: WORDS.en.startTraining }))
  // Two minutes, as is said.
  expect(project.training.length).toBeLessThanOrEqual(6)
  for (const [i, { building, explanation }] of project.training.entries()) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Training, ${i + 1} of ${project.training.length}`)
    await ready(page)
    const gold = project.gold.find(g => g.building === building)
    const at = project.scenes.findIndex(s => s.id === gold?.first_destroyed)
    for (let n = 0; n < at; n++) await page.keyboard.press('ArrowRight')
    if (i === 0) {
      await enterOn(page, button(WORDS.en.destroyed))
      await enterOn(page, button(WORDS.en.beforeFirst))
      await enterOn(page, button(WORDS.en.check))
    } else {
      await page.keyboard.press(at < 0 ? 'n' : 'd')
      await page.keyboard.press('Enter')
    }
    const lesson = page.getByTestId('lesson')
    await expect(lesson).toContainText(i === 0 ? WORDS.en.judged.near : WORDS.en.judged.same)
    await expect(lesson).toContainText(explanation.en.slice(0, 30))
    if (i === 0) {
      expect(await axe(page)).toEqual([])
      await enterOn(page, lesson.getByRole('button'))
    } else await page.keyboard.press('Enter')
  }
  await expect(page).toHaveURL(/#work$/)
  expect(sent).toEqual([])
  await enterOn(page, button(WORDS.en.kind.cannot_tell))
  await enterOn(page, button(WORDS.en.send))
  await expect.poll(() => answers(page)).toBe(1)
  expect(sent.map(({ reply }) => reply)).toEqual([{ kind: 'cannot_tell' }])
  await page.goto(`/track/${PROJECT}`)
  await expect(page.getByRole('link', { name: WORDS.en.trainingAgain })).toBeVisible()
  await expect(page.getByRole('link', { name: WORDS.en.startWork, exact: true })).toBeVisible()
})

test('after a building whose date is known it is told, kindly, and the answer stays', async ({ page, baseURL }) => {
  await openWork(page)
  // Passes on what is in hand until a gold building is.
  const gold = new Set(project.gold.map(g => g.building))
  const api = `/api/dating/${PROJECT}`
  let found: { building: string } | undefined
  for (let i = 0; i < 40 && !found; i++) {
    const { assignments } = (await (await page.request.get(`${api}/next?n=3`)).json()) as { assignments: { building: string; token: string }[] }
    found = assignments.find(a => gold.has(a.building))
    for (const { building, token } of assignments) {
      if (building === found?.building) continue
      const answer = await page.request.post(`${api}/answers`, { headers: { origin: baseURL ?? '' }, data: { token, answer: { id: crypto.randomUUID(), building, reply: null } } })
      expect(answer.status()).toBe(201)
    }
  }
  expect(found).toBeDefined()
  await page.reload()
  await ready(page)
  const known = project.gold.find(g => g.building === found?.building)
  await page.keyboard.press(known?.first_destroyed ? 'n' : '2')
  if (!known?.first_destroyed) await page.keyboard.press('d')
  await page.keyboard.press('Enter')
  await expect(page.getByText(WORDS.en.knownOne)).toBeVisible()
  expect(await axe(page)).toEqual([])
  await expect(page.locator('.track-over')).toContainText(WORDS.en.judged[known?.first_destroyed ? 'fell' : 'stood'])
  await expect(page.getByRole('button', { name: WORDS.en.undo })).toHaveCount(0)
  await page.keyboard.press('x')
  await expect(page.getByText(WORDS.en.knownOne)).toHaveCount(0)
})

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 740 }, hasTouch: true, isMobile: true })
  test('by touch from the front page, through the training, to an answer with a note, taken back and given again', async ({ page, baseURL }) => {
    const sent = sending(page)
    const frame = (n: number) => page.locator('.track-frame').nth(n)
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    await page.goto(inLocale('ar', '/'))
    await ready(page)
    await page.getByRole('link', { name: 'التأريخ معاً' }).filter({ visible: true }).first().tap()
    await page.getByRole('link', { name: WORDS.ar.open }).tap()
    await page.getByRole('link', { name: WORDS.ar.startTraining }).tap()
    for (const [i, { building, explanation }] of project.training.entries()) {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(WORDS.ar.lesson.replace('{n}', String(i + 1)).replace('{all}', String(project.training.length)))
      await ready(page)
      const at = project.scenes.findIndex(s => s.id === project.gold.find(g => g.building === building)?.first_destroyed)
      if (at < 0) await button(WORDS.ar.kind.no_destruction).tap()
      else {
        await frame(at).tap()
        await button(WORDS.ar.destroyed).tap()
      }
      await button(WORDS.ar.check).tap()
      const lesson = page.getByTestId('lesson')
      await expect(lesson).toContainText(WORDS.ar.judged.same)
      await expect(lesson).toContainText(explanation.ar.slice(0, 30))
      await lesson.getByRole('button').tap()
    }
    await expect(page).toHaveURL(/#work$/)
    await expect(page.locator('.track-answers')).toBeVisible()
    expect(sent).toEqual([])
    await passKnown(page, baseURL)
    await frame(6).tap()
    await button(WORDS.ar.destroyed).tap()
    await frame(3).tap()
    await ready(page)
    await button(WORDS.ar.stands).tap()
    const told = page.getByTestId('told')
    for (const day of ['8 كانون الأول 2019', '3 شباط 2020']) await expect(told).toContainText(day)
    await button(WORDS.ar.note).tap()
    const dialog = page.getByRole('dialog', { name: WORDS.ar.note })
    await dialog.getByRole('textbox', { name: WORDS.ar.noteLabel }).tap()
    await page.keyboard.type('السطح')
    expect(await axe(page)).toEqual([])
    await dialog.getByRole('button', { name: WORDS.ar.done }).tap()
    await button(WORDS.ar.send).tap()
    await expect.poll(() => answers(page)).toBe(1)
    await button(WORDS.ar.undo).tap()
    for (const day of ['8 كانون الأول 2019', '3 شباط 2020']) await expect(told).toContainText(day)
    await button(WORDS.ar.kind.cannot_tell).tap()
    await button(WORDS.ar.send).tap()
    await expect.poll(() => sent.length).toBe(2)
    const [{ id, building }] = sent
    expect(sent).toEqual([
      { id, building, reply: { kind: 'destroyed', last_standing: project.scenes[3].id, first_destroyed: project.scenes[6].id }, note: 'السطح' },
      { id: expect.any(String), building, reply: { kind: 'cannot_tell' }, note: 'السطح', replaces: id },
    ])
    await expect(page.locator('.track-screen > [role=status]').last()).toContainText(WORDS.ar.sent.split('{')[0].trim())
    expect(await answers(page)).toBe(1)
  })
})
