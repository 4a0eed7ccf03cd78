import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planFolder } from '../publish/build'
import { DatasetRefused } from '../publish/faults'
import { incident, write, writeAtlas } from '../publish/fixtures/atlas'
import { release } from '../publish/release'
import { PART_ROWS } from '../slice/parts'
import { matchesWords, words } from '../text/fold'
import { parseDay } from '../time/day'
import { countRecords, coveredBy, listFeatures, listItems, loadEdition, situationBars, type Filter, type Loaded } from './ask'
import type { Database } from './database'
import { databases } from './fixtures/both'
import { later } from './fixtures/later'
import { dropEditions, makePartition } from './partitions'
import { publishFolder } from './publish'
import { aliasOf, currentEdition, editionByKey, featuresAt, incidentById, lastTitleOf, contextOfStatement, listStatements, matchesText } from './read'
import { sliceBytes } from './slices'
import { forgetReleased, writeEdition } from './write'

// One contract, on both databases.

describe.each(databases())('the store on $name', ({ open }) => {
  let db: Database
  let stop: () => Promise<void>
  beforeAll(async () => { ({ db, stop } = await open()) })
  afterAll(() => stop?.())
  const current = async (): Promise<Loaded> => (await loadEdition(db, (await currentEdition(db))?.key as string)) as Loaded

  describe('publishing', () => {
    const statements = [{ id: 's-1', date: '2020-05-01', title_en: 'A statement', publisher_en: 'A body', incidents: ['one'] }]
    const odd = 'A "quoted" \\ back\\slash\nnew line\tand قرية 🏠'
    const dir = writeAtlas({ features: [incident('one', { statements: ['s-1'], aliases: ['uno'], killed_min: 2, summary_en: odd }), incident('two', {}, null), incident('camp', { kind: 'situation', date_start: '2019-01-01' })], statements })

    it('serves the folder, and does nothing the second time', async () => {
      const first = await publishFolder(db, dir)
      expect(first.written).toBe(1)
      expect((await publishFolder(db, dir)).written).toBe(0)
      expect(await currentEdition(db)).toMatchObject({ key: first.head.key, draft: true, turn: 1 })
    })
    it('finds records, aliases, links and statements of the edition', async () => {
      const e = await current()
      expect((await incidentById(db, e.key, 'one'))?.properties).toMatchObject({ title_en: 'Title of one', summary_en: odd })
      expect(await incidentById(db, e.key, 'none')).toBeNull()
      expect(await aliasOf(db, e.key, 'incident', 'uno')).toBe('one')
      expect((await listStatements(db, e.key)).map(s => [s.data.id, s.incidents])).toEqual([['s-1', 1]])
      expect((await listStatements(db, e.key, { q: 'bod', ids: ['s-1', 's-2'] })).length).toBe(1)
      expect(await listStatements(db, e.key, { q: 'nothing' })).toEqual([])
      expect(e.slice.columns.id).toEqual(['camp', 'one', 'two'])
      expect(countRecords(e)).toEqual({ incidents: 2, situations: 1, withoutPlace: 1 })
      expect(await contextOfStatement(db, e.key, 's-1')).toEqual([])
      expect((await featuresAt(db, e.key, [2, 0])).map(f => f.properties.id)).toEqual(['two', 'camp'])
      await expect(featuresAt(db, e.key, [7])).rejects.toThrow(/no record in row 7/)
      expect(await lastTitleOf(db, 'incident', 'two')).toBeNull()
      expect(await loadEdition(db, '9-00000000')).toBeNull()
    })
    it('refuses a bad dataset whole; the last good edition stays', async () => {
      const before = await currentEdition(db)
      write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one', { statements: ['s-1'], date_start: 'never' })] })
      await expect(publishFolder(db, dir)).rejects.toBeInstanceOf(DatasetRefused)
      expect(await currentEdition(db)).toEqual(before)
    })
    it('names a snapshot that the present schema refuses, and keeps what was made of it', async () => {
      const old = writeAtlas({ features: [incident('one')] })
      await release(old, 'first', '2026-01-02')
      await publishFolder(db, old)
      const before = (await currentEdition(db))?.key as string
      write(old, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one', { killed_min: 1 })] })
      write(old, 'editions/1/incidents.geojson', { type: 'FeatureCollection', features: [{ ...incident('one'), properties: { id: 'one' } }] })
      const { warnings } = await publishFolder(db, old)
      expect(warnings.find(w => w.file === 'editions/1')?.message).toMatch(/^is not served: 2 faults .*title_en/)
      expect((await editionByKey(db, before))?.number).toBe(1)
    })
    it('shows nothing of an edition whose writing fails in the middle, and takes it the next time', async () => {
      const before = await currentEdition(db)
      const { head, compile } = (await planFolder(writeAtlas({ features: [incident('three')] }))).current
      const broken = () => ({ ...compile(), finish: () => { throw new Error('in the middle') } })
      await expect(writeEdition(db, head, broken, true)).rejects.toThrow('in the middle')
      expect(await currentEdition(db)).toEqual(before)
      expect(await editionByKey(db, head.key)).toBeNull()
      expect(await incidentById(db, head.key, 'three')).toBeNull()
      expect(await writeEdition(db, head, compile, true)).toEqual({ written: true })
      expect((await incidentById(db, head.key, 'three'))?.properties.id).toBe('three')
    })
    it('keeps what was served within ten minutes, then the last two drafts and every released edition; a partition goes with its edition', async () => {
      const keys: string[] = []
      const publish = async (id: string) => keys.push((await publishFolder(db, writeAtlas({ features: [incident(id)] }))).head.key)
      const there = async (key: string) => (await editionByKey(db, key)) !== null
      for (const id of ['d1', 'd2', 'd3', 'd4']) await publish(id)
      expect(await Promise.all(keys.map(there))).toEqual([true, true, true, true])
      await later(db)
      await publish('d5')
      expect(await Promise.all(keys.map(there))).toEqual([false, false, false, true, true])
      const partitions = (await db.rows<{ name: string }>(sql`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'records'::regclass`)).length
      expect(partitions).toBe((await db.rows(sql`select 1 from editions`)).length)
      expect((await db.rows(sql`select 1 from editions where not draft`)).length).toBe(1)
    })
    it('keeps editions of an older compiler while servers of its version may run', async () => {
      const [{ number }] = await db.rows<{ number: number }>(sql`select number from editions where not draft`)
      const [{ key: old }] = await db.rows<{ key: string }>(sql`select key from editions where not draft`)
      const keep = [{ key: `${number}-ffffffff`, number }]
      await db.rows(sql`update editions set replaced_at = null where key = ${old}`)
      expect(await forgetReleased(db, keep)).toEqual([])
      expect(await forgetReleased(db, keep)).toEqual([])
      await later(db)
      expect(await forgetReleased(db, keep)).toEqual([old])
    })
    it('does not drop an edition that is served again meanwhile, nor one of a moment ago', async () => {
      const now = (await currentEdition(db))?.key as string
      expect(await dropEditions(db, [now])).toEqual([])
      await publishFolder(db, writeAtlas({ features: [incident('d6')] }))
      expect(await dropEditions(db, [now])).toEqual([])
      expect(await incidentById(db, now, 'd5')).not.toBeNull()
    })
    it('drops what a killed publisher left half loaded, and no table that is not its own', async () => {
      const drafts = [writeAtlas({ features: [incident('f1')] }), writeAtlas({ features: [incident('f2')] })]
      await makePartition(db, '9-draft-0a0b0c0d')
      await db.script('create table records_archive (a int); create table "records_9-0a0b0c0d" (a int)')
      const detached = (await publishFolder(db, drafts[0])).head.key
      await db.script(`alter table records detach partition "records_${detached}"`)
      await publishFolder(db, drafts[1])
      await later(db)
      await publishFolder(db, writeAtlas({ features: [incident('f3')] }))
      await later(db)
      await publishFolder(db, writeAtlas({ features: [incident('f4')] }))
      expect(await editionByKey(db, detached)).toBeNull()
      const tables = await db.rows<{ name: string }>(sql`select relname as name from pg_class where relkind = 'r' and not relispartition and relname like 'records\\_%' order by 1`)
      expect(tables.map(t => t.name).sort()).toEqual(['records_archive', 'records_9-0a0b0c0d', `records_${detached}`].sort())
      await expect(makePartition(db, '9-0a0b0c0d')).rejects.toThrow(/has a table "records_9-0a0b0c0d" that this program did not leave there/)
      await db.script(`drop table records_archive; drop table "records_9-0a0b0c0d"; drop table "records_${detached}"`)
    })
    it('leaves alone what it has served before, when it is asked to', async () => {
      const dir = writeAtlas({ features: [incident('older')] })
      const older = await publishFolder(db, dir)
      const newer = await publishFolder(db, writeAtlas({ features: [incident('newer')] }), { onlyNew: true })
      expect(newer).toMatchObject({ written: 1, left: false })
      expect(await publishFolder(db, dir, { onlyNew: true })).toMatchObject({ written: 0, left: true })
      expect((await currentEdition(db))?.key).toBe(newer.head.key)
      await publishFolder(db, dir)
      expect((await currentEdition(db))?.key).toBe(older.head.key)
    })
  })

  describe('questions', () => {
    const word = ['ariha', 'arihan', 'hol', 'مدرسة', 'الهول', '2020', "o'brien"]
    const pick = (i: number) => [word[i % 7], word[(i * 3 + 1) % 7], word[(i * 5 + 2) % 7]]
    const features = Array.from({ length: 120 }, (_, i) => incident(`r-${String(i).padStart(3, '0')}`, {
      title_en: `T${(i * 37) % 11} ${pick(i).join(' ')}`, place_en: i % 4 ? `Place ${i % 5}` : undefined, date_start: i % 9 ? `2020-0${1 + (i % 8)}-1${i % 10}` : undefined, date_precision: i % 9 ? 'day' : undefined,
      killed_min: i % 6 ? i % 13 : undefined, statements: i % 10 === 0 ? ['s-1'] : [],
    }, i % 7 ? [15, 45] : null))
    const titles = features.map(f => [String(f.properties.id), words([f.properties.id, f.properties.title_en, f.properties.title_ar, (f.properties as { place_en?: string }).place_en, 'School', 'مدرسة', 'A report', 'A monitor'].filter(Boolean).join(' '))] as const)
    let e: Loaded
    beforeAll(async () => {
      const statements = [{ id: 's-1', date: '2020-05-01', title_en: 'A statement', publisher_en: 'A body', incidents: features.filter(f => (f.properties as { statements?: string[] }).statements?.length).map(f => f.properties.id) }]
      await publishFolder(db, writeAtlas({ features, statements }))
      e = await current()
    })
    const ids = async (filter: Filter) => (await listFeatures(db, e, filter, { limit: 1000 })).items.map(f => f.properties.id).sort()

    it.each(['ari', 'arihan', 'hol 2020', 'الهول', "o'b", 'zz', 'مدرسة', "':*", 'r 017', 't1 place', 'monit'])('q=%s agrees with the rule in words', async q => {
      expect(await ids({ q })).toEqual(titles.flatMap(([id, list]) => (matchesWords(list, q) ? [id] : [])))
    })
    it('statement, ids and text narrow together; an unknown one matches nothing', async () => {
      expect(await ids({ statement: 's-1', q: 'ariha' })).toEqual(titles.flatMap(([id, list], i) => (i % 10 === 0 && matchesWords(list, 'ariha') ? [id] : [])))
      expect(await ids({ statement: 'none' })).toEqual([])
      expect(await ids({ ids: ['r-004', 'nobody', 'r-010', 'r-010'], statement: 's-1' })).toEqual(['r-010'])
      expect(await ids({ ids: [] })).toEqual([])
      // r-009 has no date, r-014 no place.
      expect(await ids({ ids: ['r-014', 'r-009', 'r-010'] })).toEqual(['r-009', 'r-010', 'r-014'])
      expect(await ids({ ids: ['r-014', 'r-009', 'r-010'], place: 'known', days: { from: null, to: null, match: 'possible', undated: false } })).toEqual(['r-010'])
    })
    it.each(['date', '-date', 'title', '-title', 'place', '-place', 'killed', '-killed', 'injured', 'grading', 'nonsense'])('pages by %s follow one another without gap or repetition', async sort => {
      const filter: Filter = { place: 'known' }
      const whole = await listItems(db, e, filter, { limit: 500, sort })
      expect(whole).toMatchObject({ matched: features.filter(f => f.geometry).length, next: null })
      const paged: string[] = []
      for (let after: number | null | undefined; after !== null;) {
        const page = await listItems(db, e, filter, { limit: 7, after, sort })
        expect(page.matched).toBe(whole.matched)
        paged.push(...page.items.map(i => i.id))
        after = page.next
      }
      expect(paged).toEqual(whole.items.map(i => i.id))
      expect(new Set(paged).size).toBe(whole.matched)
    })
  })

  it('a statement of two thousand records covers all of them, and of many situations the longest are bars', async () => {
    const day = (i: number) => new Date(Date.UTC(2010, 0, 1 + i)).toISOString().slice(0, 10)
    const named = Array.from({ length: 2000 }, (_, i) => incident(`m-${i}`, { date_start: day(i), statements: ['s-many'] }, i % 2 ? [10 + i / 200, 40 + i / 400] : null))
    const camps = Array.from({ length: 700 }, (_, i) => incident(`camp-${i}`, { kind: 'situation', date_start: day(i), date_end: day(i + (i % 7 ? 1 : 30)), date_precision: 'range', statements: i === 3 ? ['s-many'] : [] }, [5, 60]))
    const undated = incident('camp-undated', { kind: 'situation', date_start: undefined, date_precision: undefined })
    const statements = [{ id: 's-many', date: '2020-05-01', title_en: 'A statement', publisher_en: 'A body', incidents: [...named.map(f => f.properties.id), 'camp-3'] }]
    await publishFolder(db, writeAtlas({ features: [...named, ...camps, undated], statements }))
    const e = await current()
    const { points, ...covered } = await coveredBy(db, e, 's-many', 300)
    const [first, last] = [parseDay('2010-01-01') as number, parseDay(day(1999)) as number]
    expect(covered).toEqual({ matched: 2001, days: { from: first, to: last }, bounds: [10 + 1 / 200, 40 + 1 / 400, 10 + 1999 / 200, 40 + 1999 / 400] })
    expect(points).toHaveLength(300)
    const { dated, bars } = await situationBars(db, e)
    expect([dated, bars.length]).toEqual([700, 500])
    expect(bars.filter(bar => bar.to - bar.from === 30)).toHaveLength(100)
    expect(bars.map(bar => bar.from)).toEqual(bars.map(bar => bar.from).toSorted((a, b) => a - b))
    expect(bars[0]).toMatchObject({ id: 'camp-0', title_en: 'Title of camp-0', title_ar: 'عنوان camp-0', from: first, to: first + 30 })
  }, 60_000)

  describe('an edition too large for one leaf', () => {
    it('keeps its columns in parts, whole again in memory', async () => {
      const rows = PART_ROWS + 1
      const features = Array.from({ length: rows }, (_, i) => incident(`n-${i}`, { title_ar: undefined, killed_min: i % 7 }))
      const { head } = await publishFolder(db, writeAtlas({ features }))
      expect(await sliceBytes(db, head.key, 'root')).toBeNull()
      expect(await sliceBytes(db, head.key, 'columns', 1)).not.toBeNull()
      const large = await current()
      expect(large.slice.columns.length).toBe(rows)
      expect((await listItems(db, large, { q: `n ${rows - 1}` }, { limit: 5 })).items.map(i => i.id)).toEqual([`n-${rows - 1}`])
      const sum = large.slice.columns.killedMin.reduce((a, b) => a + b, 0)
      expect(sum).toBe(features.reduce((a, f) => a + (f.properties as unknown as { killed_min: number }).killed_min, 0))
    }, 120_000)
  })

  it('search of statements agrees with the rule in words', async () => {
    const word = fc.constantFrom('ariha', 'arihan', 'hol', "o'brien", 'مدرسه', 'هول', '2020', 'a\\b', 'x:y', 'ml&c')
    await fc.assert(fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 5 }), fc.constantFrom('ari', 'arihan', 'hol 2020', 'الهول', "o'b", 'zz', 'مدرسة', 'a\\b', 'x:y', "':*", ''), async (record, q) => {
      const folded = [...new Set(record)]
      const [{ found }] = await db.rows<{ found: boolean }>(sql`select ${matchesText(q)} as found from (select array_to_tsvector(${sql.param(folded)}::text[]) as words) as t`)
      expect(found).toBe(matchesWords(folded, q))
    }), { numRuns: 60, seed: 3 })
  })
})
