import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlobWriter, TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'
import type { Page } from '@playwright/test'
import { axe, axeInBothColours } from './axe'
import { expect, ready, test } from './fixtures'

const SECRET = 'zzqx-secret-village'
const ROWS = [
  'title,date,lat,lon,place,country,killed,weapon',
  `One ${SECRET},29/01/2020,35.8,36.6,Ariha,Syria,5-7,Air strike`, 'Two,30/01/2020,35.9,36.7,Saraqib,Syria,,Air strike', 'Three,03/02/2020,,,Ariha,Syria,2,Shelling',
  `Four,04/02/2020,35.7,36.5,${SECRET},Syria,dozens,Shelling`, 'Five,31/02/2020,35.7,36.5,Ariha,Syria,1,Shelling', 'Six,05/02/2020,520434,4012345,,Syria,1,Shelling',
].join('\n')
const csv = (text: string, name = 'partner.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const choose = (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) => page.getByTestId('files').setInputFiles(files)
const status = (page: Page) => page.getByRole('region', { name: 'Totals of this view' }).getByRole('status')

/** A workbook of one sheet with text and numbers. */
async function workbook(rows: (string | number)[][]): Promise<Buffer> {
  const zip = new ZipWriter(new BlobWriter())
  const cell = (v: string | number) => (typeof v === 'number' ? `<c><v>${v}</v></c>` : `<c t="inlineStr"><is><t>${v}</t></is></c>`)
  const parts = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.map(r => `<row>${r.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
  }
  for (const [name, text] of Object.entries(parts)) await zip.add(name, new TextReader(text))
  return Buffer.from(await (await zip.close()).arrayBuffer())
}

test('a file becomes an atlas with its doubts, and nothing of it is sent', async ({ page, baseURL }) => {
  const sent: string[] = []
  page.on('request', request => {
    const body = request.postData() ?? ''
    sent.push(`${request.method()} ${request.url()} ${body}`)
  })
  await page.goto('/data/preview')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('See a file as an atlas')
  await choose(page, csv(ROWS))
  await expect(page.getByTestId('arithmetic')).toHaveText('6 rows in = 5 incidents + 1 refused')
  await ready(page)
  await expect(status(page)).toHaveText(/^5 incidents, 8–10 killed, 0 injured/)
  await expect(page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('button')).toHaveCount(4)
  await expect(page.getByRole('region', { name: 'Map', exact: true })).toBeVisible()

  // One filter for map, totals, counts and list.
  await page.getByRole('group', { name: 'Weapon', exact: true }).getByRole('checkbox', { name: /Air strike/ }).check({ force: true })
  await expect(status(page)).toHaveText(/^2 incidents/)
  await expect(page.getByRole('list', { name: 'Incidents', exact: true }).getByRole('button')).toHaveCount(2)
  await page.getByRole('slider', { name: 'From' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(status(page)).toHaveText(/^1 incident/)

  // One record's fields, by keyboard.
  await page.getByRole('button', { name: /^Two/ }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Two' })).toBeFocused()
  await expect(page.getByText('2020-01-30', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'All records' }).click()

  // The doubts, and the reading of a column corrected.
  await page.getByRole('tab', { name: /Doubts/ }).click()
  await expect(page.getByRole('region', { name: 'Refused rows' })).toContainText('no day of the calendar')
  await expect(page.getByRole('region', { name: 'Values left out' })).toContainText('is no figure')
  await expect(page.getByRole('region', { name: 'Assumed' })).toContainText('Placed by its name at')
  await page.getByRole('tab', { name: 'Columns' }).click()
  await page.getByRole('combobox', { name: '“killed” is read as' }).selectOption('injured')
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByTestId('arithmetic')).toBeVisible({ timeout: 30_000 })
  await ready(page)
  await expect(status(page)).toHaveText(/^5 incidents, 0 killed, 8–10 injured/)

  // Requests: only of this origin, without a body, and with nothing of the file in their address.
  expect(sent.length).toBeGreaterThan(3)
  expect(sent.some(line => line.includes('/gazetteer.tsv'))).toBe(true)
  for (const line of sent) {
    expect(line).toMatch(new RegExp(`^GET (${baseURL}|blob:|data:)`))
    expect(line.toLowerCase()).not.toMatch(/zzqx|ariha|saraqib|partner/)
  }
})

test('the atlas folder can be taken away and imported', async ({ page }) => {
  await page.goto('/data/preview')
  await choose(page, { name: 'made.xlsx', mimeType: 'application/octet-stream', buffer: await workbook([['Title', 'Date', 'Lat', 'Lon', 'Killed'], ['One', '2020-01-29', 35.8, 36.6, 5], ['Two', '2020-01-30', 35.9, 36.7, '5-7']]) })
  await expect(page.getByTestId('arithmetic')).toHaveText('2 rows in = 2 incidents + 0 refused')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save atlas.zip' }).click()
  const path = join(mkdtempSync(join(tmpdir(), 'atlas-preview-')), 'atlas.zip')
  await (await saved).saveAs(path)
  const entries = await new ZipReader(new Uint8ArrayReader(readFileSync(path))).getEntries()
  const incidents = entries.find(e => e.filename === 'incidents.geojson')
  const text = incidents && !incidents.directory ? new TextDecoder().decode(await incidents.getData(new Uint8ArrayWriter())) : ''
  expect((JSON.parse(text) as { features: { properties: { title_en: string } }[] }).features.map(f => f.properties.title_en)).toEqual(['One', 'Two'])
  for (const name of ['report.json', 'mapping.json']) {
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: `Save ${name}` }).click()
    expect((await file).suggestedFilename()).toBe(name)
  }
})

test('a file that cannot be read says why; one too large names the command', async ({ page }) => {
  await page.goto('/data/preview')
  await choose(page, csv('title,date\na,2020-01-29\nb,"2020-01', 'cut.csv'))
  await expect(page.getByRole('main').getByRole('alert')).toContainText('cut.csv, row 3: opens a quotation mark that is never closed')
  await choose(page, csv('not a table', 'none.csv'))
  await expect(page.getByRole('main').getByRole('alert')).toContainText('none.csv: holds a header and no rows')
  await choose(page, csv(`title,date\n${Array.from({ length: 200_001 }, (_, i) => `r${i},2020-01-29`).join('\n')}`, 'large.csv'))
  await expect(page.getByRole('main').getByRole('alert')).toContainText('npm run atlas -- import "large.csv" --into my-atlas', { timeout: 30_000 })
})

const AMBIGUOUS = csv('title,date,lat,lon\nOne,3/4/2020,35.8,36.6\nTwo,5/6/2020,35.9,36.7\n', 'either.csv')
for (const [locale, width] of [['en', 1440], ['ar', 1440], ['en', 360], ['ar', 360]] as const) {
  test.describe(`${locale}, ${width} px`, () => {
    test.use({ viewport: { width, height: width === 360 ? 740 : 900 }, hasTouch: width === 360 })
    const words = { en: { reason: 'may be day first or month first', columns: 'Columns', dayFirst: 'Day first', again: 'Read again', records: 2, map: 'Map' }, ar: { reason: 'قد يبدأ باليوم أو بالشهر', columns: 'الأعمدة', dayFirst: 'اليوم أولًا', again: 'أعد القراءة', records: 2, map: 'الخريطة' } }[locale]
    test('dates that may be either way: the reason, the columns, and after the choice an atlas', async ({ page }) => {
      await page.goto(locale === 'ar' ? '/ar/data/preview' : '/data/preview')
      await choose(page, AMBIGUOUS)
      const main = page.getByRole('main')
      await expect(main.getByRole('alert')).toContainText(words.reason)
      await expect(main.getByTestId('arithmetic')).toContainText('2')
      await expect(main.getByRole('region', { name: words.columns })).toContainText('3/4/2020')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      expect(await axe(page)).toEqual([])
      await main.getByRole('radio', { name: words.dayFirst }).check()
      await main.getByRole('button', { name: words.again }).click()
      await ready(page)
      await expect(page.getByTestId('arithmetic')).toContainText('0')
      await expect(page.getByRole('button', { name: /^One/ })).toContainText(locale === 'ar' ? '3 نيسان 2020' : '3 Apr 2020')
      await page.getByRole('tab').nth(2).click()
      await expect(page.getByRole('tabpanel')).not.toContainText(words.reason)
      await expect(page.getByRole('tabpanel').getByRole('radio', { name: words.dayFirst })).toBeChecked()
    })
  })
}

test('the browser asks before a file that is shown is left, by any way', async ({ page }) => {
  await page.goto('/data')
  await page.getByRole('main').getByRole('link', { name: 'preview a file of your own' }).click()
  await expect(page).toHaveURL(/\/data\/preview$/)
  // No address holds what will be shown here.
  await expect(page.getByRole('banner').getByRole('button', { name: 'Share' })).toHaveCount(0)
  await choose(page, csv(ROWS))
  await expect(page.getByTestId('arithmetic')).toBeVisible()
  await ready(page)
  const asked: string[] = []
  let answer = false
  page.on('dialog', dialog => {
    asked.push(dialog.type())
    void (answer ? dialog.accept() : dialog.dismiss())
  })
  const nav = page.getByRole('navigation', { name: 'Main' })
  await nav.getByRole('link', { name: 'Methodology' }).click()
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await page.getByRole('banner').getByRole('link', { name: 'العربية' }).click()
  await expect.poll(() => asked).toEqual(['beforeunload', 'beforeunload'])
  await page.evaluate(() => window.history.back())
  await expect.poll(() => asked).toEqual(['beforeunload', 'beforeunload', 'confirm'])
  await expect(page).toHaveURL(/\/data\/preview$/)
  await expect(status(page)).toHaveText(/^5 incidents/)
  // A part of the page is no other page.
  await page.getByRole('region', { name: 'Totals of this view' }).getByRole('link', { name: /without a place/ }).click()
  expect(asked).toHaveLength(3)
  answer = true
  await nav.getByRole('link', { name: 'Methodology' }).click()
  await expect(page).toHaveURL(/\/methodology$/)
  expect(asked).toHaveLength(4)
})

test('without a connection the page says so, and loses nothing that it has', async ({ page, context, quiet }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED/)
  await page.goto('/data/preview')
  await context.setOffline(true)
  await choose(page, csv(ROWS))
  await expect(page.getByRole('main').getByRole('alert')).toContainText('could not be fetched')
  await context.setOffline(false)
  await choose(page, csv(ROWS))
  await expect(page.getByTestId('arithmetic')).toBeVisible()
  await ready(page)
  await context.setOffline(true)
  await page.getByRole('button', { name: /^Two/ }).click()
  await expect(page.getByRole('heading', { name: 'Two' })).toBeVisible()
})

test('a worker that has stopped is said, in the list and for a record', async ({ page, quiet }) => {
  quiet.allow(/out of memory/)
  await page.goto('/data/preview')
  await choose(page, csv(ROWS))
  await ready(page)
  await expect(page.getByRole('button', { name: /^Two/ })).toBeVisible()
  const worker = page.workers().find(w => w.url().endsWith('/import.js'))
  await worker?.evaluate(() => { setTimeout(() => { throw new Error('out of memory') }) })
  const alert = page.getByRole('tabpanel').getByRole('alert')
  await page.getByRole('button', { name: /^Two/ }).click()
  await expect(alert).toHaveText('This could not be answered: the worker of this page has stopped. Read the files again.')
  await page.getByRole('tab', { name: /Records/ }).click()
  await page.getByRole('group', { name: 'Weapon', exact: true }).getByRole('checkbox', { name: /Air strike/ }).check({ force: true })
  await expect(alert.first()).toContainText('The list could not be read')
})

test('in Arabic everything that is said of a file is Arabic, and its codes have labels', async ({ page }) => {
  await page.goto('/ar/data/preview')
  await choose(page, csv('title,date,lat,lon,grading,weapon,url\nOne,29/01/2020,35.8,36.6,Fair,Air strike,https://example.org/a\nTwo,30/01/2020,35.9,36.7,Fair,Air strike,\nThree,31/02/2020,35.9,36.7,great,Shelling,\nFour,03/02/2020,35.9,36.7,great,Shelling,\n'))
  await ready(page)
  await page.getByRole('tab').nth(1).click()
  const panel = page.getByRole('tabpanel')
  await expect(panel).toContainText('لا يوجد في التقويم')
  await expect(panel).toContainText('ليست هذه الدرجة من الدرجات')
  await expect(panel).not.toContainText(/\b(?:is|the|expected|read)\b/)
  await page.getByRole('tab').nth(2).click()
  await expect(panel).toContainText('لا تُقرأ إلا هكذا')
  await expect(panel.getByRole('combobox', { name: '«lat»' }).locator('option:checked')).toHaveText('خط العرض')
  await expect(panel).not.toContainText(/\b(?:is|the|expected|read)\b/)
  await page.getByRole('tab').first().click()
  await panel.getByRole('button', { name: /^One/ }).click()
  await expect(panel.getByRole('term').filter({ hasText: 'درجة التوثيق' })).toContainText('grading')
  await expect(panel.getByRole('definition').filter({ hasText: 'مقبولة' })).toHaveCount(1)
  await expect(panel.getByRole('definition').filter({ hasText: 'Air strike' })).toHaveCount(1)
  await expect(panel.getByRole('link', { name: 'partner.csv' })).toHaveAttribute('href', 'https://example.org/a')
})

test('reading can be cancelled', async ({ page }) => {
  await page.goto('/data/preview')
  await choose(page, csv(`title,date,lat,lon\n${Array.from({ length: 199_000 }, (_, i) => `Row ${i},2020-01-29,35.8,36.6`).join('\n')}`))
  await expect(page.getByRole('progressbar', { name: 'Progress of reading' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Stopped. Nothing was kept.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
})

for (const locale of ['en', 'ar'] as const) {
  test(`axe finds nothing, before and after a file is there, in both colours (${locale})`, async ({ page }) => {
    const sound = async () => expect(await axeInBothColours(page)).toEqual([])
    await page.goto(locale === 'ar' ? '/ar/data/preview' : '/data/preview')
    await sound()
    await choose(page, csv(ROWS))
    await expect(page.getByTestId('arithmetic')).toBeVisible()
    await ready(page)
    await sound()
    for (const tab of [1, 2]) {
      await page.getByRole('tab').nth(tab).click()
      await sound()
    }
    await page.getByRole('tab').first().click()
    await page.getByRole('tabpanel').getByRole('list').last().getByRole('button').first().click()
    await sound()
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })
  test('map, timeline and records stand one under the other, nothing wider than the screen', async ({ page }) => {
    for (const path of ['/data/preview', '/ar/data/preview']) {
      await page.goto(path)
      await choose(page, csv(ROWS))
      await expect(page.getByTestId('arithmetic')).toBeVisible()
      await ready(page)
      for (const tab of [0, 1, 2]) {
        await page.getByRole('tab').nth(tab).click()
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} ${tab}`).toBeLessThanOrEqual(360)
      }
    }
  })
})

const ucdp = join(import.meta.dirname, '../../shared/data/ucdp/ucdp_syria_19.1.csv')
if (!existsSync(ucdp)) process.stderr.write(`${ucdp} is not there: the preview of UCDP was not looked at.\n`)
else test('16,566 events of UCDP (../shared/data) are shown whole', async ({ page }) => {
  await page.goto('/data/preview')
  await page.getByTestId('files').setInputFiles(ucdp)
  await expect(page.getByTestId('arithmetic')).toHaveText('16,566 rows in = 16,566 incidents + 0 refused', { timeout: 60_000 })
  await ready(page)
  await expect(status(page)).toHaveText(/^16566 incidents/)
})
