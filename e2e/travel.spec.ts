import { expect, ready, test } from './fixtures'
import { FAULTS } from '../lib/formats/fixtures/feed-rules'
import { vocabularyFaults } from '../lib/formats/fixtures/schema-org'
import { all, parseXml, textOf } from '../lib/formats/fixtures/parse'

// What leaves the page: feeds, cards, tags for previews, the sitemap.

const INCIDENT = '/incidents/idl-2020-01-29-ariha-shami'
const STATEMENT = '/statements/stmt-2020-05-10'
const STORY = '/stories/raqqa-2017'
const ABOUT = ['Dataset', 'WebPage']
/** Each kind of page, with what its data in the vocabulary of schema.org is of. */
const PAGES: Record<string, string[]> = {
  '/': ['Dataset'], '/?target=medical': ['Dataset'], [INCIDENT]: ['Event', 'WebPage'], '/incidents/hsk-2020-05-al-hol-camp': ['WebPage'], '/statements': [], [STATEMENT]: ['Report', 'WebPage'],
  '/stories': [], [STORY]: ['Article', 'WebPage'], [`${STORY}?chapter=one-family`]: ['Article', 'WebPage'], '/evidence': ABOUT, '/evidence/ariha-un-no-strike-list': ['WebPage'], '/claims': ABOUT, '/remembrance': ABOUT,
  '/editions': ABOUT, '/editions/1': [], '/scenes': [], '/scenes/drawn-town': [], '/methodology': ABOUT, '/data': ABOUT, '/data/preview': [], '/track': ABOUT, '/track/drawn-town': ABOUT,
}
const inArabic = (path: string) => (path === '/' ? '/ar' : path.startsWith('/?') ? `/ar${path.slice(1)}` : `/ar${path}`)

/** Attributes of every element of a name in a page's text. */
const tags = (html: string, name: string): Record<string, string>[] => [...html.matchAll(new RegExp(`<${name}\\s([^>]*)>`, 'g'))].map(([, inner]) =>
  Object.fromEntries([...inner.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'")])))
/** Width and height from the head of a PNG. */
const sizeOf = (png: Buffer) => [png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]

for (const [path, types] of Object.entries(PAGES).flatMap(([p, types]) => [[p, types], [inArabic(p), types]] as const)) {
  test(`${path} says what a preview, a search engine and a feed reader need, and all of it leads somewhere`, async ({ request, baseURL }) => {
    const html = await (await request.get(path)).text()
    const [metas, links] = [tags(html, 'meta'), tags(html, 'link')]
    const meta = (name: string) => metas.filter(m => m.property === name || m.name === name).map(m => m.content)
    const arabic = path.startsWith('/ar')
    for (const name of ['description', 'og:title', 'og:description', 'og:url', 'og:type', 'og:site_name', 'og:image', 'og:image:alt', 'twitter:title', 'twitter:description', 'twitter:image']) {
      expect(meta(name), name).toHaveLength(1)
      expect(meta(name)[0], name).not.toBe('')
    }
    expect([meta('og:image:width'), meta('og:image:height'), meta('og:image:type'), meta('twitter:card')]).toEqual([['1200'], ['630'], ['image/png'], ['summary_large_image']])
    expect([meta('og:locale'), meta('og:locale:alternate')]).toEqual(arabic ? [['ar_AR'], ['en_GB']] : [['en_GB'], ['ar_AR']])
    expect(new URL(meta('og:url')[0]).href).toBe(new URL(path, baseURL).href)
    expect(meta('og:type')[0]).toBe(/\/(?:statements|stories)\//.test(path) ? 'article' : 'website')

    const canonical = links.filter(l => l.rel === 'canonical')
    expect(canonical.map(l => new URL(l.href).href)).toEqual([new URL(path.split('?')[0], baseURL).href])
    const languages = Object.fromEntries(links.filter(l => l.hrefLang ?? l.hreflang).map(l => [l.hrefLang ?? l.hreflang, l.href]))
    expect(Object.keys(languages).sort()).toEqual(['ar', 'en', 'x-default'])
    expect(languages['x-default']).toBe(languages.en)
    expect(languages[arabic ? 'ar' : 'en']).toBe(canonical[0].href)
    for (const address of Object.values(languages)) expect((await request.get(address)).status(), address).toBe(200)

    for (const type of ['application/atom+xml', 'application/rss+xml', 'application/feed+json']) {
      const feeds = links.filter(l => l.rel === 'alternate' && l.type === type)
      expect(feeds, type).toHaveLength(path.includes('/stories') ? 3 : 2)
      for (const feed of feeds) {
        expect(feed.title).not.toBe('')
        const answer = await request.get(feed.href)
        expect([answer.status(), answer.headers()['content-type']]).toEqual([200, `${type}; charset=utf-8`])
      }
      if (path.includes('target=')) expect(feeds[0].href).toContain('target=medical')
    }

    expect(new URL(meta('og:image')[0]).searchParams.get('lang')).toBe(arabic ? 'ar' : null)
    const card = await request.get(meta('og:image')[0])
    expect([card.status(), card.headers()['content-type'], card.headers()['cache-control']]).toEqual([200, 'image/png', 'public, max-age=31536000, immutable'])
    expect(sizeOf(await card.body())).toEqual(['PNG', 1200, 630])
    expect((await request.get(meta('og:image')[0], { headers: { 'if-none-match': card.headers().etag } })).status()).toBe(304)

    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, text]) => JSON.parse(text) as { '@graph': { '@type': string }[] })
    for (const block of blocks) expect(vocabularyFaults(block)).toEqual([])
    expect(blocks.flatMap(b => b['@graph'].map(node => node['@type'])).sort()).toEqual(types)
  })
}

test('a page that is not there is in no index', async ({ request }) => {
  for (const path of ['/incidents/none', '/statements/none', '/stories/none', '/evidence/none', '/nowhere']) {
    const html = await (await request.get(path)).text()
    expect(tags(html, 'meta').filter(m => m.name === 'robots').map(m => m.content).join(), path).toContain('noindex')
    expect(html).not.toContain('application/ld+json')
    if (path !== '/nowhere') expect(html, path).toContain('<bdi>none</bdi>')
  }
})

test('the policy has nothing against the data blocks, and they hold no script', async ({ page }) => {
  await page.goto(INCIDENT)
  await ready(page)
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(1)
})

test('a filtered view: one page for engines, its own card and address for those who share it', async ({ request, baseURL }) => {
  const html = await (await request.get('/?target=medical&from=2020-01-01&to=2020-02-28&tab=table&sort=killed')).text()
  const meta = (name: string) => tags(html, 'meta').find(m => m.property === name || m.name === name)?.content ?? ''
  expect(meta('og:url')).toBe(`${baseURL}/?target=medical&from=2020-01-01&to=2020-02-28`)
  expect(meta('og:title')).toContain('Target: Medical')
  expect(meta('description')).toMatch(/^\d+ incidents?, .*killed/)
  const status = /"og:image" content="([^"]+)"/.exec(html)?.[1] ?? ''
  expect(status).toContain('/cards/view.png?target=medical&amp;from=2020-01-01&amp;to=2020-02-28&amp;v=')
  const [own, plain] = await Promise.all([status.replaceAll('&amp;', '&'), meta('og:image').replace('target=medical&', '')].map(async address => (await request.get(address)).body()))
  expect(own.equals(plain)).toBe(false)
})

