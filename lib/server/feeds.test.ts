import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { FEED_FORMS } from '../formats/feed'
import { FAULTS } from '../formats/fixtures/feed-rules'
import { all, parseXml, textOf } from '../formats/fixtures/parse'
import { backToFirstEdition } from '../publish/fixtures/first-edition'
import { combinations } from '../store/fixtures/direct'
import { listFeatures } from '../store/ask'
import type { Database } from '../store/database'
import { publishFolder } from '../store/publish'
import { formatArea } from '../geo/area'
import { formatDay } from '../time/day'

// The shipped record, with a second edition and a draft made from it, in a store of its own.
vi.stubEnv('DATABASE_URL', '')
vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-feeds-')))
vi.stubEnv('ATLAS_URL', 'https://atlas.example')
const { closeStore, store } = await import('./store')
const { look } = await import('./serving')
const { feedAnswer } = await import('./feeds')
const { FEED_LIMIT } = await import('../feed-question')
const { newestFirst } = await import('../feed-items')
const { sitemapAnswer, sitemapOf, sitemapPartAnswer } = await import('./sitemaps')
const { newestReleased } = await import('./released')

const SITE = 'https://atlas.example'
const get = (path: string, headers: Record<string, string> = {}) => feedAnswer(new Request(`http://127.0.0.1${path}`, { headers }), path.replace('/feeds/', '').split('?')[0])
const itemsOf = async (path: string) => ((await (await get(path)).json()) as { items: { id: string; url: string; title: string; content_text: string; date_published: string }[] }).items

let db: Database
const dir = mkdtempSync(join(tmpdir(), 'atlas-feeds-data-'))
const CORRECTED = 'idl-2020-01-29-ariha-shami'
interface Collection { features: { properties: Record<string, unknown> & { id: string } }[] }
const read = () => JSON.parse(readFileSync(join(dir, 'incidents.geojson'), 'utf8')) as Collection

beforeAll(async () => {
  db = await store()
  cpSync('data', dir, { recursive: true })
  backToFirstEdition(dir)
  const edit = (change: (c: Collection) => void) => {
    const c = read()
    change(c)
    writeFileSync(join(dir, 'incidents.geojson'), JSON.stringify(c))
  }
  edit(c => {
    const one = c.features.find(f => f.properties.id === CORRECTED)
    Object.assign(one?.properties ?? {}, { notes_en: 'Looked at again.' })
    const copy = structuredClone(c.features.find(f => f.properties.kind === 'incident')) as Collection['features'][0]
    Object.assign(copy.properties, { id: 'test-added', title_en: 'Added by a test', date_start: undefined, date_end: undefined, date_precision: undefined, statements: [], context_statements: [], aliases: [] })
    c.features.push(copy)
  })
  const changelog = readFileSync(join(dir, 'CHANGELOG.md'), 'utf8')
  writeFileSync(join(dir, 'CHANGELOG.md'), changelog.replace('## 1 —', '## 2 — 2026-11-25 — One looked at again, one added\n\n## 1 —'))
  for (const name of ['atlas.json', 'incidents.geojson', 'statements.json']) cpSync(join(dir, name), join(dir, 'editions/2', name), { recursive: true })
  // And a draft on top of it, which no feed may speak of.
  edit(c => { c.features[0].properties.notes_en = 'A draft, not to be seen' })
  await publishFolder(db, dir)
  await look()
}, 120_000)
afterAll(async () => {
  await closeStore()
  rmSync(dir, { recursive: true, force: true })
})

const FILTERS = ['', '?target=medical', '?target=medical,education&area=box:36,35,37.5,36.5', '?q=hospital', '?from=2019-11-20&to=2020-03-10', '?match=certain&from=2019-03-01&to=2019-03-31', '?grading=confirmed&kind=incident', '?statement=stmt-2020-05-10', '?area=circle:39,35.95,9000&limit=5', '?mode=cumulative&to=2018-01-01', '?q=%22%3C%26', '?tab=table&at=1,2,3&edition=1&sort=-killed']

