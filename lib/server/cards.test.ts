import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { incident } from '../publish/fixtures/atlas'
import { story, writeStories } from '../publish/fixtures/story'
import { release } from '../publish/release'
import { publishFolder } from '../store/publish'

// What a card says, in the SVG that is painted: the words of a record, of a statement, of a story and of a view, in both languages.

vi.stubEnv('DATABASE_URL', '')
vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-cards-')))
const { closeStore, store } = await import('./store')
const { look } = await import('./serving')

const { loadedOf, presentHead } = await import('./present')
const { cardSvg } = await import('./cards')
const { LOOK } = await import('../card/look')
const { stopPainter } = await import('../card/painter')

let dir = ''
beforeAll(async () => {
  const text = (name: string, title: string) => story({ title }).replace('title: A story', `title: ${name}`)
  dir = writeStories({ 'x.en.mdx': text('How it went', 'The start'), 'x.ar.mdx': text('كيف جرى', 'البداية') }, {
    features: [
      incident('one', { title_en: 'The school of the north', title_ar: 'مدرسة الشمال', place_en: 'Northtown', place_ar: 'بلدة الشمال', date_start: '2020-03-01', geo_precision: 'town', killed_min: 3, killed_max: 5, injured_min: 30, statements: ['s'] }),
      incident('two', { date_start: '2020-04-01', date_precision: 'month', target: ['home'], killed_min: 1200, killed_max: 1200, statements: ['s'] }),
      incident('three', { date_start: '2021-01-01', geo_precision: 'exact' }),
      incident('camp', { kind: 'situation', title_en: 'A camp', geo_precision: 'town', killed_min: 9 }),
    ],
    statements: [{ id: 's', date: '2020-05-01', title_en: 'What was seen', title_ar: 'ما شوهد', publisher_en: 'A monitor', publisher_ar: 'مرصد', incidents: ['one', 'two'] }],
  })
  await release(dir, 'First', '2026-01-02')
  await publishFolder(await store(), dir)
  await look()
}, 60_000)
afterAll(async () => {
  stopPainter()
  await closeStore()
  rmSync(dir, { recursive: true, force: true })
})

/** The lines of a card's panel from the top down; what stands on its map is left out, and so are the signs that keep figures together. */
async function said(of: string[], locale: string, query = ''): Promise<string[]> {
  const head = await presentHead()
  const svg = await cardSvg(of, new URLSearchParams(query), await loadedOf(head.key), head, locale)
  return [...svg.replace(/<svg x=.*<\/svg>(?=<rect)/s, '').matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(m => m[1].replace(/[\u2066-\u2069]/g, ''))
}

it('an incident: kind, title, date, place, range of the toll, edition', async () => {
  expect(await said(['incidents', 'one'], 'en')).toEqual(['Test atlas', 'School', 'The school of the north', '1 March 2020', 'Northtown (known to the town)', '3–5', 'killed', '30+', 'injured', 'Edition 1, 2 January 2026'])
  expect(await said(['incidents', 'one'], 'ar')).toEqual(['أطلس تجريبي', 'مدرسة', 'مدرسة الشمال', '1 آذار 2020', 'بلدة الشمال (معروف على مستوى البلدة)', '3–5', 'قتلى', '30+', 'جريحاً', 'الإصدار 1، 2 كانون الثاني 2026'])
})
it('no more exactly than it is known', async () => {
  expect(await said(['incidents', 'two'], 'en')).toEqual(['Test atlas', 'Home', 'Title of two', 'April 2020', 'precision not stated', '1200', 'killed', 'Edition 1, 2 January 2026'])
  expect(await said(['incidents', 'three'], 'en')).toEqual(['Test atlas', 'School', 'Title of three', '1 January 2021', 'known exactly', 'no known toll', 'Edition 1, 2 January 2026'])
})
it('a statement: publisher, title, day, how many it names and their toll', async () => {
  expect(await said(['statements', 's'], 'en')).toEqual(['Test atlas', 'A monitor', 'What was seen', '1 May 2020', '2', 'incidents', '1203–1205', 'killed', '30+', 'injured', 'School 1', 'Home 1', 'Edition 1, 2 January 2026'])
  expect(await said(['statements', 's'], 'ar')).toEqual(['أطلس تجريبي', 'مرصد', 'ما شوهد', '1 أيار 2020', '2', 'حادثتان', '1203–1205', 'قتلى', '30+', 'جريحاً', 'مدرسة 1', 'منزل 1', 'الإصدار 1، 2 كانون الثاني 2026'])
})
it('a view: what narrows it, its days, count, range, what the colours are', async () => {
  expect(await said([], 'en', 'from=2020-01-01&to=2020-06-30&target=school')).toEqual(['Test atlas', '1 incident', 'Target: School', '1 Jan 2020 – 30 Jun 2020', '1', 'incident', '3–5', 'killed', '30+', 'injured', 'School 1', 'Edition 1, 2 January 2026'])
  expect(await said([], 'ar', 'from=2020-01-01&to=2020-06-30&target=school')).toEqual(['أطلس تجريبي', 'حادثة واحدة', 'الهدف: مدرسة', '1 كانون الثاني 2020 – 30 حزيران 2020', '1', 'حادثة', '3–5', 'قتلى', '30+', 'جريحاً', 'مدرسة 1', 'الإصدار 1، 2 كانون الثاني 2026'])
})
it('situations alone: no figure that would read as their toll, and a mark where they are', async () => {
  expect(await said([], 'en', 'q=camp')).toEqual(['Test atlas', '“camp”', '1 Jan 2020 – 31 Dec 2020', 'A situation, not counted', 'Edition 1, 2 January 2026'])
  const head = await presentHead()
  const svg = await cardSvg([], new URLSearchParams('q=camp&at=45,15,9'), await loadedOf(head.key), head, 'en')
  // Not `toContain`: a fault would print the whole map.
  expect(svg.includes(`fill="${LOOK.accent}" fill-opacity="0.13"`)).toBe(true)
})
it('a story: its title and what its first chapter shows; a chapter: both titles', async () => {
  expect(await said(['stories', 'x'], 'en')).toEqual(['Test atlas', 'Stories', 'How it went', '1 Jan 2020 – 30 Jun 2020', 'What it tells.', '2', 'incidents', '1203–1205', 'killed', '30+', 'injured', 'School 1', 'Home 1', 'Edition 1, 2 January 2026'])
  expect(await said(['stories', 'x', 'start'], 'ar')).toEqual(['أطلس تجريبي', 'كيف جرى', 'البداية', '1 كانون الثاني 2020 – 30 حزيران 2020', '2', 'حادثتان', '1203–1205', 'قتلى', '30+', 'جريحاً', 'مدرسة 1', 'منزل 1', 'الإصدار 1، 2 كانون الثاني 2026'])
})
