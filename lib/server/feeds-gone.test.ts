import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { FEED_FORMS } from '../formats/feed'
import { FAULTS } from '../formats/fixtures/feed-rules'
import { incident, manifest, write, writeAtlas } from '../publish/fixtures/atlas'
import { release } from '../publish/release'
import { publishFolder } from '../store/publish'

// A made-up record of three editions and a draft: what a feed says of what was corrected, renamed, withdrawn and joined.
vi.stubEnv('DATABASE_URL', '')
vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-feeds-gone-')))
vi.stubEnv('ATLAS_URL', 'https://atlas.example')
const { closeStore, store } = await import('./store')
const { look } = await import('./serving')
const { feedAnswer } = await import('./feeds')

const SITE = 'https://atlas.example'
interface Item { id: string; url: string; title: string; content_text: string; date_published: string }
const get = (path: string) => feedAnswer(new Request(`http://127.0.0.1${path}`), path.replace('/feeds/', '').split('?')[0])
const itemsOf = async (query = '') => ((await (await get(`/feeds/incidents.json${query}`)).json()) as { items: Item[] }).items
const goneIn = async (query: string) => (await itemsOf(query)).filter(i => i.id.includes('#')).map(i => i.url.split('/').at(-1))

const dir = writeAtlas({ features: ['aa-kept', 'aa-toll', 'aa-gone', 'aa-old', 'aa-part', 'aa-home', 'aa-former'].map(id => incident(id, id === 'aa-home' ? { target: ['home'], date_start: '2019-01-01' } : {}, id === 'aa-home' ? null : [15, 45])), changelog: '# Changelog\n' })
/** A facet that the third edition brings. */
const facets = [...manifest.facets, { property: 'setting', label: { en: 'Setting', ar: 'المحيط' }, codes: [{ code: 'rural', label: { en: 'Rural', ar: 'ريفي' } }] }]
const withdrawn = [{ id: 'aa-gone', date: '2026-01-20', reason: { en: 'Told twice', ar: 'مكرر' } }, { id: 'aa-home', date: '2026-01-21', reason: { en: 'Not an attack' } }]