describe.each(['incidents', 'statements'])('%s', kind => {
  it.each(FEED_FORMS.flatMap(form => ['en', 'ar'].map(lang => [form, lang] as const)))('%s in %s is valid for every view', async (form, lang) => {
    for (const filter of FILTERS) {
      const path = `/feeds/${kind}.${form}${filter}${lang === 'ar' ? `${filter ? '&' : '?'}lang=ar` : ''}`
      const answer = await get(path)
      expect(answer.status, path).toBe(200)
      const text = await answer.text()
      const self = form === 'json' ? (JSON.parse(text) as { feed_url: string }).feed_url : (/rel="self"[^>]*href="([^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')
      expect(FAULTS[form](text, self), path).toEqual([])
      // The address that it names for itself is one that gives the same.
      expect(self.startsWith(`${SITE}/feeds/${kind}.${form}`), self).toBe(true)
      expect(await (await get(self.slice(SITE.length))).text(), path).toBe(text)
    }
  })
})

it('an item is new when its edition says so: corrected and added first, with the reason; what did not change does not come again', async () => {
  const items = await itemsOf('/feeds/incidents.json?limit=500')
  expect(items.slice(0, 2).map(i => i.url)).toEqual([`${SITE}/incidents/${CORRECTED}?edition=2`, `${SITE}/incidents/test-added?edition=2`])
  expect(items[0].title).toBe('Corrected: Al-Shami hospital, Ariha')
  expect(items[0].content_text).toContain('Corrected in edition 2 (25 November 2026): One looked at again, one added')
  expect(items[1].content_text).toContain('Added in edition 2')
  expect(items.slice(2).every(i => i.url.endsWith('?edition=1') && i.date_published === '2026-11-24T00:00:00Z')).toBe(true)
  expect(items.filter(i => i.url.includes(CORRECTED))).toHaveLength(1)
  const [newest] = await itemsOf('/feeds/incidents.json?lang=ar')
  expect([newest.url, newest.title]).toEqual([`${SITE}/ar/incidents/${CORRECTED}?edition=2`, expect.stringMatching(/^تصحيح: /)])
})

it('a draft is in no feed', async () => {
  for (const form of FEED_FORMS) expect(await (await get(`/feeds/incidents.${form}?limit=500`)).text()).not.toContain('A draft, not to be seen')
})

it('holds exactly the records that the store finds', async () => {
  const released = await newestReleased()
  if (!released) throw new Error('Nothing is released.')
  const { loaded } = released
  const { meta } = loaded.slice
  const views = [
    ...combinations(loaded.manifest, meta.first ?? 0, meta.last ?? 0, 11).slice(0, 30).map(c => ({
      query: [`from=${formatDay(c.from)}&to=${formatDay(c.to)}&match=${c.match}`, ...Object.entries(c.facets).filter(([, codes]) => codes.length).map(([property, codes]) => `${property}=${codes.join(',')}`), ...(c.area ? [`area=${formatArea(c.area)}`] : [])].join('&'),
      filter: { days: { from: c.from, to: c.to, match: c.match, undated: false }, facets: c.facets, area: c.area ?? undefined },
    })),
    { query: 'kind=situation', filter: { kind: 'situation' as const } }, { query: 'q=school', filter: { q: 'school' } }, { query: '', filter: {} },
  ]
  let some = 0
  for (const { query, filter } of views) {
    const ids = (await itemsOf(`/feeds/incidents.json?limit=500&${query}`)).map(i => /incidents\/([^?]+)/.exec(i.url)?.[1])
    const { items } = await listFeatures(db, loaded, filter, { limit: 500 })
    expect(ids.sort(), query).toEqual(items.map(f => f.properties.id).sort())
    if (ids.length) some++
  }
  expect(some).toBeGreaterThan(8)
})

it('statements: by date, narrowed by what they name', async () => {
  const everything = await itemsOf('/feeds/statements.json')
  const { statements } = JSON.parse(readFileSync(join(dir, 'statements.json'), 'utf8')) as { statements: { id: string; date: string; incidents: string[] }[] }
  expect(everything.map(i => i.date_published)).toEqual(statements.map(s => `${s.date}T00:00:00Z`).sort().reverse())
  const medical = new Set(read().features.filter(f => (f.properties.target as string[] | undefined)?.includes('medical')).map(f => f.properties.id))
  const named = await itemsOf('/feeds/statements.json?target=medical')
  expect(named.map(i => i.id.split('/').at(-1)).sort()).toEqual(statements.filter(s => s.incidents.some(id => medical.has(id))).map(s => s.id).sort())
  expect(named.length).toBeLessThan(everything.length)
})

it('answers as a feed should: type, validator, age, for any origin; 404 for what is none', async () => {
  for (const [form, type] of [['atom', 'application/atom+xml; charset=utf-8'], ['rss', 'application/rss+xml; charset=utf-8'], ['json', 'application/feed+json; charset=utf-8']]) {
    const answer = await get(`/feeds/incidents.${form}`)
    expect([answer.headers.get('content-type'), answer.headers.get('access-control-allow-origin'), answer.headers.get('cache-control')]).toEqual([type, '*', 'public, max-age=300'])
    expect((await get(`/feeds/incidents.${form}`, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304)
  }
  expect((await itemsOf('/feeds/incidents.json')).length).toBe(FEED_LIMIT)
  for (const none of ['/feeds/incidents.xml', '/feeds/places.atom', '/feeds/incidents']) expect((await get(none)).status, none).toBe(404)
})

it('refuses what it does not understand, with a sentence, and never answers with everything instead', async () => {
  for (const [query, title, detail] of [
    ['target=zzz', 'Invalid parameter', /^target=zzz is not understood; expected codes by comma out of .*medical/], ['target=medical,zzz', 'Invalid parameter', /^target=medical,zzz /],
    ['targets=medical', 'Unknown parameter', /^"targets" is not a parameter of a feed; expected one of .*target,/], ['from=x', 'Invalid parameter', /^from=x /], ['lang=zz', 'Invalid parameter', /expected en or ar\.$/], ['kind=x', 'Invalid parameter', /^kind=x /], ['limit=0', 'Invalid parameter', /a whole number from 1 to 500/],
  ] as const) {
    for (const kind of ['incidents', 'statements']) for (const form of FEED_FORMS) {
      const answer = await get(`/feeds/${kind}.${form}?${query}`)
      expect([answer.status, answer.headers.get('content-type')], query).toEqual([400, 'application/problem+json'])
      expect(await answer.json(), query).toMatchObject({ title, detail: expect.stringMatching(detail) })
    }
  }
})

it('orders rows by edition, then by day, those without a date last', () => {
  const editions = [1, 2].map(number => ({ key: String(number), number, date: '', note: '', hash: '', draft: false }))
  const edition = Uint16Array.of(0, 1, 0, 1, 1, 0)
  expect(newestFirst(Uint32Array.of(0, 1, 2, 3, 4, 5), { editions, edition }, 4, 10)).toEqual([3, 1, 4, 2, 0, 5])
  expect(newestFirst(Uint32Array.of(0, 1, 2, 3, 4, 5), { editions, edition }, 4, 2)).toEqual([3, 1])
})

const tool = (name: string) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()

it('GDAL reads the places where they are', async () => {
  if (!tool('ogrinfo')) {
    const sentence = 'GDAL is not on this machine: its GeoRSS driver did not look at the feeds. Debian: apt-get install gdal-bin'
    if (inject('ci')) throw new Error(sentence)
    return void process.stderr.write(`${sentence}\n`)
  }
  const file = join(dir, 'feed.xml')
  for (const form of ['atom', 'rss'] as const) {
    writeFileSync(file, await (await get(`/feeds/incidents.${form}?limit=500`)).text())
    const out = spawnSync('ogrinfo', ['-ro', '-al', '-so', file], { encoding: 'utf8' }).stdout
    const n = (await itemsOf('/feeds/incidents.json?limit=500')).length
    expect(out, form).toContain(`Feature Count: ${n}`)
    // Longitude first, as GDAL writes it: all of the record but one lies in Syria and Iraq.
    const [, w, s] = /Extent: \(([-\d.]+), ([-\d.]+)\)/.exec(out) ?? []
    expect(Number(w) < 45 && Number(s) > 30, out).toBe(true)
  }
})

it('xmllint takes RSS and the sitemap, and Atom by the grammar of RFC 4287', async () => {
  if (!tool('xmllint')) {
    const sentence = 'xmllint is not on this machine: it did not look at the feeds. Debian: apt-get install libxml2-utils'
    if (inject('ci')) throw new Error(sentence)
    return void process.stderr.write(`${sentence}\n`)
  }
  const lint = (text: string, ...more: string[]) => spawnSync('xmllint', ['--noout', ...more, '-'], { input: text, encoding: 'utf8' })
  for (const kind of ['incidents', 'statements']) {
    for (const lang of ['en', 'ar']) {
      expect(lint(await (await get(`/feeds/${kind}.rss?lang=${lang}`)).text()).stderr).toBe('')
      const atom = await (await get(`/feeds/${kind}.atom?lang=${lang}`)).text()
      expect(lint(atom, '--relaxng', 'lib/formats/fixtures/atom.rng')).toMatchObject({ status: 0, stderr: '- validates\n' })
      // The grammar refuses what is none.
      expect(lint(atom.replace('<updated>', '<updated>soon '), '--relaxng', 'lib/formats/fixtures/atom.rng').status).not.toBe(0)
    }
  }
  expect(lint(await (await sitemapAnswer(new Request(`${SITE}/sitemap.xml`))).text()).stderr).toBe('')
})

it('the sitemap has every page of the edition in both languages, each with the day of its last change', async () => {
  const root = parseXml(await (await sitemapAnswer(new Request(`${SITE}/sitemap.xml`))).text())
  const urls = all(root, 'url').map(url => ({ loc: textOf(url, 'loc') ?? '', changed: textOf(url, 'lastmod') }))
  const released = await newestReleased()
  const ids = released?.loaded.slice.columns.id ?? []
  const found = new Set(urls.map(u => u.loc))
  expect(found.size).toBe(urls.length)
  for (const id of ids) for (const prefix of ['', '/ar']) expect(found.has(`${SITE}${prefix}/incidents/${id}`), id).toBe(true)
  for (const path of ['/', '/ar', '/statements', '/ar/statements', '/methodology', '/ar/methodology', '/claims', '/ar/claims', '/evidence', '/ar/evidence']) expect(found.has(SITE + path), path).toBe(true)
  expect(urls.find(u => u.loc.endsWith(`/incidents/${CORRECTED}`))?.changed).toBe('2026-11-25')
  expect(urls.filter(u => u.loc.includes('/incidents/') && u.changed === '2026-11-25')).toHaveLength(4)
  expect((await sitemapPartAnswer(new Request(`${SITE}/sitemap/1.xml`), '1.xml')).status).toBe(200)
  for (const none of ['2.xml', '0.xml', 'x', '1']) expect((await sitemapPartAnswer(new Request(`${SITE}/sitemap/${none}`), none)).status, none).toBe(404)
})

it('above 50,000 addresses the sitemap lists its parts, which hold each page once', async () => {
  const released = await newestReleased()
  if (!released) throw new Error('Nothing is released.')
  const { loaded, changes } = released
  const id = Array.from({ length: 60_000 }, (_, i) => `record-${i}`)
  const many = { loaded: { ...loaded, slice: { ...loaded.slice, columns: { ...loaded.slice.columns, length: id.length, id } } }, changes: { ...changes, edition: new Uint16Array(id.length), added: new Uint8Array(id.length) } }
  const { parts, whole, part } = await sitemapOf(many, new URL(SITE))
  expect(all(parseXml(whole()), 'sitemap').map(s => textOf(s, 'loc'))).toEqual([1, 2, 3].map(n => `${SITE}/sitemap/${n}.xml`))
  const files = Array.from({ length: parts }, (_, i) => part(i + 1))
  const found = files.map(text => [...text.matchAll(/<loc>([^<]+)/g)].map(m => m[1]))
  expect(Math.max(...found.map(f => f.length))).toBeLessThanOrEqual(50_000)
  expect(Math.max(...files.map(text => Buffer.byteLength(text)))).toBeLessThan(50 << 20)
  const every = new Set(found.flat())
  expect(every.size).toBe(found.flat().length)
  for (const one of [id[0], id[24_990], id[24_999], id[59_999]]) for (const prefix of ['', '/ar']) expect(every.has(`${SITE}${prefix}/incidents/${one}`), one).toBe(true)
})
