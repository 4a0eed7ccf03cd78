import type { Page } from '@playwright/test'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { axe } from './axe'
import { expect, ready, test } from './fixtures'

// A guest on somebody else's page: the map with its timeline, what oEmbed and the share dialog hand out, citations, and paper.

const ID = 'idl-2020-01-29-ariha-shami'
interface OEmbed { type: string; version: string; title: string; html: string; width: number; height: number; provider_name: string; provider_url: string }

/** Another origin that shows the HTML. */
async function hosting(html: string): Promise<{ server: Server; url: string }> {
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><html lang="en"><title>Host</title><body style="margin:0">${html}`))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

const oembed = async (page: Page, address: string, more = ''): Promise<OEmbed> => await (await page.request.get(`/api/oembed?url=${encodeURIComponent(address)}${more}`)).json() as OEmbed

test.describe('an embed', () => {
  test('may be framed, and nothing else may', async ({ request }) => {
    for (const path of ['/embed', '/ar/embed', '/embed?show=map']) {
      const { 'content-security-policy': policy, ...headers } = (await request.get(path)).headers()
      expect(policy).toContain('frame-ancestors *')
      expect(headers).not.toHaveProperty('x-frame-options')
    }
    for (const path of ['/', '/ar', `/incidents/${ID}`, '/embed/x', '/methodology']) expect((await request.get(path)).headers()['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  test('shows the view on another origin, in a sandbox, and opens the atlas in a tab', async ({ page, baseURL, quiet }) => {
    await page.goto('/?target=education')
    await ready(page)
    const status = await page.getByRole('status').textContent()
    const { html } = await oembed(page, `${baseURL}/?target=education`)
    expect(html).toContain('sandbox="allow-scripts allow-same-origin allow-popups"')
    const { server, url } = await hosting(html)
    quiet.allow(new RegExp(url))
    try {
      await page.goto(url)
      const frame = page.frameLocator('iframe')
      await expect(frame.getByRole('region', { name: 'Map', exact: true })).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 })
      await expect(frame.getByRole('status')).toHaveText(status ?? '')
      await expect(frame.getByRole('banner')).toHaveCount(0)
      await expect(frame.getByRole('searchbox')).toHaveCount(0)
      // Moved by keyboard; the host's history and the frame's address stay as they were.
      const before = await page.evaluate(() => history.length)
      const from = frame.getByRole('slider', { name: 'From' })
      await from.focus()
      for (let i = 0; i < 24; i++) await page.keyboard.press('PageUp')
      await expect(frame.getByRole('status')).not.toHaveText(status ?? '')
      const moved = await frame.getByRole('status').textContent()
      const link = frame.getByRole('link', { name: 'Open in the atlas' })
      await expect(link).toHaveAttribute('href', /target=education.*from=.*at=/)
      expect(await page.evaluate(() => history.length)).toBe(before)
      expect(page.frames()[1].url()).toBe(`${baseURL}/embed?target=education`)
      const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()])
      await ready(tab)
      expect(tab.url()).toContain('/?target=education')
      await expect(tab.getByRole('status')).toHaveText(moved ?? '')
      await tab.close()
    } finally {
      server.close()
    }
  })

  test('in a sandbox without an origin it is its card, which leads into the atlas, and nothing fails', async ({ page, baseURL, quiet }) => {
    const { html } = await oembed(page, `${baseURL}/?target=education`)
    const src = /<iframe src="([^"]+)"/.exec(html)?.[1]
    const secret = 'aB3dE5fG7h'
    // As WordPress writes it for a provider that it has but discovered, and hears it.
    const { server, url } = await hosting(`<iframe sandbox="allow-scripts" security="restricted" src="${src}#?secret=${secret}" width="800" height="600"></iframe><script>window.told = []; addEventListener('message', event => told.push(event.data))</script>`)
    quiet.allow(new RegExp(url))
    try {
      await page.goto(url)
      const frame = page.frameLocator('iframe')
      const link = frame.getByRole('link', { name: 'Open in the atlas' })
      await expect(link).toHaveAttribute('href', `${baseURL}/?target=education`)
      await expect.poll(() => link.getByRole('img', { name: /^Map of the view: .*Education/ }).evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1200)
      await expect(frame.getByRole('region', { name: 'Map', exact: true })).toHaveCount(0)
      await link.click()
      const told = () => page.evaluate(() => (window as unknown as { told: unknown[] }).told)
      await expect.poll(told).toContainEqual({ message: 'link', value: `${baseURL}/?target=education`, secret })
      expect(await told()).toContainEqual({ message: 'height', value: expect.any(Number) as unknown, secret })
    } finally {
      server.close()
    }
  })

  test('shows the layers of the view, whose links open in a tab', async ({ page, baseURL, quiet }) => {
    const { server, url } = await hosting(`<iframe src="${baseURL}/embed?claims=raqqa&amp;dating=drawn-town" width="900" height="640" sandbox="allow-scripts allow-same-origin allow-popups"></iframe>`)
    quiet.allow(new RegExp(url))
    try {
      await page.goto(url)
      const frame = page.frameLocator('iframe')
      await expect(frame.locator('[data-dating-lane]')).toBeVisible()
      await expect(frame.locator('[data-claims=raqqa]')).toBeVisible()
      const panel = frame.locator('.dating-panel')
      await expect(panel.locator('li bdi')).toHaveCount(3)
      // It is a drawing: nobody's toll stands over it.
      await expect(frame.getByRole('status')).toHaveCount(0)
      const [tab] = await Promise.all([page.waitForEvent('popup'), panel.getByRole('link', { name: 'Results and method' }).click()])
      await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/^Results/)
      expect(page.frames()[1].url()).toContain('/embed?')
    } finally {
      server.close()
    }
  })

  test('a click on a record opens its page in a tab', async ({ page, request }) => {
    const { features } = await (await request.get('/api/collections/incidents/items?kind=incident&limit=1000')).json() as { features: { id: string; geometry: { type: string; coordinates: number[] } | null; properties: { geo_precision?: string } }[] }
    const at = (f: typeof features[number]) => String(f.geometry?.coordinates)
    const alone = features.find(f => f.geometry?.type === 'Point' && f.properties.geo_precision === 'exact' && features.filter(other => at(other) === at(f)).length === 1)
    const [lon, lat] = alone?.geometry?.coordinates ?? []
    await page.goto(`/embed?show=map&at=${lat},${lon},16`)
    await ready(page)
    const box = await page.locator('.maplibregl-canvas').boundingBox()
    if (!box) throw new Error('The map has no canvas.')
    const [tab] = await Promise.all([page.waitForEvent('popup'), page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)])
    await expect(tab).toHaveURL(new RegExp(`/incidents/${alone?.id}`))
    expect(page.url()).toContain('/embed?')
  })

  test('a record is marked and named; what shares its place is listed, each opened in a tab', async ({ page }) => {
    await page.goto(`/embed?incident=${ID}&show=map&at=35.81374,36.60964,15`)
    await ready(page)
    // Under its title its own day and toll, and nobody else's.
    await expect(page.getByRole('status')).toHaveText(/Al-Shami hospital, Ariha.*29 Jan 2020.*11 killed.*30\+ injured.*contested/i)
    await expect(page.getByText(/\b113\b/).filter({ visible: true })).toHaveCount(0)
    await expect(page.getByRole('slider')).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Open in the atlas' })).toHaveAttribute('href', new RegExp(`^/incidents/${ID}`))
    const box = await page.locator('.maplibregl-canvas').boundingBox()
    if (!box) throw new Error('The map has no canvas.')
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    const here = page.getByRole('list', { name: 'Here' })
    const [tab] = await Promise.all([page.waitForEvent('popup'), here.getByRole('link', { name: /Al-Shami hospital, Ariha/ }).click()])
    await expect(tab).toHaveURL(new RegExp(`/incidents/${ID}`))
    expect(page.url()).toContain('/embed?')
    await tab.close()
    await page.keyboard.press('Escape')
    await expect(here).toBeHidden()
  })

  for (const scheme of ['light', 'dark'] as const) {
    for (const path of ['/embed', '/ar/embed?show=map', `/ar/embed?incident=${ID}`]) {
      test(`axe finds nothing on ${path} in ${scheme}, and 320 px hold it`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme })
        await page.goto(path)
        await ready(page)
        expect(await axe(page)).toEqual([])
        await page.setViewportSize({ width: 320, height: 480 })
        await expect(page.getByRole('link', { name: path.startsWith('/ar') ? 'افتح في الأطلس' : 'Open in the atlas' })).toBeInViewport()
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      })
    }
  }
})

test.describe('oEmbed', () => {
  test('answers for views, incidents and statements of this atlas', async ({ page, baseURL, request }) => {
    const view = await oembed(page, `${baseURL}/?target=medical&tab=table`)
    expect(view).toMatchObject({ type: 'rich', version: '1.0', title: 'Incident Atlas · Syria 2017–2020', provider_name: 'Incident Atlas', provider_url: `${baseURL}/`, width: 800, height: 600 })
    expect(view.html).toMatch(/^<blockquote><a href="[^"]+\/\?target=medical&amp;tab=table">Incident Atlas · Syria 2017–2020<\/a><\/blockquote><iframe /)
    expect(view.html).toContain(`src="${baseURL}/embed?target=medical"`)
    expect(view).not.toHaveProperty('thumbnail_url')
    const record = await oembed(page, `${baseURL}/ar/incidents/${ID}`, '&maxwidth=500&maxheight=300&format=json')
    expect(record).toMatchObject({ title: 'مستشفى الشامي، أريحا', width: 500, height: 300 })
    expect(record.html).toContain(`src="${baseURL}/ar/embed?incident=${ID}" width="500" height="300"`)
    const { features } = await (await request.get('/api/collections/statements/items?limit=1')).json() as { features: { id: string; properties: { title_en: string } }[] }
    expect(await oembed(page, `${baseURL}/statements/${features[0].id}`)).toMatchObject({ title: features[0].properties.title_en, html: expect.stringContaining(`/embed?statement=${features[0].id}"`) as unknown })
  })

  test('refuses what it cannot give, with the true status', async ({ baseURL, request }) => {
    const ask = (url: string, more = '') => request.get(`/api/oembed?url=${encodeURIComponent(url)}${more}`)
    for (const url of ['https://other.example/', `${baseURL}/methodology`, `${baseURL}/incidents/no-such-record`, 'nonsense']) {
      const answer = await ask(url)
      expect(answer.status(), url).toBe(404)
      expect(answer.headers()['content-type']).toContain('application/problem+json')
    }
    expect((await ask(`${baseURL}/`, '&format=xml')).status()).toBe(501)
    expect((await ask(`${baseURL}/`, '&maxwidth=-1')).status()).toBe(400)
    expect((await request.get('/api/oembed')).status()).toBe(400)
  })

  test('is found from the pages that it knows', async ({ page, baseURL, request }) => {
    for (const path of ['/?target=medical', `/incidents/${ID}`, `/ar/incidents/${ID}`, '/statements']) {
      await page.goto(path)
      const href = await page.locator('head link[type="application/json+oembed"]').getAttribute('href')
      expect(new URL(href ?? '').searchParams.get('url')).toBe(baseURL + path)
      expect((await request.get(href ?? '')).status()).toBe(200)
    }
    await page.goto('/methodology')
    await expect(page.locator('link[type="application/json+oembed"]')).toHaveCount(0)
  })
})

