import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe'
import { ready } from './fixtures'
import { serveFolder } from './static-server'

// The static edition of the shipped record under a sub-path of a server that knows files alone, beside the served atlas.

const home = mkdtempSync(join(tmpdir(), 'atlas-static-'))
const folder = join(home, 'site')
let site: Awaited<ReturnType<typeof serveFolder>>

test.beforeAll(async () => {
  test.setTimeout(180_000)
  site = await serveFolder('/some/atlas/')
  // It draws its progress on stderr when it takes a second or more: the status says whether it went well.
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/atlas.ts', 'export', folder, '--url', site.base], { encoding: 'utf8', env: { ...process.env, ATLAS_DATA: 'data' } })
  expect(status, stderr).toBe(0)
  site.put(folder)
})
test.afterAll(() => {
  site.server.closeAllConnections()
  site.server.close()
  rmSync(home, { recursive: true, force: true })
})

/** What must not happen on a page of files: an error, a broken policy, an answer other than 200, a request to another origin. */
function watch(page: Page): string[] {
  const seen: string[] = []
  page.on('pageerror', error => seen.push(`script error: ${String(error)}`))
  page.on('console', message => { if (message.type() === 'error') seen.push(`console: ${message.text()} ${message.location().url}`) })
  page.on('request', request => { if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(site.base)) seen.push(`request elsewhere: ${request.url()}`) })
  page.on('response', response => { if (response.status() >= 400) seen.push(`${response.status()} ${response.url()}`) })
  return seen
}
const status = (page: Page) => page.getByRole('status').textContent()

/** What the served atlas says of a view in its first response: its figures, and the titles of its first rows. */
async function served(page: Page, address: string): Promise<{ status: string; rows: string[] }> {
  const html = await (await fetch(address)).text()
  return page.evaluate(text => {
    const served = new DOMParser().parseFromString(text, 'text/html')
    return { status: served.querySelector('[role=status]')?.textContent ?? '', rows: [...(served.querySelector('#record ul')?.querySelectorAll('a') ?? [])].map(row => row.textContent ?? '') }
  }, html)
}

test('every link of every page, and every file that it loads, is there', async () => {
  const asked = new Map<string, Promise<{ status: number; type: string; body: string }>>()
  const get = (url: string) => {
    const known = asked.get(url)
    if (known) return known
    const made = fetch(url).then(async answer => ({ status: answer.status, type: answer.headers.get('content-type') ?? '', body: await answer.text() }))
    asked.set(url, made)
    return made
  }
  const bad: string[] = []
  const queue = [site.base]
  for (let url = queue.pop(); url; url = queue.pop()) {
    const { status, type, body } = await get(url)
    if (status !== 200) bad.push(`${status} ${url}`)
    const found = type.startsWith('text/html') ? body.matchAll(/(?:href|src)="([^"]+)"/g) : type === 'text/css' ? body.matchAll(/url\(["']?([^)"']+)/g) : []
    for (const [, address] of found) {
      const next = new URL(address.replaceAll('&amp;', '&'), url)
      next.hash = next.search = ''
      if (next.protocol === 'data:' || next.protocol === 'mailto:') continue
      // Sources lead elsewhere; whatever is loaded does not.
      if (!next.href.startsWith(site.base)) { if (/src="/.test(address) || next.pathname.startsWith('/api')) bad.push(`${address} in ${url}`) } else if (!asked.has(next.href) && !queue.includes(next.href)) queue.push(next.href)
    }
  }
  expect(bad).toEqual([])
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('/index.html') || file === 'index.html').map(file => site.base + file.replace(/index\.html$/, ''))
  expect(pages.length).toBeGreaterThan(290)
  expect(pages.filter(page => !asked.has(page))).toEqual([])
  const lost = await fetch(`${site.base}incidents/no-such/`)
  expect([lost.status, (await lost.text()).includes('href="/some/atlas/"')]).toEqual([404, true])
})

test('without JavaScript a page says all that the served one says', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const lines = async (address: string) => {
    const html = await (await fetch(address)).text()
    return page.evaluate(text => {
      const article = new DOMParser().parseFromString(text, 'text/html').querySelector('article')
      for (const other of article?.querySelectorAll('.print-none, .print-only, details, button, #history') ?? []) other.remove()
      return [...(article?.querySelectorAll('h1, h2, p, dt, dd, th, td, li') ?? [])].map(e => (e.textContent ?? '').replace(/\s+/g, ' ').trim()).filter(Boolean)
    }, html)
  }
  const ids = (await (await fetch(`${baseURL}/api/collections/incidents/items?limit=500`)).json() as { features: { id: string; properties: { admissions: unknown[]; conflicting_figures: unknown[]; evidence: unknown[] } }[] }).features
  const rich = ids.filter(f => f.properties.admissions.length || (f.properties.conflicting_figures.length && f.properties.evidence.length)).slice(0, 2).map(f => `incidents/${f.id}`)
  expect(rich.length).toBeGreaterThan(1)
  const statements = (await (await fetch(`${baseURL}/api/collections/statements/items?limit=1`)).json() as { features: { id: string }[] }).features.map(f => `statements/${f.id}`)
  for (const path of [...rich, ...statements]) for (const language of ['', 'ar/']) {
    const own = (await lines(`${site.base}${language}${path}/`)).join('\n')
    const served = await lines(`${baseURL}/${language}${path}`)
    expect(served.length).toBeGreaterThan(8)
    // Buttons, what is cited, and the history (docs/static.md) apart.
    expect(served.filter(line => !own.includes(line)), `${language}${path}`).toEqual([])
  }
  await page.goto(site.base)
  await page.getByRole('link', { name: 'All records' }).first().click()
  await page.getByRole('link', { name: '2020', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^2020/ })).toBeVisible()
  await context.close()
})

