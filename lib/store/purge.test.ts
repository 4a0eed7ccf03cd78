import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { incident, manifest, write, writeAtlas } from '../publish/fixtures/atlas'
import { release } from '../publish/release'
import type { Database } from './database'
import { databases } from './fixtures/both'
import { later } from './fixtures/later'
import { publishFolder } from './publish'
import { currentEdition, editionByKey, lastTitleOf, releasedEdition, wasServed } from './read'
import { forgetReplaced, replacedEditions } from './write'

// What must not be readable at all is taken out of the snapshots; what the store made of them goes. On both databases.

const NAME = 'A name that endangers'
const features = (title: string) => ({ type: 'FeatureCollection', features: [incident('one', { title_en: title }), incident('two')] })

/** Two editions; the first says the name, the second has withdrawn the record. */
async function atlas(): Promise<string> {
  const dir = writeAtlas({ features: features(NAME).features })
  await release(dir, 'first', '2026-01-02')
  write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('two')] })
  write(dir, 'atlas.json', { ...manifest, withdrawn: [{ id: 'one', date: '2026-01-03', reason: { en: 'To protect somebody.', ar: 'لحماية شخص.' } }] })
  await release(dir, 'second', '2026-01-03')
  return dir
}
const mend = (dir: string): void => write(dir, 'editions/1/incidents.geojson', readFileSync(join(dir, 'editions/1/incidents.geojson'), 'utf8').replace(NAME, 'A record'))

describe.each(databases())('taking something out of every edition, on $name', ({ open }) => {
  let db: Database
  let stop: () => Promise<void>
  beforeEach(async () => {
    await stop?.()
    ;({ db, stop } = await open())
  })
  afterAll(() => stop?.())
  const first = async (): Promise<string> => (await releasedEdition(db, 1))?.key as string
  const holds = async (): Promise<number> => (await db.rows(sql`select 1 from records where feature::text like ${`%${NAME}%`}`)).length

  it('a mended snapshot takes the place of the former at once; that goes ten minutes later, without another publication', async () => {
    const dir = await atlas()
    await publishFolder(db, dir)
    const [former, current] = [await first(), (await currentEdition(db))?.key]
    mend(dir)
    expect((await publishFolder(db, dir)).leaving).toEqual([former])
    expect(await first()).not.toBe(former)
    expect((await currentEdition(db))?.key).toBe(current)
    expect(await forgetReplaced(db)).toEqual([])
    await later(db)
    expect(await forgetReplaced(db)).toEqual([former])
    expect([await holds(), await editionByKey(db, former), await replacedEditions(db)]).toEqual([0, null, []])
  })

  it('no edition goes because it was the present one once, nor one that this folder knows nothing of', async () => {
    const dir = writeAtlas({ features: features('A record').features })
    await release(dir, 'first', '2026-01-02')
    await publishFolder(db, dir)
    write(dir, 'incidents.geojson', features('Another'))
    await release(dir, 'second', '2026-01-03')
    await publishFolder(db, dir)
    const other = writeAtlas({ features: [incident('three')], changelog: '# Changelog\n\n## 7 — 2026-01-02 — Seventh\n' })
    await release(other, 'seventh', '2026-01-02')
    await publishFolder(db, other)
    await publishFolder(db, dir)
    await later(db)
    expect(await forgetReplaced(db)).toEqual([])
    expect(await db.rows(sql`select number from editions where not draft order by number`)).toEqual([{ number: 1 }, { number: 2 }, { number: 7 }])
  })
  it('the title of a withdrawn record is that of the newest released edition: not a draft\'s, not what a mended snapshot said before', async () => {
    const dir = writeAtlas({ features: features('Title of edition 1').features })
    await release(dir, 'first', '2026-01-02')
    await publishFolder(db, dir)
    write(dir, 'incidents.geojson', features(NAME))
    expect((await publishFolder(db, dir)).head.draft).toBe(true)
    expect(await lastTitleOf(db, 'incident', 'one')).toEqual({ title_en: 'Title of edition 1', title_ar: 'عنوان one' })
    await release(dir, 'second', '2026-01-03')
    write(dir, 'incidents.geojson', features('Title of the draft'))
    await publishFolder(db, dir)
    expect((await lastTitleOf(db, 'incident', 'one'))?.title_en).toBe(NAME)
    write(dir, 'editions/2/incidents.geojson', readFileSync(join(dir, 'editions/2/incidents.geojson'), 'utf8').replace(NAME, 'Title of edition 2'))
    await publishFolder(db, dir)
    expect((await lastTitleOf(db, 'incident', 'one'))?.title_en).toBe('Title of edition 2')
    write(dir, 'editions/1/incidents.geojson', readFileSync(join(dir, 'editions/1/incidents.geojson'), 'utf8').replace('edition 1', 'edition one'))
    await publishFolder(db, dir)
    // Edition 1 was written last, edition 2 is the newest.
    expect((await lastTitleOf(db, 'incident', 'one'))?.title_en).toBe('Title of edition 2')
  })
  it('a restart beside others publishes mended snapshots and later reasons, and leaves what is served', async () => {
    const dir = await atlas()
    await publishFolder(db, dir)
    const [former, { key, turn }] = [await first(), await currentEdition(db) as NonNullable<Awaited<ReturnType<typeof currentEdition>>>]
    const newer = (await publishFolder(db, writeAtlas({ features: [incident('newer')] }))).head.key
    mend(dir)
    const changelog = readFileSync(join(dir, 'CHANGELOG.md'), 'utf8')
    write(dir, 'CHANGELOG.md', changelog.replace('second', 'second, put better'))
    expect(await publishFolder(db, dir, { onlyNew: true })).toMatchObject({ written: 1, left: true, leaving: [former] })
    expect(await currentEdition(db)).toMatchObject({ key: newer, turn: turn + 1 })
    expect([await first() === former, (await editionByKey(db, key))?.note]).toEqual([false, 'second, put better'])
  })

  it('a restart over a folder that is behind brings back neither a name nor a former note', async () => {
    const [dir, behind] = [await atlas(), await atlas()]
    await publishFolder(db, behind)
    mend(dir)
    write(dir, 'CHANGELOG.md', readFileSync(join(dir, 'CHANGELOG.md'), 'utf8').replace('First', 'First, mended'))
    await publishFolder(db, dir)
    const mended = await first()
    for (let restart = 0; restart < 2; restart++) {
      expect(await publishFolder(db, behind, { onlyNew: true })).toMatchObject({ written: 0, left: true })
      expect(await releasedEdition(db, 1)).toMatchObject({ key: mended, note: 'First, mended' })
      await later(db)
      await forgetReplaced(db)
      expect(await holds()).toBe(0)
    }
  })

  it('a snapshot that is put back counts again at once, and the other goes', async () => {
    const dir = await atlas()
    await publishFolder(db, dir)
    const former = await first()
    const text = readFileSync(join(dir, 'editions/1/incidents.geojson'), 'utf8')
    mend(dir)
    await publishFolder(db, dir)
    const mended = await first()
    write(dir, 'editions/1/incidents.geojson', text)
    expect((await publishFolder(db, dir)).leaving).toEqual([mended])
    expect(await first()).toBe(former)
    await later(db)
    expect(await forgetReplaced(db)).toEqual([mended])
    // Never the present one, and still known to have been here.
    expect([await wasServed(db, mended), await wasServed(db, '1-00000000')]).toEqual([true, false])
  })
})
