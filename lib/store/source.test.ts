import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import { parseCql2 } from '../cql2/parse'
import { incidentQueryables, statementQueryables } from '../model/queryables'
import { incident, writeAtlas } from '../publish/fixtures/atlas'
import { listFeatures, loadEdition, type Filter, type Loaded } from './ask'
import { NotHeld } from './attributes'
import type { Database } from './database'
import { databases } from './fixtures/both'
import { publishFolder } from './publish'
import { incidentSource } from './source'
import { statementSource } from './statement-source'

const features = [
  incident('a', { title_en: 'Café bombed', killed_min: 2, target: ['school', 'home'], place_en: 'Ariha', counts_in_totals: false }),
  incident('b', { title_en: 'School hit', title_ar: 'قصف مدرسة', date_start: '2020-02-01', date_precision: 'month', grading: 'fair', killed_min: 0, killed_max: 4, geo_precision: 'town' }),
  incident('c', { title_en: 'No date', date_start: undefined, date_precision: undefined, kind: 'situation', target: [] }, null),
]

describe.each(databases())('filters over an edition in $name', ({ open }) => {
  let db: Database
  let stop: () => Promise<void>
  let edition: Loaded
  beforeAll(async () => {
    ({ db, stop } = await open())
    edition = (await loadEdition(db, (await publishFolder(db, writeAtlas({ features }))).head.key)) as Loaded
  }, 120_000)
  afterAll(() => stop?.())
  const found = async (text: string, more: Filter = {}) => (await listFeatures(db, edition, { ...more, cql2: { text, expression: parseCql2(text) } }, { limit: 10, sort: 'title' })).items.map(f => f.properties.id)

  it.each([
    ["target = 'home'", ['a']], ["target = 'school' AND grading = 'fair'", ['b']], ['target IS NULL', ['c']], ["kind = 'situation'", ['c']], ['killed_min = 0', ['b']], ['killed_max IS NULL', ['a', 'c']], ['NOT counts_in_totals', ['a']],
    ["ACCENTI(CASEI(title_en)) LIKE ACCENTI(CASEI('%CAFE%'))", ['a']], ["title_ar LIKE '%مدرسة'", ['b']], ["place_en = 'Ariha' OR id = 'c'", ['a', 'c']], ['admin1 IS NULL', ['a', 'c', 'b']],
    ["T_INTERSECTS(date, DATE('2020-02-29'))", ['b']], ["date_start > DATE('2020-02-01')", ['a']], ['date_end IS NULL AND date IS NOT NULL', ['a', 'b']], ["geo_precision = 'town'", ['b']], ["date_precision = 'month'", ['b']], ['S_INTERSECTS(geometry, POINT(15 45))', ['a', 'b']],
  ])('%s', async (filter, ids) => expect(await found(filter)).toEqual(ids))
  it('joined with parameters and a search', async () => {
    expect(await found('TRUE', { q: 'school' })).toEqual(['a', 'b'])
    expect(await found("grading = 'fair'", { q: 'school' })).toEqual(['b'])
    expect(await found('killed_min >= 0', { kind: 'incident', facets: { target: ['home'] } })).toEqual(['a'])
    // What was kept of the first question is not changed by the second.
    expect(await found('TRUE', { q: 'school' })).toEqual(['a', 'b'])
  })
  it('every queryable has a column, and there are no others', async () => {
    for (const [source, names] of [[incidentSource(db, edition), incidentQueryables(edition.manifest)], [statementSource([], edition.manifest), statementQueryables(edition.manifest)]] as const) {
      expect([...source.names]).toEqual(Object.keys(names))
      for (const name of source.names) expect((await source.column(name)).kind, name).toBeTruthy()
    }
  })
  it('an edition that an earlier version published says what it does not hold', async () => {
    const { key } = (await publishFolder(db, writeAtlas({ features: [incident('old')] }))).head
    await db.rows(sql`delete from slices where edition = ${key} and (key = 'figures' or key like 'texts/%')`)
    const old = (await loadEdition(db, key)) as Loaded
    const ask = (text: string) => listFeatures(db, old, { cql2: { text, expression: parseCql2(text) } }, { limit: 1 })
    await expect(ask('killed_min > 1')).rejects.toThrow(NotHeld)
    await expect(ask("title_en = 'x'")).rejects.toThrow('Publish the data folder again.')
    expect((await ask("target = 'school'")).matched).toBe(1)
  })
})