test('cards: what there is not is 404, and an old key of an edition leads on', async ({ request, baseURL }) => {
  const { edition } = (await (await request.get('/api/editions/current')).json()) as { edition: string }
  for (const none of [`/api/editions/${edition}/cards/incidents/none.png`, `/api/editions/${edition}/cards/stories/x.png`, `/api/editions/${edition}/cards/view`, '/api/editions/99-00000000/cards/view.png']) expect((await request.get(none)).status(), none).toBe(404)
  // The picture of another view would be one that nobody asked for.
  const wrong = await request.get(`/api/editions/${edition}/cards/view.png?target=nonsense`)
  expect([wrong.status(), ((await wrong.json()) as { detail: string }).detail]).toEqual([400, expect.stringContaining('target=nonsense')])
  // Of that edition by another version of the program.
  const old = await request.get(`/api/editions/${edition.split('-')[0]}-00000000/cards${INCIDENT}.png?lang=ar`, { maxRedirects: 0 })
  expect([old.status(), old.headers().location]).toEqual([308, `${baseURL}/api/editions/${edition}/cards${INCIDENT}.png?lang=ar`])
})

test('“Follow” leads to the feeds of what is shown, also after a filter is set on the page', async ({ page, request, baseURL }) => {
  await page.goto('/')
  await ready(page)
  const share = page.getByRole('button', { name: 'Share', exact: true })
  const follow = page.getByRole('group', { name: /Follow this view/ })
  await share.click()
  await expect(follow.getByRole('link', { name: 'Atom' })).toHaveAttribute('href', '/feeds/incidents.atom')
  await page.keyboard.press('Escape')
  await page.getByRole('group', { name: 'Target' }).getByRole('checkbox', { name: /^Education/ }).check()
  await share.click()
  await expect(follow.getByRole('link', { name: 'Atom' })).toHaveAttribute('href', '/feeds/incidents.atom?target=education')
  for (const [name, form] of [['RSS', 'rss'], ['Atom', 'atom'], ['JSON', 'json']] as const) {
    const href = (await follow.getByRole('link', { name }).getAttribute('href')) ?? ''
    expect(FAULTS[form](await (await request.get(href)).text(), baseURL + href)).toEqual([])
  }
  await page.goto('/ar/statements')
  await ready(page)
  await page.getByRole('button', { name: 'مشاركة', exact: true }).click()
  await expect(page.getByRole('group', { name: 'تابع البيانات في قارئ الخلاصات' }).getByRole('link', { name: 'RSS' })).toHaveAttribute('href', '/feeds/statements.rss?lang=ar')
})

test('robots and sitemap: every page in both languages, each of them there', async ({ request, baseURL }) => {
  const robots = await request.get('/robots.txt')
  expect([robots.status(), robots.headers()['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(await robots.text()).toContain(`Sitemap: ${baseURL}/sitemap.xml`)
  const answer = await request.get('/sitemap.xml')
  expect(answer.headers()['content-type']).toBe('application/xml; charset=utf-8')
  const urls = all(parseXml(await answer.text()), 'url')
  const { numberMatched } = (await (await request.get('/api/collections/incidents/items?limit=1')).json()) as { numberMatched: number }
  expect(urls.filter(u => textOf(u, 'loc')?.includes('/incidents/'))).toHaveLength(2 * numberMatched)
  for (const url of urls.filter((_, i) => i % 29 === 0)) expect((await request.get(textOf(url, 'loc') ?? '')).status(), textOf(url, 'loc')).toBe(200)
  expect((await request.get('/sitemap/2.xml')).status()).toBe(404)
})
