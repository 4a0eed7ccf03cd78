import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import { containsPoint, parseArea } from '../geo/area'
import { planFolder } from '../publish/build'
import { DatasetRefused } from '../publish/faults'
import { incident, write, writeAtlas } from '../publish/fixtures/atlas'
import { release } from '../publish/release'
import { decodeSlice } from '../slice/codec'
import { random } from '../slice/seed'
import { matchesWords } from '../text/fold'
import { inArea, matchesText } from './conditions'
import { openEmbedded, type Database } from './database'
import { holderOf, StoreHeld, takeLock } from './lock'
import { publishFolder } from './publish'
import { aliasOf, currentEdition, editionByKey, incidentById, listItems, listStatements, sliceOfEdition } from './read'
import { writeEdition } from './write'

let db: Database
beforeAll(async () => { db = await openEmbedded() })
afterAll(() => db.close())

describe('publishing', () => {
  const statements = [{ id: 's-1', date: '2020-05-01', title_en: 'A statement', publisher_en: 'A body', incidents: ['one'] }]
  const dir = writeAtlas({ features: [incident('one', { statements: ['s-1'], aliases: ['uno'], killed_min: 2 }), incident('two', {}, null)], statements })

  it('serves the folder, and does nothing the second time', async () => {
    const first = await publishFolder(db, dir)
    expect(first.written).toBe(1)
    expect((await publishFolder(db, dir)).written).toBe(0)
    expect(await currentEdition(db)).toMatchObject({ key: first.head.key, draft: true })
  })
  it('finds records, aliases and statements of the edition', async () => {
    const key = (await currentEdition(db))?.key as string
    expect((await incidentById(db, key, 'one'))?.properties.title_en).toBe('Title of one')
    expect(await aliasOf(db, key, 'incident', 'uno')).toBe('one')
    expect((await listStatements(db, key)).map(s => [s.data.id, s.incidents])).toEqual([['s-1', 1]])
    expect((await listItems(db, key, { place: 'unknown' }, { limit: 10 })).items.map(i => i.id)).toEqual(['two'])
    expect(decodeSlice((await sliceOfEdition(db, key, 'root')) as Uint8Array).columns.id.sort()).toEqual(['one', 'two'])
  })
  it('refuses a bad dataset whole; the last good edition stays', async () => {
    const before = await currentEdition(db)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one', { statements: ['s-1'], date_start: 'never' })] })
    await expect(publishFolder(db, dir)).rejects.toBeInstanceOf(DatasetRefused)
    expect(await currentEdition(db)).toEqual(before)
  })
  it('names a snapshot that the present schema refuses, and keeps what was made of it', async () => {
    const old = writeAtlas({ features: [incident('one')] })
    release(old, 'first', '2026-01-02')
    await publishFolder(db, old)
    const before = (await currentEdition(db))?.key as string
    write(old, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one', { killed_min: 1 })] })
    write(old, 'editions/1/incidents.geojson', { type: 'FeatureCollection', features: [{ ...incident('one'), properties: { id: 'one' } }] })
    const { warnings } = await publishFolder(db, old)
    expect(warnings.find(w => w.file === 'editions/1')?.message).toMatch(/^is not served: 2 faults .*title_en/)
    expect((await editionByKey(db, before))?.number).toBe(1)
  })
  it('shows nothing of an edition whose writing fails in the middle', async () => {
    const before = await currentEdition(db)
    const plan = planFolder(writeAtlas({ features: [incident('three')] }))
    const broken = () => ({ ...plan.current.compile(), key: 'broken', links: [{ incident: 'x', statement: null as never, role: 'names' as const }] })
    await expect(writeEdition(db, { key: 'broken' }, broken, true)).rejects.toThrow()
    expect(await currentEdition(db)).toEqual(before)
    expect(await db.rows(sql`select 1 from incidents where edition = 'broken'`)).toEqual([])
  })
})

describe('area in SQL', () => {
  const next = random(7)
  const points = Array.from({ length: 1500 }, (_, n) => ({ n, lon: next() * 360 - 180, lat: next() * 170 - 85 }))
  it.each(['box:-20,-10,60,50', 'box:170,-40,-170,40', 'circle:39,36,2500000', 'circle:179.500,10,3000000', 'poly:0,0;40,5;30,60;10,35;-60,20'])('%s agrees with containsPoint', async text => {
    const area = parseArea(text)
    if (!area) throw new Error(`${text} is no area`)
    const rows = await db.rows<{ inside: boolean }>(sql`select ${inArea(area)} as inside from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p (n int, lon float8, lat float8) order by n`)
    const expected = points.map(p => containsPoint(area, p.lon, p.lat))
    expect(expected.filter(Boolean).length).toBeGreaterThan(10)
    expect(rows.filter((row, i) => row.inside !== expected[i])).toEqual([])
  })
})

describe('search in SQL', () => {
  it('agrees with the rule in words', async () => {
    const word = fc.constantFrom('ariha', 'arihan', 'hol', "o'brien", 'مدرسه', 'هول', '2020', 'a\\b', 'x:y', 'ml&c')
    await fc.assert(fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 5 }), fc.constantFrom('ari', 'arihan', 'hol 2020', 'الهول', "o'b", 'zz', 'مدرسة', 'a\\b', 'x:y', "':*", ''), async (record, q) => {
      const folded = [...new Set(record)]
      const [{ found }] = await db.rows<{ found: boolean }>(sql`select ${matchesText(q)} as found from (select array_to_tsvector(array[${sql.join(folded.map(w => sql`${w}`), sql`, `)}]::text[]) as words) as t`)
      expect(found).toBe(matchesWords(folded, q))
    }), { numRuns: 60, seed: 3 })
  })
})

describe('lock', () => {
  it('is taken once, given back, and taken over from a dead process', () => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-lock-'))
    const release = takeLock(folder, 'http://127.0.0.1:1')
    expect(holderOf(folder)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:1' })
    release()
    expect(holderOf(folder)).toBeNull()
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: 2 ** 22 - 3, address: null }))
    takeLock(folder, null)()
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: process.ppid, address: null }))
    expect(() => takeLock(folder, null)).toThrow(StoreHeld)
  })
})
