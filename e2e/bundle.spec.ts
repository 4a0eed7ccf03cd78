import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OFFERED } from '../lib/formats/offered'
import { axe } from './axe'
import { expect, ready, test } from './fixtures'

// A case bundle as someone takes it: from the Share dialog, unpacked by the system, checked by coreutils and by the atlas, opened by double click.

const QUERY = 'from=2020-02-01&to=2020-06-30&target=medical'
const run = (cwd: string, program: string, ...args: string[]) => spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 })

for (const locale of ['en', 'ar'] as const) {
  test(`the bundle of what is on screen is whole, says what the page says, and opens without a connection (${locale})`, async ({ page, request, browser }) => {
    await page.goto(`${locale === 'ar' ? '/ar' : '/'}?${QUERY}`)
    await ready(page)
    await page.locator('header').getByRole('button', { name: locale === 'ar' ? 'مشاركة' : 'Share' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').locator('a[href*="/export/bundle.zip"]').click()])
    expect(download.suggestedFilename()).toMatch(new RegExp(`-case-bundle-(edition-\\d+|draft)-\\d{4}-\\d\\d-\\d\\d-selection${locale === 'ar' ? '-ar' : ''}\\.zip$`))
    const folder = mkdtempSync(join(tmpdir(), 'atlas-case-'))
    try {
      await download.saveAs(join(folder, 'case.zip'))
      expect(run(folder, 'unzip', '-q', 'case.zip', '-d', 'case')).toMatchObject({ status: 0, stderr: '' })
      const inside = join(folder, 'case')
      expect(run(inside, 'sha256sum', '-c', '--strict', 'SHA256SUMS')).toMatchObject({ status: 0, stderr: '' })
      expect(run('.', process.execPath, '--import', 'tsx', 'scripts/atlas.ts', 'verify', join(folder, 'case.zip'), inside)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('is in order: 8 files') })

      const served = (await (await request.get('/api/editions/current')).json()) as { edition: string }
      const listed = (await (await request.get(`/api/editions/${served.edition}/list?limit=500&${QUERY}`)).json()) as { items: { id: string; kind: string }[] }
      const { features } = JSON.parse(readFileSync(join(inside, 'incidents.geojson'), 'utf8')) as { features: { id: string }[] }
      expect(features.map(f => f.id).sort()).toEqual(listed.items.map(i => i.id).sort())
      for (const [file, more] of [['incidents.geojson', 0], ['incidents.csv', 1]] as const) {
        const { stdout, status } = run(inside, 'ogrinfo', '-so', '-al', file)
        expect([file, status, Number(/Feature Count: (\d+)/.exec(stdout)?.[1])]).toEqual([file, 0, features.length + more])
      }

      // By double click, and nothing comes from elsewhere.
      const context = await browser.newContext({ colorScheme: locale === 'ar' ? 'dark' : 'light', viewport: { width: locale === 'ar' ? 390 : 1440, height: 900 } })
      const opened = await context.newPage()
      const [asked, said]: [string[], string[]] = [[], []]
      opened.on('request', r => { if (!r.url().startsWith('data:')) asked.push(r.url()) })
      opened.on('console', m => said.push(m.text()))
      await opened.goto(`file://${join(inside, 'index.html')}`)
      expect(await opened.locator('figure img').evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBe(1800)
      expect([asked, said]).toEqual([[`file://${join(inside, 'index.html')}`], []])
      expect(await opened.locator('article').count()).toBe(features.length)
      expect(await opened.locator('.totals b').first().textContent()).toBe(String(listed.items.filter(i => i.kind === 'incident').length))
      expect(await opened.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.documentElement.scrollWidth - window.innerWidth])).toEqual([locale, locale === 'ar' ? 'rtl' : 'ltr', 0])
      expect(await axe(opened)).toEqual([])
      await context.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

for (const [locale, width] of [['en', 1440], ['ar', 390]] as const) {
  test(`the page of one record offers that record first, and the view below (${locale})`, async ({ page }) => {
    const id = 'idl-2020-01-29-ariha-shami'
    const words = locale === 'ar' ? { share: 'مشاركة', record: 'نزّل هذا السجل', view: 'نزّل كل سجلات هذا العرض' } : { share: 'Share', record: 'Download this record', view: 'Download all records of this view' }
    await page.setViewportSize({ width, height: 844 })
    await page.goto(`${locale === 'ar' ? '/ar' : ''}/incidents/${id}?${QUERY}`)
    await ready(page)
    await page.locator('header').getByRole('button', { name: words.share }).click()
    const dialog = page.getByRole('dialog')
    const own = dialog.getByRole('list', { name: words.record })
    await expect(own.getByRole('link')).toHaveCount(OFFERED.length + 1)
    const [download] = await Promise.all([page.waitForEvent('download'), own.locator('a[href*="/export/bundle.zip"]').click()])
    expect(download.suggestedFilename()).toMatch(new RegExp(`-case-bundle-(edition-\\d+|draft)-\\d{4}-\\d\\d-\\d\\d-${id}${locale === 'ar' ? '-ar' : ''}\\.zip$`))
    const { stdout } = run('.', 'unzip', '-p', await download.path(), 'incidents.geojson')
    expect((JSON.parse(stdout) as { features: { id: string }[] }).features.map(f => f.id)).toEqual([id])
    await dialog.getByText(words.view).click()
    await expect(dialog.getByRole('group').getByRole('link', { name: 'Atom' })).toHaveAttribute('href', /target=medical/)
    await expect(dialog.getByRole('list', { name: words.view }).locator('a[href*="/export/bundle.zip"]')).toHaveAttribute('href', /target=medical.*from=2020-02-01/)
    expect(await dialog.evaluate(box => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0)
    expect(await axe(page, { within: 'dialog' })).toEqual([])
  })
}
