import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { incident, manifest, write, writeAtlas } from '../publish/fixtures/atlas'
import { release } from '../publish/release'
import { publishFolder } from '../store/publish'

// Two editions: in the second the title of the atlas and of a record are others, the record has another id, and one is withdrawn.
vi.stubEnv('DATABASE_URL', '')
vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-face-')))
vi.stubEnv('ATLAS_URL', 'https://atlas.example')
const { closeStore, store } = await import('./store')
const { look } = await import('./serving')
const { currentEditionAnswer, healthAnswer } = await import('./editions')
const { itemsAnswer } = await import('./collections')
const { placesAnswer } = await import('./places')
const { oembedAnswer } = await import('./oembed')
const { exportAnswer } = await import('./export')
const { presentHead } = await import('./present')

let dir = ''
beforeAll(async () => {
  dir = writeAtlas({ features: [incident('aa-one', { title_en: 'First title', title_ar: 'العنوان الأول' }), incident('aa-gone', { title_en: 'Taken back', title_ar: undefined })], statements: [], changelog: '# Changelog\n' })
  await release(dir, 'First', '2026-01-01')
  write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('aa-two', { title_en: 'Second title', aliases: ['aa-one'] })] })
  write(dir, 'atlas.json', { ...manifest, title: { ...manifest.title, en: 'The atlas renamed' }, withdrawn: [{ id: 'aa-gone', date: '2026-02-01', reason: { en: 'Told twice', ar: 'مكرر' } }] })
  await release(dir, 'Second', '2026-02-01')
  await publishFolder(await store(), dir)
  await look()
}, 120_000)
afterAll(async () => {
  await closeStore()
  rmSync(dir, { recursive: true, force: true })
})
const asked = (path: string, headers: Record<string, string> = {}) => new Request(`http://127.0.0.1${path}`, { headers })

describe('which edition is the present one is not the asker’s to say', () => {
  const headers = { 'x-search': '?edition=1', 'x-address': '/elsewhere' }
  it.each([
    ['/api/editions/current', () => currentEditionAnswer(asked('/api/editions/current', headers)), { number: 2 }],
    ['/api/health', () => healthAnswer(asked('/api/health', headers)), { edition: expect.stringMatching(/^2-/) }],
    ['the items', () => itemsAnswer(asked('/api/collections/incidents/items', headers), 'incidents'), { numberMatched: 1 }],
    ['/api/places', () => placesAnswer(asked('/api/places?q=', headers)), { places: [] }],
  ])('%s', async (_, answer, body) => {
    const response = await answer()
    expect([response.status, await response.json()]).toMatchObject([200, body])
  })
})

describe('oEmbed says the title that the edition of the address gave', () => {
  const titleOf = async (page: string) => {
    const response = await oembedAnswer(asked(`/api/oembed?url=${encodeURIComponent(`https://atlas.example${page}`)}`))
    return response.status === 200 ? ((await response.json()) as { title: string }).title : response.status
  }
  it.each([
    ['/incidents/aa-two', 'Second title'], ['/incidents/aa-one', 'Second title'],
    ['/incidents/aa-one?edition=1', 'First title'], ['/incidents/aa-two?edition=1', 'First title'], ['/ar/incidents/aa-one?edition=1', 'العنوان الأول'],
    ['/incidents/aa-gone?edition=1', 'Taken back'], ['/incidents/aa-gone', 404], ['/incidents/aa-one?edition=9', 404],
  ])('%s: %s', async (page, title) => expect(await titleOf(page)).toBe(title))
  it('of the atlas too', async () => {
    expect(await titleOf('/?edition=1')).toContain(manifest.title.en)
    expect(await titleOf('/')).toContain('The atlas renamed')
  })
})

it('an export takes the edition of its path by its number too, and no other', async () => {
  const { key } = await presentHead()
  const status = async (file: string) => {
    const response = await exportAnswer(asked(`/api/editions/${key}/export/${file}`), key, file.split('?')[0])
    return [response.status, response.headers.get('etag')]
  }
  for (const file of ['incidents.csv', 'statements.csv', 'bundle.zip']) {
    expect(await status(`${file}?edition=2`), file).toEqual(await status(file))
    expect((await status(`${file}?edition=2`))[0], file).toBe(200)
    expect((await status(`${file}?edition=1`))[0], file).toBe(400)
  }
})
