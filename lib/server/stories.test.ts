import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { story, SVG, VTT, writeStories } from '../publish/fixtures/story'
import { release } from '../publish/release'
import { publishFolder } from '../store/publish'
import { goneStory, storyBySlug } from '../store/stories'

vi.stubEnv('DATABASE_URL', '')
vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-stories-')))
vi.stubEnv('ATLAS_URL', 'https://atlas.example')
const { closeStore, store } = await import('./store')
const { look } = await import('./serving')
const { presentHead } = await import('./present')
const { fileAnswer } = await import('./files')
const { cardAnswer } = await import('./cards')
const { setAudience } = await import('./closed')
const { feedAnswer } = await import('./feeds')
const { sitemapAnswer } = await import('./sitemaps')
const { statusOfPage } = await import('./index')

const body = 'First this happened. Then it was *told*.\n\n<Figure src="x/a.svg" alt="x" credit="x" />\n\n<Narration src="x/a.mp3" captions="x/a.vtt" />'
const SOUND = Uint8Array.from({ length: 1000 }, (_, i) => i % 251)
let key = ''
let dir = ''
let files: Record<string, string> = {}
beforeAll(async () => {
  dir = writeStories({ 'x.en.mdx': story({ body }), 'x.ar.mdx': story({ body }), 'x/a.svg': SVG, 'x/a.mp3': SOUND, 'x/a.vtt': VTT })
  await release(dir, 'first', '2026-01-02')
  await publishFolder(await store(), dir)
  await look()
  key = (await presentHead()).key
  const blocks = (await storyBySlug(await store(), key, 'x'))?.texts.en.chapters[0].blocks ?? []
  files = Object.fromEntries(blocks.flatMap(b => (b.kind === 'figure' ? [b.media] : b.kind === 'narration' ? [b.media, b.captions] : [])).map(file => [file.ending, file.sha256]))
}, 60_000)
afterAll(() => closeStore())

const media = (file: string, headers: Record<string, string> = {}, edition = key) => fileAnswer(new Request(`https://atlas.example/api/editions/${edition}/files/${file}`, { headers }), edition, file)

it('files are answered for good under their edition, with their type, and as nothing that could run', async () => {
  for (const [ending, type, content] of [['svg', 'image/svg+xml; charset=utf-8', SVG], ['vtt', 'text/vtt; charset=utf-8', VTT]] as const) {
    const answer = await media(files[ending])
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining("default-src 'none'") as string, 'access-control-allow-origin': '*' })
    expect(await answer.text()).toBe(content)
    expect((await media(files[ending], { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304)
    // What is packed on its way is sent whole.
    expect((await media(files[ending], { range: 'bytes=0-3' })).status).toBe(200)
  }
})
it('a recording is answered in parts', async () => {
  const part = async (range: string, more = {}) => {
    const answer = await media(files.mp3, { range, ...more })
    return [answer.status, answer.headers.get('content-range'), [...new Uint8Array(await answer.arrayBuffer())].length]
  }
  const etag = (await media(files.mp3)).headers.get('etag') ?? ''
  expect((await media(files.mp3)).headers.get('accept-ranges')).toBe('bytes')
  expect(await part('bytes=0-')).toEqual([206, 'bytes 0-999/1000', 1000])
  expect(await part('bytes=10-19')).toEqual([206, 'bytes 10-19/1000', 10])
  expect(await part('bytes=-5')).toEqual([206, 'bytes 995-999/1000', 5])
  expect(await part('bytes=990-5000')).toEqual([206, 'bytes 990-999/1000', 10])
  expect(await part('bytes=1000-')).toEqual([416, 'bytes */1000', 0])
  expect(await part('bytes=0-9,20-29')).toEqual([200, null, 1000])
  expect(await part('bytes=0-9', { 'if-range': etag })).toEqual([206, 'bytes 0-9/1000', 10])
  expect(await part('bytes=0-9', { 'if-range': '"other"' })).toEqual([200, null, 1000])
  expect(Buffer.from(await (await media(files.mp3, { range: 'bytes=250-253' })).arrayBuffer())).toEqual(Buffer.from([250, 0, 1, 2]))
})
it('of an edition for a closed group no shared cache keeps a file, and no other origin reads it', async () => {
  setAudience('vetted')
  try {
    const { headers } = await media(files.mp3)
    expect([headers.get('cache-control'), headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy'), headers.get('x-robots-tag')]).toEqual(['private, max-age=31536000, immutable', null, 'same-origin', 'noindex, nofollow'])
  } finally {
    setAudience('public')
  }
})
it('what no story shows is not there', async () => {
  expect((await media('0'.repeat(64))).status).toBe(404)
  expect((await media('atlas.json')).status).toBe(404)
  expect((await media(files.svg, {}, 'none')).status).toBe(404)
})
it('a page of a story, and none of what is no story', async () => {
  expect(await Promise.all([['x', ''], ['y', ''], ['X', ''], ['x', '?edition=1'], ['x', '?edition=7']].map(([slug, search]) => statusOfPage('story', slug, search)))).toEqual([200, 404, 404, 200, 'no-edition'])
})
it('is in the sitemap and in its feed, which takes language and length alone', async () => {
  expect(await (await sitemapAnswer(new Request('https://atlas.example/sitemap.xml'))).text()).toContain('<loc>https://atlas.example/ar/stories/x</loc>')
  const feed = (query: string) => feedAnswer(new Request(`https://atlas.example/feeds/stories.json${query}`), 'stories.json')
  expect(await (await feed('?lang=ar')).json()).toMatchObject({ home_page_url: 'https://atlas.example/ar/stories', items: [{ url: 'https://atlas.example/ar/stories/x', title: 'A story', date_published: expect.stringContaining('2020-12-01') as string }] })
  expect((await feed('?target=school')).status).toBe(400)
})
it('has no card of what is not there', async () => {
  const card = (path: string[]) => cardAnswer(new Request(`https://atlas.example/api/editions/${key}/cards/${path.join('/')}`), key, path)
  expect((await card(['stories', 'none.png'])).status).toBe(404)
  expect((await card(['stories', 'x', 'none.png'])).status).toBe(404)
  expect((await card(['incidents', 'one', 'start.png'])).status).toBe(404)
})
it('a story that the next edition leaves out is gone, and stays where it was told', async () => {
  for (const name of ['x.en.mdx', 'x.ar.mdx']) rmSync(join(dir, 'stories', name))
  await release(dir, 'Without the story', '2026-02-02')
  await publishFolder(await store(), dir)
  await look()
  expect(await Promise.all([['x', ''], ['x', '?edition=1'], ['x', '?edition=2'], ['y', '']].map(([slug, search]) => statusOfPage('story', slug, search)))).toEqual([410, 200, 410, 404])
  expect(await goneStory(await store(), 'x', 2)).toMatchObject({ held: { number: 1, date: '2026-01-02' }, story: { slug: 'x' }, without: { number: 2, note: 'Without the story' } })
  expect(await goneStory(await store(), 'x', 1)).toBeNull()
})
