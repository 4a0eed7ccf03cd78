import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incident, manifest, write, writeAtlas } from '../publish/fixtures/atlas'
import { release } from '../publish/release'
import { bringHistoryUpToDate } from './compare'
import type { Database } from './database'
import { databases } from './fixtures/both'
import { later } from './fixtures/later'
import { historyOf, listChanges, listEditions, nameIn } from './history'
import { publishFolder } from './publish'
import { releasedEdition } from './read'
import { toldOf } from './told'

const statement = (id: string, more = {}) => ({ id, date: '2020-05-01', title_en: `Title of ${id}`, publisher_en: 'A monitor', ...more })
const withdrawn = [{ id: 'aa-gone', date: '2026-02-01', reason: { en: 'Told twice', ar: 'مكرر' } }]

/** Three editions: in the second a toll is corrected, one added, one withdrawn, one renamed; in the third one becomes part of another. */
async function atlas(): Promise<string> {
  const dir = writeAtlas({ features: ['aa-kept', 'aa-toll', 'aa-gone', 'aa-old', 'aa-part'].map(id => incident(id, { killed_min: 3, killed_max: 7 })), statements: [statement('s-old'), statement('s-kept')], changelog: '# Changelog\n' })
  const next = async (features: unknown[], statements: unknown[], day: string, more = {}) => {
    write(dir, 'atlas.json', { ...manifest, ...more })
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features })
    write(dir, 'statements.json', { statements })
    await release(dir, `Why ${day}`, day)
  }
  const toll = { killed_min: 5, killed_max: 7 }
  await release(dir, 'First', '2026-01-01')
  await next([incident('aa-kept', { killed_min: 3, killed_max: 7 }), incident('aa-toll', toll, [15.5, 45]), incident('aa-new-name', { killed_min: 3, killed_max: 7, aliases: ['aa-old'] }), incident('aa-part', { killed_min: 3, killed_max: 7 }), incident('aa-added', { title_ar: undefined })],
    [statement('s-new', { aliases: ['s-old'] }), statement('s-kept', { title_ar: 'بيان' })], '2026-02-01', { withdrawn })
  await next([incident('aa-kept', { killed_min: 3, killed_max: 7 }), incident('aa-toll', { ...toll, aliases: ['aa-part'] }, [15.5, 45]), incident('aa-new-name', { aliases: ['aa-old'] }), incident('aa-added', { title_ar: undefined })],
    [statement('s-new', { aliases: ['s-old'] }), statement('s-kept', { title_ar: 'بيان' })], '2026-03-01', { withdrawn })
  const changelog = readFileSync(join(dir, 'CHANGELOG.md'), 'utf8')
  write(dir, 'CHANGELOG.md', changelog.replace(/(## 2 .*\n)/, '$1ar: لماذا\n\n- aa-toll: after the list was published.\n  ar: بعد نشر القائمة.\n'))
  return dir
}

describe.each(databases())('history on $name', ({ open }) => {
  let db: Database
  let stop: () => Promise<void>
  let dir: string
  beforeAll(async () => {
    ;({ db, stop } = await open())
    dir = await atlas()
    await publishFolder(db, dir)
  })
  afterAll(() => stop?.())
  const told = async (number: number, kind: 'incident' | 'statement' = 'incident') => (await listChanges(db, (await releasedEdition(db, number))?.key as string, { kind, limit: 100 })).map(c => [c.id, c.what, c.other, c.fields.join(' ')])

  it('lists editions with note, counts and what the changelog says', async () => {
    const list = await listEditions(db, { limit: 10 })
    expect(list.map(e => [e.number, e.date, e.note, e.records, e.statements, e.first])).toEqual([[3, '2026-03-01', 'Why 2026-03-01', 4, 2, false], [2, '2026-02-01', 'Why 2026-02-01', 5, 2, false], [1, '2026-01-01', 'First', 5, 2, true]])
    expect(list.map(e => e.counts?.incidents)).toEqual([{ added: 0, changed: 2, renamed: 0, withdrawn: 0, merged: 1 }, { added: 1, changed: 1, renamed: 1, withdrawn: 1, merged: 0 }, { added: 5, changed: 0, renamed: 0, withdrawn: 0, merged: 0 }])
    expect(list[1].counts?.statements).toEqual({ added: 0, changed: 1, renamed: 1, withdrawn: 0, merged: 0 })
    expect(list[1].log).toMatchObject({ note: { ar: 'لماذا' }, parts: [{ ids: ['aa-toll'] }] })
    expect((await listEditions(db, { limit: 1, before: 3 })).map(e => e.number)).toEqual([2])
  })
  it('lists what an edition changed, page by page', async () => {
    expect(await told(1)).toEqual([])
    expect(await told(2)).toEqual([['aa-added', 'added', null, ''], ['aa-gone', 'withdrawn', null, ''], ['aa-new-name', 'renamed', 'aa-old', 'title_en title_ar aliases'], ['aa-toll', 'changed', null, 'killed_min geometry']])
    expect(await told(3)).toEqual([['aa-new-name', 'changed', null, 'killed_min killed_max'], ['aa-part', 'merged', 'aa-toll', ''], ['aa-toll', 'changed', null, 'aliases']])
    expect(await told(2, 'statement')).toEqual([['s-kept', 'changed', null, 'title_ar'], ['s-new', 'renamed', 's-old', 'title_en aliases']])
    const key = (await releasedEdition(db, 2))?.key as string
    const page = await listChanges(db, key, { kind: 'incident', after: 'aa-added', limit: 1 })
    expect(page).toMatchObject([{ id: 'aa-gone', title_en: 'Title of aa-gone', title_ar: 'عنوان aa-gone', withdrawn: { date: '2026-02-01', reason: { ar: 'مكرر' } } }])
    expect(await listChanges(db, key, { kind: 'incident', what: 'changed', limit: 9 })).toMatchObject([{ id: 'aa-toll', reason: { en: 'after the list was published.', ar: 'بعد نشر القائمة.' } }])
  })
  it('tells a record from edition to edition, with the reason, and what it was before and after', async () => {
    const { since, entries } = await historyOf(db, 'incident', 'aa-toll', 3)
    expect(since).toEqual({ edition: 1, date: '2026-01-01' })
    expect(entries.map(e => [e.edition, e.what, e.other])).toEqual([[2, 'changed', null], [3, 'changed', null], [3, 'joined', 'aa-part']])
    expect(entries[0]).toMatchObject({ date: '2026-02-01', note: 'Why 2026-02-01', noteIn: { ar: 'لماذا' }, reason: { ar: 'بعد نشر القائمة.' }, fields: [{ field: 'killed_min', before: 3, after: 5 }, { field: 'geometry', before: { coordinates: [15, 45] }, after: { coordinates: [15.5, 45] } }] })
    expect([entries[0].states?.before.killed_max, entries[0].states?.before.killed_min, entries[0].states?.after.killed_min]).toEqual([7, 3, 5])
    expect(await historyOf(db, 'incident', 'aa-kept', 3)).toEqual({ since: { edition: 1, date: '2026-01-01' }, entries: [] })
    expect((await historyOf(db, 'incident', 'aa-added', 3)).since?.edition).toBe(2)
    expect(await historyOf(db, 'incident', 'nobody', 3)).toEqual({ since: null, entries: [] })
  })
  it('follows former names, and tells of a withdrawal', async () => {
    const renamed = await historyOf(db, 'incident', 'aa-new-name', 3)
    expect([renamed.since?.edition, renamed.entries.map(e => [e.edition, e.what, e.other, e.states?.before.killed_min])]).toEqual([1, [[2, 'renamed', 'aa-old', 3], [3, 'changed', null, 3]]])
    expect((await historyOf(db, 'incident', 'aa-gone', 3)).entries).toMatchObject([{ edition: 2, what: 'withdrawn', withdrawn: { date: '2026-02-01', reason: { en: 'Told twice' } } }])
    expect((await historyOf(db, 'statement', 's-new', 3)).entries.map(e => e.what)).toEqual(['renamed'])
    const [one, three] = [await releasedEdition(db, 1), await releasedEdition(db, 3)]
    expect([await nameIn(db, 'incident', 'aa-new-name', one as never), await nameIn(db, 'incident', 'aa-new-name', three as never), await nameIn(db, 'incident', 'aa-added', one as never)]).toEqual(['aa-old', null, null])
  })
  it('tells what an edition did to records, in the order asked for, with the title of what is gone', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map(async n => (await releasedEdition(db, n))?.key as string))
    const told = await toldOf(db, 'incident', [{ edition: three, id: 'aa-part' }, { edition: two, id: 'aa-toll' }, { edition: two, id: 'aa-gone' }, { edition: two, id: 'aa-new-name' }, { edition: one, id: 'aa-kept' }])
    expect(told.map(x => [x.what, x.other, x.onlyRenamed, x.title?.title_en ?? null])).toEqual([['merged', 'aa-toll', false, 'Title of aa-part'], ['changed', null, false, null], ['withdrawn', null, false, 'Title of aa-gone'], ['renamed', 'aa-old', false, null], [null, null, false, null]])
    expect(told[1]).toMatchObject({ reason: { en: 'after the list was published.', ar: 'بعد نشر القائمة.' }, noteIn: { ar: 'لماذا' } })
    expect(told[2].withdrawn).toEqual({ date: '2026-02-01', reason: { en: 'Told twice', ar: 'مكرر' } })
    await expect(toldOf(db, 'incident', [{ edition: 'none', id: 'aa-kept' }])).rejects.toThrow('none')
  })
  it('does nothing the second time; a draft is in no history; the changelog may be put better', async () => {
    const rows = () => db.rows<{ t: string }>(sql`select c::text as t from changes c order by edition, kind, id`)
    const before = await rows()
    expect((await publishFolder(db, dir)).written).toBe(0)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('aa-kept', { killed_min: 9 }), incident('aa-toll', { aliases: ['aa-part'] }), incident('aa-new-name', { aliases: ['aa-old'] }), incident('aa-added')] })
    write(dir, 'CHANGELOG.md', readFileSync(join(dir, 'CHANGELOG.md'), 'utf8').replace('after the list was published', 'after the list of the hospital was published'))
    expect((await publishFolder(db, dir)).head.draft).toBe(true)
    expect(await rows()).toEqual(before)
    expect((await historyOf(db, 'incident', 'aa-kept', 3)).entries).toEqual([])
    expect((await historyOf(db, 'incident', 'aa-toll', 3)).entries[0].reason?.en).toBe('after the list of the hospital was published.')
  })
  it('compares again what an older version left, and nothing twice', async () => {
    const before = await told(2)
    await db.script('delete from changes; update editions set compared = null')
    expect(await bringHistoryUpToDate(db)).toBe(3)
    expect(await bringHistoryUpToDate(db)).toBe(0)
    expect(await told(2)).toEqual(before)
  })
  it('a mended or purged snapshot is compared anew, and nothing of what it held stays', async () => {
    // The operator takes the record out of every snapshot that held it: another content, another key.
    const file = join(dir, 'editions', '1', 'incidents.geojson')
    const collection = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: { id: string; title_en: string } }[] }
    write(dir, 'editions/1/incidents.geojson', { ...collection, features: collection.features.map(f => (f.properties.id === 'aa-toll' ? { ...f, properties: { ...f.properties, killed_min: 4 } } : f)) })
    await publishFolder(db, dir)
    await later(db)
    await publishFolder(db, dir)
    expect((await historyOf(db, 'incident', 'aa-toll', 3)).entries[0].fields[0]).toEqual({ field: 'killed_min', before: 4, after: 5 })
    const [{ orphans }] = await db.rows<{ orphans: number }>(sql`select count(*)::int as orphans from changes where edition not in (select key from editions)`)
    expect(orphans).toBe(0)
    rmSync(dir, { recursive: true, force: true })
  })
})
