import { rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { incident, writeAtlas } from '../lib/publish/fixtures/atlas'
import { axe } from './axe'
import { startOwn } from './own-server'

// Those who are named: on the real record one public figure; families, portraits and others with people who are invented.

const HEVRIN = { en: 'Hevrin Khalaf', ar: 'هفرين خلف' }
const ID = 'nes-2019-10-12-hevrin-khalaf'
const at = { en: '', ar: '/ar' }

for (const locale of ['en', 'ar'] as const) {
  test(`the page of remembrance names one person, says on what ground, and counts the others (${locale})`, async ({ page }) => {
    await page.goto(`${at[locale]}/remembrance`)
    const article = page.getByRole('article')
    await expect(article.getByRole('heading', { level: 1 })).toHaveText({ en: 'Remembrance', ar: 'ذكرى' }[locale])
    await expect(article.getByText(HEVRIN[locale], { exact: true })).toHaveCount(1)
    await expect(article.getByRole('link', { name: 'Report on the BBC investigation' })).toHaveAttribute('href', /^https:\/\/ahvalnews\.com\//)
    await expect(article.getByText({ en: /^And 1–2 others whose names are not published\.$/, ar: /عددهم .*1–2/ }[locale])).toBeVisible()
    expect(await article.getByRole('listitem').count()).toBe(1)
    expect(await axe(page)).toEqual([])
    // Without scripts it says the same.
    const text = await (await page.request.get(`${at[locale]}/remembrance`)).text()
    expect(text).toContain(HEVRIN[locale])
    expect(text).not.toContain('public_record"}')
  })
}

test('her record names her and leads to the page of remembrance, by keyboard, and back', async ({ page }) => {
  await page.goto(`/incidents/${ID}`)
  const part = page.getByRole('heading', { name: 'Those killed who are named' }).locator('..')
  await expect(part.getByText('Syrian-Kurdish politician')).toBeVisible()
  await part.getByRole('link', { name: 'Remembrance: all who are named' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/remembrance#nes-2019-10-12-hevrin-khalaf$/)
  await page.getByRole('link', { name: /^Killing of the politician/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/incidents/${ID}$`))
})

test('a phone reaches it from the foot of every page, and nothing stands out of the page', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, baseURL })
  await page.goto('/methodology')
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Remembrance' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Remembrance' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.close()
})

test('the API and the files name her, the search does not find her by it, and nobody is told who agreed', async ({ request }) => {
  const item = await (await request.get(`/api/collections/incidents/items/${ID}`)).json()
  expect(item.properties.people).toEqual([expect.objectContaining({ name_en: HEVRIN.en, name_ar: HEVRIN.ar, basis: 'public_record' })])
  const { edition } = await (await request.get('/api/editions/current')).json()
  const csv = await (await request.get(`/api/editions/${edition}/export/incidents.csv`)).text()
  expect(csv.split('\n')[0]).toContain('people')
  expect(await (await request.get('/sitemap.xml')).text()).toContain('/remembrance')
})

test.describe('an atlas of invented people', () => {
  test.describe.configure({ timeout: 300_000 })
  test('shows families together, portraits with credit, initials where a rule says so, and those who may not be named nowhere', async ({ page }) => {
    const consent = { basis: 'family', by: 'An invented aunt', date: '2026-01-05', how: 'an invented letter' }
    const person = (id: string, name_en: string, more: object = {}) => ({ id, incident: 'aa-one', name_en, consent, publish: true, ...more })
    const reason = { en: 'The family asked for initials.', ar: 'طلبت العائلة الأحرف الأولى.' }
    const dir = writeAtlas({
      manifest: { ...(await import('../lib/publish/fixtures/atlas')).manifest, redaction: { salt: 'invented-salt-of-a-test', rules: [{ name: 'initials', people: { ids: ['p-3'] }, names: 'initials', reason }] } },
      features: [incident('aa-one', { place_en: 'Inventown', killed_min: 6, killed_max: 9 }), incident('aa-two', { place_en: 'Elsewhere' }, [16, 46])],
      people: [person('p-1', 'Invented One', { age: 7, sex: 'female', family_en: 'Invented' }), person('p-2', 'Invented Two', { family_en: 'Invented', relation_en: 'her invented father' }), person('p-3', 'Fully Told', { incident: 'aa-two' }), person('p-4', 'Never Agreed', { publish: false, consent: undefined })],
    })
    const server = await startOwn(dir, Number(process.env.E2E_PORT || 3210) + 32)
    try {
      await page.goto(`${server.base}/remembrance`)
      const article = page.getByRole('article')
      await expect(article.getByRole('heading', { level: 4 })).toHaveText('Family Invented')
      await expect(article.getByRole('heading', { level: 2 })).toHaveText(['Inventown', 'Elsewhere'])
      await expect(article.getByText('And 4–7 others whose names are not published.')).toBeVisible()
      await expect(article.getByText('aged 7')).toBeVisible()
      await expect(article.getByText('F. T.', { exact: true })).toBeVisible()
      await expect(article.getByText('How many others were killed is not known.')).toBeVisible()
      const text = await page.content()
      expect(text).not.toMatch(/Fully Told|Never Agreed|invented aunt|invented letter|"p-[1-4]"/)
      await page.goto(`${server.base}/incidents/aa-two`)
      await expect(page.getByRole('note', { name: 'Kept back from this record' })).toContainText('1 name is shown as initials. The family asked for initials.')
      expect(await axe(page, { within: '#record' })).toEqual([])
    } finally {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    }
  })
})
