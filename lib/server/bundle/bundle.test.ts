import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { verifyBundle } from '../../bundle/verify'
import { SUMS } from '../../bundle/sums'
import { publishFolder } from '../../store/publish'

const ceiling = vi.hoisted(() => ({ records: 2000 }))
vi.mock('../../formats/offered', async original => Object.defineProperty({ ...(await original<object>()) }, 'BUNDLE_RECORDS', { get: () => ceiling.records, enumerable: true }))

// The shipped record, with one record in it that nobody honest would write, in a store of its own.
vi.stubEnv('DATABASE_URL', '')
vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-bundles-')))
vi.stubEnv('ATLAS_URL', 'https://atlas.example')
const { closeStore, store } = await import('../store')
const { look, served } = await import('../serving')
const { exportAnswer } = await import('../export')
const { stopPainter } = await import('../../card/painter')
const { FILES } = await import('.')

const dir = mkdtempSync(join(tmpdir(), 'atlas-bundles-data-'))
const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
let key = ''
const ask = (query = '', init?: RequestInit) => exportAnswer(new Request(`http://127.0.0.1/api/editions/${key}/export/bundle.zip${query}`, init), key, 'bundle.zip')

beforeAll(async () => {
  cpSync('data', dir, { recursive: true })
  const path = join(dir, 'incidents.geojson')
  const collection = JSON.parse(readFileSync(path, 'utf8')) as { features: { properties: Record<string, unknown> }[] }
  const hostile = structuredClone(collection.features.find(f => f.properties.kind === 'incident')) as { properties: Record<string, unknown> }
  Object.assign(hostile.properties, {
    id: 'test-hostile', statements: [], context_statements: [], title_en: `${HOSTILE}\u202e`, title_ar: undefined, summary_en: HOSTILE, place_en: HOSTILE, aliases: [], date_start: undefined, date_end: undefined, date_precision: undefined, killed_min: undefined, killed_max: undefined,
    notes_en: 'javascript:alert(1)', alleged_by: [HOSTILE], sources: [{ title: `=cmd|${HOSTILE}`, publisher: HOSTILE, url: 'https://evil.example/"><script>', archived_url: 'https://archive.example/\'' }],
  })
  collection.features.push(hostile)
  writeFileSync(path, JSON.stringify(collection))
  await publishFolder(await store(), dir)
  await look()
  key = (await served())?.key ?? ''
}, 120_000)
afterAll(async () => {
  stopPainter()
  await closeStore()
  rmSync(dir, { recursive: true, force: true })
})

