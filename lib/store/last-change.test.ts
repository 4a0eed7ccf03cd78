import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { incident, manifest, snapshot, write, writeAtlas } from '../publish/fixtures/atlas'
import type { Database } from './database'
import { databases } from './fixtures/both'
import { lastChanges, releasedEditions, statementChanges } from './last-change'
import { publishFolder } from './publish'
import { loadEdition } from './ask'

const statement = (id: string, more = {}) => ({ id, date: '2020-05-01', title_en: id, publisher_en: 'A monitor', ...more })
/** The same record with its fields the other way round: nothing of it changed. */
const turned = (f: ReturnType<typeof incident>) => ({ ...f, properties: Object.fromEntries(Object.entries(f.properties).reverse()) })

/** Three editions: b is corrected in the second, c added, f and g withdrawn, which a statement named; in the third d gets another name, h is part of b, a has only another order of fields, and g is there again. */
function atlas(): string {
  const dir = writeAtlas({ features: ['a', 'b', 'd', 'f', 'g', 'h'].map(id => incident(id, id === 'f' ? { statements: ['u'] } : id === 'b' ? { context_statements: ['u'] } : {})), statements: [statement('s'), statement('u', { incidents: ['f'], context_incidents: ['b'] })] })
  snapshot(dir, 1)
  const withdrawn = ['f', 'g'].map(id => ({ id, date: '2026-02-01', reason: { en: 'Told twice' } }))
  const next = (number: number, features: unknown[], statements: unknown[]) => {
    write(dir, 'atlas.json', { ...manifest, withdrawn: withdrawn.filter(w => number === 2 || w.id === 'f') })
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features })
    write(dir, 'statements.json', { statements })
    write(dir, 'CHANGELOG.md', `# Changelog\n\n## ${number} — 2026-0${number}-02 — Why ${number}\n\n${readFileSync(join(dir, 'CHANGELOG.md'), 'utf8').replace('# Changelog\n\n', '')}`)
    snapshot(dir, number)
  }
  next(2, [incident('a'), incident('b', { killed_min: 2 }), incident('c'), incident('d'), incident('h')], [statement('s', { title_ar: 'بيان' }), statement('t'), statement('u')])
  next(3, [turned(incident('a')), incident('b', { killed_min: 2, aliases: ['h'] }), incident('c'), incident('e', { aliases: ['d'] }), incident('g')], [statement('s', { title_ar: 'بيان' }), statement('t'), statement('u')])
  return dir
}

describe.each(databases())('$name', ({ open }) => {
  let db: Database
  let stop: () => Promise<void>
  beforeAll(async () => {
    ({ db, stop } = await open())
    await publishFolder(db, atlas())
  })
  afterAll(() => stop())

  it('knows which edition last added or corrected each record, an unchanged one keeps its own', async () => {
    const editions = await releasedEditions(db, 3)
    expect(editions.map(e => [e.number, e.note])).toEqual([[1, 'First'], [2, 'Why 2'], [3, 'Why 3']])
    const loaded = await loadEdition(db, editions[2].key)
    const ids = loaded?.slice.columns.id ?? []
    const changes = await lastChanges(db, editions, ids.length)
    expect(Object.fromEntries(ids.map((id, row) => [id, `${editions[changes.edition[row]].number} ${changes.added[row] ? 'added' : 'corrected'}`]))).toEqual({ a: '1 added', b: '3 corrected', c: '2 added', e: '3 corrected', g: '3 added' })
    expect(changes.gone).toEqual([{ id: 'h', edition: 2 }, { id: 'f', edition: 1 }])
  })

  it('sees no further than the edition that is asked for', async () => {
    const editions = await releasedEditions(db, 2)
    expect(editions.map(e => e.number)).toEqual([1, 2])
    const changes = await lastChanges(db, editions, 5)
    expect([...changes.edition].sort()).toEqual([0, 0, 0, 1, 1])
    expect(changes.gone).toEqual([{ id: 'f', edition: 1 }, { id: 'g', edition: 1 }])
  })

  it('the same of statements', async () => {
    const editions = await releasedEditions(db, 3)
    // What u names was withdrawn: its page is another one, what it says is not.
    expect(Object.fromEntries(await statementChanges(db, editions))).toEqual({ s: 1, t: 1, u: 1 })
    expect(Object.fromEntries(await statementChanges(db, editions, { own: true }))).toEqual({ s: 1, t: 1 })
  })
})