beforeAll(async () => {
  const db = await store()
  const put = (features: unknown[], more = {}) => {
    write(dir, 'atlas.json', { ...manifest, ...more })
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features })
  }
  await release(dir, 'First', '2026-01-01')
  // A draft calls it otherwise before it is withdrawn.
  put(['aa-kept', 'aa-toll', 'aa-gone', 'aa-old', 'aa-part', 'aa-home', 'aa-former'].map(id => incident(id, id === 'aa-gone' ? { title_en: 'A draft’s title' } : {})))
  expect((await publishFolder(db, dir)).head.draft).toBe(true)
  const titles = { title_en: 'Title of aa-old', title_ar: 'عنوان aa-old' }
  const latter = incident('aa-latter', { title_en: 'Title of aa-former', title_ar: 'عنوان aa-former', aliases: ['aa-former'] })
  const toll = { killed_min: 5, killed_max: 7 }
  put([incident('aa-kept'), incident('aa-toll', toll), incident('aa-new', { ...titles, killed_min: 1, aliases: ['aa-old'] }), incident('aa-part'), latter], { withdrawn })
  await release(dir, 'Second', '2026-02-01')
  put([incident('aa-kept', { notes_en: 'Looked at', setting: ['rural'] }), incident('aa-toll', toll), incident('aa-new', { ...titles, aliases: ['aa-old', 'aa-part'] }), latter], { withdrawn, facets })
  await release(dir, 'Third', '2026-03-01')
  const changelog = readFileSync(join(dir, 'CHANGELOG.md'), 'utf8')
  write(dir, 'CHANGELOG.md', changelog.replace(/(## 2 .*\n)/, '$1ar: الثاني\n\n- aa-toll: a list of names was published.\n  ar: نُشرت قائمة بالأسماء.\n').replace(/(## 3 .*\n)/, '$1ar: الثالث\n'))
  put([incident('aa-toll', toll), incident('aa-new', { ...titles, aliases: ['aa-old', 'aa-part'] }), latter], { facets, withdrawn: [{ ...withdrawn[0], reason: { en: 'A draft’s reason' } }, withdrawn[1], { id: 'aa-kept', date: '2026-03-05', reason: { en: 'A draft’s reason' } }] })
  expect((await publishFolder(db, dir)).head.draft).toBe(true)
  await look()
}, 120_000)
afterAll(async () => {
  await closeStore()
  rmSync(dir, { recursive: true, force: true })
})

it('what was withdrawn or joined is told with the edition that did without it, under its last released title, with the reason', async () => {
  const items = await itemsOf()
  expect(items.map(i => [i.id.slice(SITE.length), i.title, i.date_published.slice(0, 10)])).toEqual([
    ['/incidents/aa-part#gone-in-edition-3', 'Joined with another record: Title of aa-part', '2026-03-01'],
    ['/incidents/aa-new?edition=3', 'Corrected: Title of aa-old', '2026-03-01'],
    ['/incidents/aa-kept?edition=3', 'Corrected: Title of aa-kept', '2026-03-01'],
    ['/incidents/aa-gone#gone-in-edition-2', 'Withdrawn: Title of aa-gone', '2026-02-01'],
    ['/incidents/aa-home#gone-in-edition-2', 'Withdrawn: Title of aa-home', '2026-02-01'],
    ['/incidents/aa-toll?edition=2', 'Corrected: Title of aa-toll', '2026-02-01'],
    ['/incidents/aa-latter?edition=2', 'Under another id: Title of aa-former', '2026-02-01'],
  ])
  expect(items.filter(i => i.id.includes('#')).map(i => [i.url.slice(SITE.length), i.content_text])).toEqual([
    ['/incidents/aa-part', 'Part of the record aa-new since edition 3 (1 March 2026): Third'],
    ['/incidents/aa-gone', 'Withdrawn on 20 January 2026, and in the record no more since edition 2 (1 February 2026): Told twice'],
    ['/incidents/aa-home', 'Withdrawn on 21 January 2026, and in the record no more since edition 2 (1 February 2026): Not an attack'],
  ])
  const [part, , , gone] = await itemsOf('?lang=ar')
  expect([part.title, gone.title, gone.url, gone.id]).toEqual(['دُمج بسجل آخر: عنوان aa-part', 'سُحب: عنوان aa-gone', `${SITE}/ar/incidents/aa-gone`, `${SITE}/ar/incidents/aa-gone#gone-in-edition-2`])
  expect(gone.content_text).toMatch(/^سُحب بتاريخ .*: \u2068مكرر\u2069$/)
  expect(part.content_text).toMatch(/\u2068الثالث\u2069$/)
  for (const form of FEED_FORMS) expect(await (await get(`/feeds/incidents.${form}`)).text(), form).not.toContain('A draft’s')
})

it('a correction bears the changelog’s reason for the record in the feed’s language, else the edition’s note', async () => {
  const said = async (id: string, lang: string) => (await itemsOf(`?lang=${lang}`)).find(i => i.url.includes(`/${id}?`))?.content_text.split('\n\n')[0]
  expect(await said('aa-toll', 'en')).toBe('Corrected in edition 2 (1 February 2026): a list of names was published.')
  expect(await said('aa-toll', 'ar')).toMatch(/^صُحّح في الإصدار 2 .*: \u2068نُشرت قائمة بالأسماء\.\u2069$/)
  expect(await said('aa-latter', 'en')).toBe('Bears another id since edition 2 (1 February 2026), aa-latter in place of aa-former: Second')
  expect(await said('aa-latter', 'ar')).toMatch(/^يحمل معرّفاً آخر منذ الإصدار 2 .*\u2068aa-latter\u2069 بدلاً من \u2068aa-former\u2069: \u2068الثاني\u2069$/)
  expect(await said('aa-kept', 'en')).toBe('Corrected in edition 3 (1 March 2026): Third')
  expect(await said('aa-kept', 'ar')).toMatch(/\u2068الثالث\u2069$/)
})

it('a filter takes what is gone as it was in the last edition that held it', async () => {
  expect(await goneIn('?target=home')).toEqual(['aa-home'])
  expect(await goneIn('?target=school')).toEqual(['aa-part', 'aa-gone'])
  expect(await goneIn('?from=2019-01-01&to=2019-12-31')).toEqual(['aa-home'])
  expect(await goneIn('?area=box:14,44,16,46')).toEqual(['aa-part', 'aa-gone'])
  expect(await goneIn('?kind=situation')).toEqual([])
  // Whether they would have passed a facet that came later, nobody can say.
  expect((await itemsOf('?setting=rural')).map(i => i.title)).toEqual(['Corrected: Title of aa-kept'])
  expect(await goneIn('?q=aa-gone')).toEqual(['aa-gone'])
  expect(await goneIn('?kind=incident&limit=1')).toEqual(['aa-part'])
  expect(await goneIn('?limit=4')).toEqual(['aa-part', 'aa-gone'])
})

it('is valid in every form and language', async () => {
  for (const form of FEED_FORMS) for (const query of ['', '?lang=ar', '?target=home']) {
    const text = await (await get(`/feeds/incidents.${form}${query}`)).text()
    expect(FAULTS[form](text, `${SITE}/feeds/incidents.${form}${query}`), form + query).toEqual([])
  }
  expect(await (await get('/feeds/incidents.rss')).text()).toContain(`<guid isPermaLink="false">${SITE}/incidents/aa-gone#gone-in-edition-2</guid>`)
})
