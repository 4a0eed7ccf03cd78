import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { BlobWriter, TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'
import type { Page } from '@playwright/test'
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

test('reading can be cancelled', async ({ page }) => {
  await page.goto('/data/preview')
  await choose(page, csv(`title,date,lat,lon\n${Array.from({ length: 199_000 }, (_, i) => `Row ${i},2020-01-29,35.8,36.6`).join('\n')}`))
  await expect(page.getByRole('progressbar', { name: 'Progress of reading' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Stopped. Nothing was kept.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
})

for (const locale of ['en', 'ar'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ colorScheme })
      test('axe finds nothing, before and after a file is there', async ({ page }) => {
        const sound = async () => expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()).violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)).toEqual([])
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
    })
  }
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
const whereThere = existsSync(ucdp) ? test : test.skip
whereThere('16,566 events of UCDP (../shared/data) are shown whole', async ({ page }) => {
  await page.goto('/data/preview')
  await page.getByTestId('files').setInputFiles(ucdp)
  await expect(page.getByTestId('arithmetic')).toHaveText('16,566 rows in = 16,566 incidents + 0 refused', { timeout: 60_000 })
  await ready(page)
  await expect(status(page)).toHaveText(/^16566 incidents/)
})