test.describe('the share dialog', () => {
  test('gives the HTML with a live preview, sizes and choices', async ({ page, quiet }) => {
    quiet.allow(/allow-scripts and allow-same-origin/)
    await page.goto('/?target=education')
    await ready(page)
    await page.getByRole('button', { name: 'Share' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Embed in a page').click()
    const code = dialog.getByRole('textbox', { name: 'HTML for your page' })
    await expect(code).toHaveValue(/^<iframe src="http:\/\/127\.0\.0\.1:\d+\/embed\?target=education&amp;at=[^"]+" width="800" height="600" title="[^"]+" sandbox="allow-scripts allow-same-origin allow-popups" loading="lazy"/)
    await expect(page.frameLocator('iframe').getByRole('region', { name: 'Map', exact: true })).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 })
    await dialog.getByRole('combobox', { name: 'Size' }).selectOption('wide')
    await dialog.getByRole('checkbox', { name: 'With the timeline' }).uncheck()
    await expect(code).toHaveValue(/show=map" width="100%" height="600"/)
    await expect(page.frameLocator('iframe').getByRole('slider')).toHaveCount(0)
    expect(await axe(page, { within: 'dialog' })).toEqual([])
  })

  test('draws a QR code that can be saved, and cites the view', async ({ page }) => {
    await page.goto('/?from=2019-01-01')
    await ready(page)
    await page.getByRole('button', { name: 'Share' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('QR code', { exact: true }).click()
    await expect(dialog.getByRole('img', { name: 'QR code of this link' })).toBeVisible()
    const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save as SVG' }).click()])
    expect(file.suggestedFilename()).toBe('qr.svg')
    await dialog.getByText('Cite', { exact: true }).click()
    await expect(dialog.getByRole('textbox', { name: 'Citation' })).toHaveValue(/^Incident Atlas\. “Map view, 1 January 2019 – .*” Edition \d+, .*\. Accessed .*\. http.*from=2019-01-01.*edition=\d+\.$/)
  })
})

test('a record is cited in five forms, to copy or to save', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/incidents/${ID}`)
  await ready(page)
  await page.getByText('Cite', { exact: true }).click()
  const [format, text] = [page.getByRole('combobox', { name: 'Format' }), page.getByRole('textbox', { name: 'Citation' })]
  await expect(text).toHaveValue(/^Incident Atlas\. “Al-Shami hospital, Ariha\.” Edition \d+, /)
  await format.selectOption('APA')
  await expect(text).toHaveValue(/^Incident Atlas\. \(\d{4}, .*\[Incident record\]\. Retrieved /)
  await format.selectOption('RIS')
  await expect(text).toHaveValue(/^TY {2}- ELEC\n/)
  await format.selectOption('CSL-JSON')
  expect(JSON.parse(await text.inputValue())).toMatchObject([{ type: 'webpage', 'event-date': { 'date-parts': [[2020, 1, 29]] } }])
  await format.selectOption('BibTeX')
  await expect(text).toHaveValue(/title = \{\{Al-Shami hospital, Ariha\}\}/)
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(await text.inputValue())
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()])
  expect(file.suggestedFilename()).toMatch(new RegExp(`^${ID}-e\\d+\\.bib$`))
})

for (const [path, scheme] of [[`/incidents/${ID}`, 'dark'], ['/ar?target=medical', 'light']] as const) {
  test(`${path} prints from ${scheme} colours: the map as a picture, the address, black on white`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await page.goto(path)
    await ready(page)
    // As printing does: first the event, then the paper's styles.
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ colorScheme: scheme, media: 'print' })
    await expect(page.locator('.map-paper')).toBeVisible()
    const colours = await page.locator('.map-paper').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, canvas.width, canvas.height)
      const seen = new Set<number>()
      let light = 0
      for (let i = 0; i < data.length; i += 4) {
        seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2])
        if (data[i + 3] === 255 && data[i] + data[i + 1] + data[i + 2] > 3 * 160) light++
      }
      return { seen: seen.size, light: light / (data.length / 4) }
    })
    expect(colours.seen).toBeGreaterThan(50)
    expect(colours.light).toBeGreaterThan(0.6)
    // What it is, which edition, and where it is opened again; of a record its sources.
    const line = page.locator('.print-line')
    await expect(line).toBeVisible()
    await expect(line).toHaveText(path.startsWith('/ar') ? /الإصدار \d+/ : /edition \d+ of /)
    await expect(line.getByText(page.url(), { exact: true })).toBeVisible()
    if (path.includes('/incidents/')) {
      await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible()
      expect(await page.locator('section', { has: page.getByRole('heading', { name: 'Sources' }) }).getByRole('link').filter({ visible: true }).count()).toBeGreaterThan(0)
    }
    // A4 in points, whatever paper the printer has.
    const [, wide, high] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec((await page.pdf({ preferCSSPageSize: true })).toString('latin1')) ?? []
    expect([Math.round(Number(wide)), Math.round(Number(high))]).toEqual([595, 842])
    expect(await page.evaluate(() => [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color])).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
    for (const role of ['slider', 'searchbox', 'navigation'] as const) expect(await page.getByRole(role).filter({ visible: true }).count(), role).toBe(0)
    // What narrows the view is named; it has no sign of being pressed.
    expect(await page.getByRole('button').filter({ visible: true }).allTextContents()).toEqual(path.includes('target') ? ['الهدف: منشأة طبية'] : [])
  })
}