test('the map page scrubs and searches by itself, and says what the served atlas says', async ({ page, baseURL }) => {
  const seen = watch(page)
  await page.goto(site.base)
  await ready(page)
  const whole = await status(page)
  await page.getByRole('slider', { name: 'From', exact: true }).focus()
  for (let i = 0; i < 20; i++) await page.keyboard.press('PageDown')
  await expect(page).toHaveURL(/from=\d{4}/)
  await ready(page)
  // The address is that of the last key once it rests; before, it may be that of one before it.
  const servedThere = () => served(page, `${baseURL}/${new URL(page.url()).search}`)
  await expect.poll(async () => (await servedThere()).status === (await status(page))).toBe(true)
  const scrubbed = await status(page)
  expect(scrubbed).not.toBe(whole)
  const titles = page.getByRole('list', { name: 'Incidents' }).getByRole('link')
  const there = await servedThere()
  expect(there.rows.length).toBeGreaterThan(10)
  await expect.poll(() => titles.allTextContents()).toEqual(there.rows)

  // The handle by mouse.
  const handle = await page.getByRole('slider', { name: 'To', exact: true }).boundingBox()
  if (!handle) throw new Error('The handle has no place.')
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
  await page.mouse.down()
  await page.mouse.move(handle.x - 420, handle.y + handle.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => status(page)).not.toBe(scrubbed)

  for (const [path, q] of [['', 'school'], ['ar/', 'مدرسة']]) {
    await page.goto(site.base + path)
    await ready(page)
    await page.getByRole('searchbox').fill(q)
    await expect(page).toHaveURL(/q=/)
    await ready(page)
    const { status: said, rows } = await served(page, `${baseURL}/${path}${new URL(page.url()).search}`)
    await expect.poll(() => status(page)).toBe(said)
    expect(rows.length).toBeGreaterThan(5)
    await expect.poll(() => page.locator('#record ul').first().getByRole('link').allTextContents()).toEqual(rows)
  }
  // A row leads to the page of its record, and that back to the list as it was.
  await page.locator('#record ul').first().getByRole('link').first().click()
  await expect(page.locator('article h1')).toBeVisible()
  await page.locator('article a').first().click()
  await expect(page.getByRole('searchbox')).toHaveValue('مدرسة')
  await ready(page)
  expect(seen).toEqual([])
})

test('a link that asks for another edition is told so, and only such a link', async ({ page }) => {
  const note = page.getByRole('note').filter({ hasText: /edition/ })
  for (const path of ['', 'incidents/idl-2020-01-29-ariha-shami/']) {
    await page.goto(`${site.base}${path}?edition=1`)
    await expect(note, path).toHaveText(/^The link asks for another edition\. This copy holds edition \d+ alone\.$/)
    const own = /edition (\d+)/.exec((await note.textContent()) ?? '')?.[1]
    for (const query of ['', `?edition=${own}`]) {
      await page.goto(`${site.base}${path}${query}`)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await expect(note, path + query).toBeHidden()
    }
  }
})

test('accessible, in both languages and colours, and on a phone no wider than it', async ({ browser }) => {
  const record = 'incidents/idl-2020-01-29-ariha-shami/'
  for (const width of [1440, 390]) {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme: width === 390 ? 'dark' : 'light' })
    const page = await context.newPage()
    const seen = watch(page)
    for (const path of width === 390 ? ['ar/', record, `ar/${record}`, 'incidents/', 'by-place/', 'ar/data/'] : ['', record, `ar/${record}`]) {
      await page.goto(site.base + path)
      await ready(page)
      if (width > 390) expect(await axe(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0)
    }
    // Colours turn round, and are kept from page to page.
    await page.goto(site.base + record)
    await page.getByRole('button', { name: width === 390 ? 'Light colours' : 'Dark colours' }).click()
    await page.goto(`${site.base}statements/`)
    await expect(page.locator('html')).toHaveAttribute('data-theme', width === 390 ? 'light' : 'dark')
    expect(seen).toEqual([])
    await context.close()
  }
})