async function unpacked(query = ''): Promise<string> {
  const answer = await ask(query)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bundle-'))
  writeFileSync(join(folder, 'b.zip'), Buffer.from(await answer.arrayBuffer()))
  expect(await verifyBundle(join(folder, 'b.zip'))).toMatchObject({ faults: [], intact: FILES.length - 1 })
  expect(spawnSync('unzip', ['-q', 'b.zip', '-d', 'out'], { cwd: folder, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  return join(folder, 'out')
}
const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

describe('the bundle of a selection', () => {
  it('holds every file that its page names, and the sums of all', async () => {
    const folder = await unpacked('?from=2019-01-01&to=2020-06-30&target=medical')
    expect(readdirSync(folder).sort()).toEqual(FILES.map(([name]) => name as string).sort())
    expect(spawnSync('sha256sum', ['-c', '--strict', SUMS], { cwd: folder, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
    for (const [name] of FILES) expect([name, text(folder, 'index.html').includes(`>${name}</code>`), text(folder, 'README.txt').includes(`  ${name} `)]).toEqual([name, true, true])
    const ids = (JSON.parse(text(folder, 'incidents.geojson')) as { features: { id: string; properties: { target: string[]; statements: string[]; context_statements: string[] } }[] }).features
    expect(ids.length).toBeGreaterThan(10)
    for (const { id, properties } of ids) expect([id, properties.target.includes('medical')]).toEqual([id, true])
    expect([...text(folder, 'index.html').matchAll(/<article id="r-([^"]+)"/g)].map(m => m[1]).sort()).toEqual(ids.map(f => f.id).sort())
    const statements = (JSON.parse(text(folder, 'statements.json')) as { statements: { id: string }[] }).statements.map(s => s.id)
    expect(statements.sort()).toEqual([...new Set(ids.flatMap(f => [...f.properties.statements, ...f.properties.context_statements]))].sort())
    const evidence = Papa.parse<Record<string, string>>(text(folder, 'evidence.csv').replace(/^\ufeff/, '').trimEnd(), { header: true }).data
    expect([...new Set(evidence.filter(r => r.of !== 'statement').map(r => r.record))].sort()).toEqual(ids.map(f => f.id).sort())
    expect(text(folder, 'incidents.csv').split('\r\n')[1]).toMatch(/^#event\+id,/)
    expect(readFileSync(join(folder, 'map.png')).subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa]))
  }, 60_000)
  it('is the same, byte for byte, whenever it is asked for; the hour of the machine is nowhere in it', async () => {
    const bytes = async () => Buffer.from(await (await ask('?q=idlib')).arrayBuffer())
    const first = await bytes()
    vi.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z'), toFake: ['Date'] })
    expect((await bytes()).equals(first)).toBe(true)
    vi.useRealTimers()
  }, 60_000)
  it('totals are those of the records in it, undated ones too', async () => {
    const folder = await unpacked('?grading=fair,confirmed&kind=incident')
    const all = (JSON.parse(text(folder, 'incidents.geojson')) as { features: { properties: Record<string, number | boolean | undefined> }[] }).features.map(f => f.properties)
    const counted = all.filter(p => p.counts_in_totals !== false)
    const sum = (field: string, otherwise: string) => counted.reduce((n, p) => n + Number(p[field] ?? p[otherwise] ?? 0), 0)
    const plus = counted.some(p => p.killed_min !== undefined && p.killed_max === undefined) ? '+' : ''
    expect(text(folder, 'index.html')).toContain(`<b><bdi>${all.length}</bdi></b> incidents</span>`)
    expect(text(folder, 'index.html')).toContain(`<b><bdi>${sum('killed_min', 'none')}–${sum('killed_max', 'killed_min')}${plus}</bdi></b> killed`)
  }, 60_000)
  it('of one record bears its id, names it, and leads to its page; of several to none', async () => {
    const id = 'idl-2020-01-29-ariha-shami'
    expect((await ask(`?id=${id}`, { method: 'HEAD' })).headers.get('content-disposition')).toMatch(new RegExp(`-\\d\\d-${id}\\.zip"$`))
    const folder = await unpacked(`?id=${id}`)
    expect((JSON.parse(text(folder, 'incidents.geojson')) as { features: { id: string }[] }).features.map(f => f.id)).toEqual([id])
    expect([...text(folder, 'index.html').matchAll(/<article id="r-([^"]+)"/g)].map(m => m[1])).toEqual([id])
    expect(text(folder, 'README.txt')).toMatch(new RegExp(`the record ${id}\\n[^]*https://atlas\\.example/incidents/${id}(\\?|\\n)`))
    const several = await unpacked(`?id=${id},test-hostile,nobody`)
    expect([...text(several, 'index.html').matchAll(/<article id="r-([^"]+)"/g)].map(m => m[1]).sort()).toEqual([id, 'test-hostile'])
    expect(text(several, 'README.txt')).toContain('among 3 records named by their ids')
    expect(text(several, 'README.txt')).not.toContain('In the atlas:')
  }, 60_000)
  it('of nothing says so; a situation alone is something', async () => {
    const none = 'No incident of this edition matches the selection.'
    expect(text(await unpacked('?q=zzzzzz'), 'index.html')).toContain(none)
    const alone = text(await unpacked('?id=hsk-2020-05-al-hol-camp'), 'index.html')
    expect([alone.includes(none), alone.includes('<article id="r-hsk-2020-05-al-hol-camp"')]).toEqual([false, true])
  }, 60_000)
})

describe.each(['en', 'ar'])('the page in %s', locale => {
  let page = ''
  /** Without the bytes of the picture. */
  beforeAll(async () => { page = text(await unpacked(`?lang=${locale}`), 'index.html').replace(/(base64,.{20})[^"]*/, '$1') }, 120_000)
  it('takes nothing that a record says for HTML, and follows no address that is none of the web', () => {
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toMatch(/<script|<img src=x|\u202e|href="(?!https?:\/\/|#)/i)
    expect(page).toContain('https://evil.example/&quot;&gt;&lt;script&gt;')
  })
  it('fetches nothing, by its policy and by itself', () => {
    expect(page).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'">/)
    expect(page).not.toMatch(/<link|<iframe|<object|style="|url\(|@import/)
    expect([...page.matchAll(/src="([^"]{0,30})/g)].map(m => m[1])).toEqual(['data:image/png;base64,iVBORw0K'])
  })
  it('says what it does not know, and whose word an allegation is', () => {
    const record = page.slice(page.indexOf('<article id="r-test-hostile"'), page.indexOf('</article>', page.indexOf('<article id="r-test-hostile"')))
    expect(record).toContain(locale === 'en' ? 'Date not known' : 'التاريخ غير معروف')
    expect(record).toContain(locale === 'en' ? '<dd class="tolls"><span class="muted">not known</span></dd>' : '<dd class="tolls"><span class="muted">غير معروف</span></dd>')
    // What names no one is no allegation; whoever alleges is named.
    expect(page).toContain(locale === 'en' ? 'Alleged actor: US-led Coalition (alleged by ' : 'الجهة المتهمة: ')
    expect(page).toContain(`<html lang="${locale}" dir="${locale === 'en' ? 'ltr' : 'rtl'}">`)
    // No key of a text stands where the text should.
    expect(page.match(/\b(bundle\.(?!zip)|incident\.|totals\.|precision\.)\w+|undefined|\[object/g)).toBeNull()
  })
})

describe('what cannot be', () => {
  it.each([['?limit=3', '"limit"'], ['?target=nonsense', 'target=nonsense'], ['?lang=xx', 'lang=xx'], ['?from=2019-02-31', 'from=2019-02-31'], ['?id=a,B', 'id=a,B']])('%s is 400 with a sentence', async (query, says) => {
    const answer = await ask(query)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    expect(((await answer.json()) as { detail: string }).detail).toContain(says)
  })
  it('has an address for ever: ETag, 304, HEAD, a telling name', async () => {
    const head = await ask('?target=medical&lang=ar', { method: 'HEAD' })
    const { etag, ...headers } = Object.fromEntries(head.headers)
    expect([head.status, headers['cache-control'], headers['content-disposition']]).toEqual([200, 'public, max-age=31536000, immutable', expect.stringMatching(/^attachment; filename="incident-atlas-case-bundle-(draft|edition-\d+)-\d{4}-\d\d-\d\d-selection-ar\.zip"$/)])
    expect((await ask('?target=medical&lang=ar', { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await ask('?target=medical', { method: 'HEAD' })).headers.get('etag')).not.toBe(etag)
  })
  it('above its ceiling it says what to narrow, before anything is made', async () => {
    ceiling.records = 20
    onTestFinished(() => { ceiling.records = 2000 })
    const answer = await ask('?target=medical,education')
    const { detail } = (await answer.json()) as { detail: string }
    expect([answer.status, answer.headers.get('content-type'), detail]).toEqual([400, 'application/problem+json', expect.stringMatching(/^A case bundle takes 20 records, and these are \d+\. Narrow them by days \(from, to\), by codes \(target, means, actor, evidence, grading\), by text \(q\) or by area; or take incidents\.geojson, which has no limit\.$/)])
    expect((await ask('?target=medical&from=2020-02-01&to=2020-02-10')).status).toBe(200)
  })
})
