import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { FEED_FORMS } from '../../lib/formats/feed'
import { FAULTS } from '../../lib/formats/fixtures/feed-rules'
import { incident, manifest, snapshot, write, writeAtlas } from '../../lib/publish/fixtures/atlas'

const home = mkdtempSync(join(tmpdir(), 'atlas-export-'))
const into = join(home, 'site')
const run = (data: string, ...args: string[]) => spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../atlas.ts'), 'export', ...args], { encoding: 'utf8', env: { ...process.env, ATLAS_DATA: data } })
const page = (path: string) => readFileSync(join(into, path, 'index.html'), 'utf8')
const every = () => readdirSync(into, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.html'))

let dir: string
let told: ReturnType<typeof run>
beforeAll(() => {
  const statements = [{ id: 'said', date: '2020-04-01', title_en: 'What was said', title_ar: 'ما قيل', publisher_en: 'P', incidents: ['one'] }]
  dir = writeAtlas({ features: [incident('one', { statements: ['said'], aliases: ['first-name'] }), incident('gone')], statements })
  snapshot(dir, 1)
  write(dir, 'atlas.json', { ...manifest, withdrawn: [{ id: 'gone', date: '2026-02-02', reason: { en: 'Not confirmed.', ar: 'لم يتأكد.' } }] })
  write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one', { statements: ['said'], aliases: ['first-name'] }), incident('two', { title_en: 'A <b>title</b> & more' }), incident('nowhere', { date_start: undefined }, null)] })
  told = run(dir, into)
}, 120_000)

describe('atlas export', () => {
  it('ends with what it wrote, and says that a draft is one, here and on every page', () => {
    expect(told.stderr).toBe('')
    expect(told.status).toBe(0)
    expect(told.stdout).toMatch(/Written: a draft on edition 1, which is not released \([0-9a-f]{8}\): 3 records, 1 statement, \d+ pages in 2 languages; [\d,]+ files, [\d.]+ MB/)
    const pages = every().filter(file => !/404|gone/.test(file))
    expect(pages.length).toBeGreaterThan(20)
    for (const file of pages) expect(readFileSync(join(into, file), 'utf8'), file).toMatch(file.startsWith('ar') ? /مسودة/ : /Draft/)
  })
  it('leads from every page to files that are there, and asks nothing of a server', () => {
    for (const file of every()) {
      const html = readFileSync(join(into, file), 'utf8')
      expect(html, file).not.toMatch(/undefined|\[object|(?:href|src)="\/|"\/api\//)
      for (const [, address] of html.matchAll(/(?:href|src|url)="?=?(\.[^"?#]*)/g)) {
        const target = join(into, dirname(file), address)
        expect(existsSync(address.endsWith('/') ? join(target, 'index.html') : target), `${file} → ${address}`).toBe(true)
        expect(relative(into, target).startsWith('..'), `${file} → ${address}`).toBe(false)
      }
      for (const [, address] of html.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"/g)) expect(address, file).toMatch(/^\.\.?\//)
    }
  })
  it('keeps former addresses: a renamed record leads on, a withdrawn one says since when and why', () => {
    expect(page('incidents/first-name')).toContain('<meta http-equiv="refresh" content="0; url=../../incidents/one/">')
    expect(page('ar/incidents/first-name')).toContain('href="../../../ar/incidents/one/"')
    expect(page('incidents/gone')).toMatch(/This record was withdrawn[\s\S]*2 February 2026[\s\S]*Not confirmed\./)
    expect(page('ar/incidents/gone')).toContain('لم يتأكد.')
    expect(existsSync(join(into, 'statements/gone'))).toBe(false)
  })
  it('writes texts as texts, in both languages, and the record as data beside them', () => {
    expect(page('incidents/two')).toContain('A &lt;b&gt;title&lt;/b&gt; &amp; more')
    expect(page('ar/incidents/one')).toMatch(/<html lang="ar" dir="rtl">[\s\S]*عنوان one[\s\S]*ما قيل/)
    expect(JSON.parse(readFileSync(join(into, 'incidents/one/record.geojson'), 'utf8'))).toMatchObject({ type: 'Feature', id: 'one', geometry: { coordinates: [15, 45] }, properties: { title_en: 'Title of one' } })
    expect(JSON.parse(readFileSync(join(into, 'files/incidents.geojson'), 'utf8')).features).toHaveLength(3)
    expect(readFileSync(join(into, 'files/incidents.csv'), 'utf8').split('\n')).toHaveLength(5)
  })
  it('has no sitemap, feed or canonical address while nobody says where it will stand', () => {
    expect(['sitemap.xml', 'robots.txt', 'feeds'].some(name => existsSync(join(into, name)))).toBe(false)
    expect(page('incidents/one')).not.toContain('canonical')
    expect(readFileSync(join(into, '404.html'), 'utf8')).not.toContain('href')
  })
  it('with --url and --edition writes a released edition with its addresses, in the place of the earlier export', () => {
    const again = run(dir, into, '--url', 'https://example.org/atlas', '--edition', '1')
    expect(again.status, again.stderr).toBe(0)
    expect(again.stdout).toContain('edition 1 (')
    expect(existsSync(join(into, 'incidents/two'))).toBe(false)
    expect(page('incidents/one')).toContain('<link rel="canonical" href="https://example.org/atlas/incidents/one/">')
    expect(page('incidents/one')).toContain('hreflang="ar" href="https://example.org/atlas/ar/incidents/one/"')
    expect(readFileSync(join(into, 'sitemap.xml'), 'utf8')).toContain('<loc>https://example.org/atlas/ar/statements/said/</loc>')
    expect(readFileSync(join(into, 'robots.txt'), 'utf8')).toContain('Sitemap: https://example.org/atlas/sitemap.xml')
    expect(readFileSync(join(into, 'ar/feeds/incidents.atom'), 'utf8')).toContain('<id>https://example.org/atlas/ar/incidents/one/?edition=1</id>')
    for (const language of ['', 'ar/']) for (const kind of ['incidents', 'statements']) for (const form of FEED_FORMS) {
      const path = `${language}feeds/${kind}.${form}`
      expect(FAULTS[form](readFileSync(join(into, path), 'utf8'), `https://example.org/atlas/${path}`), path).toEqual([])
    }
    expect(readFileSync(join(into, '404.html'), 'utf8')).toContain('href="/atlas/ar/"')
  }, 60_000)
  it.each([
    [['--url', 'example.org'], 1, '--url example.org is no address of a site'], [['--edition', 'one'], 1, '--edition one is no number of an edition'],
    [['--edition', '9'], 1, 'has no edition 9; expected one of 1.'], [[], 2, 'Name the folder that is to be written'],
  ])('refuses %j in a sentence, and writes nothing', (args, status, sentence) => {
    const target = join(home, 'none')
    const { status: ended, stderr } = run(dir, ...(status === 2 ? [] : [target]), ...args)
    expect([ended, stderr.split('\n').length]).toEqual([status, 2])
    expect(stderr).toContain(sentence)
    expect(readdirSync(home)).toEqual(['site'])
  }, 60_000)
  it('names every fault of a folder that is not in order', () => {
    const faulty = writeAtlas({ features: [incident('one', { date_start: '2020-02-31' })] })
    const { status, stderr } = run(faulty, join(home, 'none'))
    expect(status).toBe(1)
    expect(stderr).toContain('no such day in the calendar')
    expect(readdirSync(home)).toEqual(['site'])
  }, 60_000)
})
