import AxeBuilder from '@axe-core/playwright'
import { expect, ready, test } from './fixtures'

// The case of al-Shami hospital, as a reader, a keyboard and a screen reader meet it.

const CASE = '/incidents/idl-2020-01-29-ariha-shami'
const WORDS = {
  en: { path: CASE, part: 'Evidence', table: 'What each kind of evidence says on each point', witness: 'Witness', happened: 'Happened', supports: '3 independent items support it', denied: 'Official statement', whom: 'By whom', conclusion: /Amnesty International concludes/ },
  ar: { path: `/ar${CASE}`, part: 'الأدلة', table: 'ما يقوله كل نوع من الأدلة في كل مسألة', witness: 'شهادة', happened: 'الوقوع', supports: '3 أدلة مستقلة تؤيد', denied: 'بيان رسمي', whom: 'الفاعل', conclusion: /تخلص منظمة العفو الدولية/ },
}

for (const [locale, w] of Object.entries(WORDS)) {
  test(`al-Shami (${locale}): conclusion, matrix by keyboard, items, 390 px, axe`, async ({ page }) => {
    await page.goto(w.path)
    await ready(page)
    const part = page.locator('section', { has: page.getByRole('heading', { level: 2, name: w.part, exact: true }) }).last()
    await expect(part.getByText(w.conclusion)).toBeVisible()
    const table = part.getByRole('table', { name: w.table })
    // A screen reader hears row and column of a cell from its headers.
    await expect(table.getByRole('columnheader', { name: w.happened })).toBeVisible()
    await expect(table.getByRole('rowheader')).toHaveCount(7)
    const cell = table.getByRole('link', { name: new RegExp(`${w.witness}.*${w.happened}.*${w.supports}`) })
    await expect(cell).toHaveText(/✓ 3/)
    await expect(table.getByRole('link', { name: new RegExp(`${w.denied}.*${w.whom}`) })).toHaveText(/✗ 1/)
    await cell.focus()
    await page.keyboard.press('Tab')
    await expect(table.getByRole('link').nth(1)).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#evidence-ariha-shami-witness-1$/)
    await expect(page.locator('#evidence-ariha-shami-witness-1')).toBeInViewport()
    // The clock, and each kind.
    await expect(part.getByRole('heading', { level: 3 })).toHaveCount(8)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await table.evaluate(el => el.scrollWidth - (el.parentElement?.clientWidth ?? 0))).toBeLessThanOrEqual(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const { violations } = await new AxeBuilder({ page }).include('article').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
    expect(violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)).toEqual([])
  })
}

test('the facet narrows list and API alike, and a record that a party answered has an official statement', async ({ page, request }) => {
  await page.goto('/?evidence=witness')
  await ready(page)
  await expect(page.getByRole('status')).toHaveText(/^1 incident,/)
  const answer = await (await request.get('/api/collections/incidents/items?evidence=witness&kind=incident')).json() as { numberMatched: number; features: { id: string; properties: { evidence: { kind: string }[] } }[] }
  expect(answer.numberMatched).toBe(1)
  expect(answer.features[0].properties.evidence.filter(e => e.kind === 'witness')).toHaveLength(3)
  await page.goto('/incidents/raq-2017-06-06-cs965')
  const cell = page.getByRole('table', { name: WORDS.en.table }).getByRole('link', { name: /^Official statement, By whom/ })
  await expect(cell).toHaveText(/✓ 1/)
  await cell.click()
  await expect(page.locator('#admissions')).toBeInViewport()
})
