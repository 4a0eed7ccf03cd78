import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { write } from '../publish/fixtures/atlas'
import { story, SVG, writeStories } from '../publish/fixtures/story'
import { release } from '../publish/release'
import { stampOfFolder } from '../publish/stamp'
import type { Database } from './database'
import { fileBytes, fileOf } from './files'
import { databases } from './fixtures/both'
import { later } from './fixtures/later'
import { publishFolder } from './publish'
import { releasedEdition } from './read'
import { storiesNaming, storiesOf, storyBySlug } from './stories'
import { forgetReplaced } from './write'

const body = 'About [it](/incidents/one).\n\n<Figure src="x/a.svg" alt="x" credit="x" />'

describe.each(databases())('stories of an edition, on $name', ({ open }) => {
  let db: Database
  let stop: () => Promise<void>
  beforeAll(async () => { ({ db, stop } = await open()) })
  afterAll(() => stop())
  const files = async () => (await db.rows<{ sha256: string }>(sql`select sha256 from files order by sha256`)).map(r => r.sha256)

  it('are kept with their edition, their files once by content, and go with the last edition that shows them', async () => {
    const dir = writeStories({ 'x.en.mdx': story({ body }), 'x.ar.mdx': story({ body }), 'x/a.svg': SVG, 'y.en.mdx': story({ body: 'Another.' }).replace('2020-12-01', '2020-12-31') })
    await release(dir, 'first', '2026-01-02')
    write(dir, 'stories/x.en.mdx', story({ body: `Changed. ${body}` }))
    await release(dir, 'second', '2026-01-03')
    await publishFolder(db, dir)
    const [first, second] = await Promise.all([1, 2].map(async n => (await releasedEdition(db, n))?.key as string))
    expect((await storiesOf(db, second)).map(s => s.slug)).toEqual(['y', 'x'])
    expect(JSON.stringify((await storyBySlug(db, second, 'x'))?.texts.en)).toContain('Changed.')
    expect(JSON.stringify((await storyBySlug(db, first, 'x'))?.texts.en)).not.toContain('Changed.')
    expect(await storyBySlug(db, second, 'none')).toBeNull()
    expect(await storiesNaming(db, second, 'one')).toEqual([{ slug: 'x', date: '2020-12-01', title_en: 'A story', title_ar: 'A story', description_en: 'What it tells.', description_ar: 'What it tells.' }])
    expect(await storiesNaming(db, second, 'two')).toEqual([])
    const [file, ...more] = await files()
    expect(more).toEqual([])
    expect(await fileOf(db, first, file)).toEqual({ type: 'image/svg+xml; charset=utf-8', length: SVG.length })
    expect(await fileOf(db, 'none', file)).toBeNull()
    expect(new TextDecoder().decode(await fileBytes(db, file, 1, 3))).toBe(SVG.slice(1, 4))

    // The picture is taken out of both snapshots: it goes with the states that showed it.
    for (const where of ['', 'editions/1/', 'editions/2/']) write(dir, `${where}stories/x/a.svg`, SVG.replace('20', '21'))
    await publishFolder(db, dir)
    await later(db)
    await forgetReplaced(db)
    expect((await files()).includes(file)).toBe(false)
    expect((await files()).length).toBe(1)
  })
})

it('a release keeps the stories as they are, and an edit of one is noticed', async () => {
  const dir = writeStories({ 'x.en.mdx': story({ body }), 'x.ar.mdx': story({ body }), 'x/a.svg': SVG, 'x/_draft.svg': SVG })
  await release(dir, 'first', '2026-01-02')
  cpSync(join(dir, 'editions/1/stories'), join(dir, 'copy'), { recursive: true })
  const before = stampOfFolder(dir)
  write(dir, 'stories/x/a.svg', `${SVG}\n`)
  expect(stampOfFolder(dir)).not.toBe(before)
  await expect(release(dir, 'again', '2026-01-03')).resolves.toMatchObject({ number: 2 })
  write(dir, 'stories/x/_draft.svg', `${SVG}\n`)
  await expect(release(dir, 'nothing', '2026-01-04')).rejects.toThrow('Nothing to release')
})
