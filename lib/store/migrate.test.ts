import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { incident, manifest } from '../publish/fixtures/atlas'
import { encodeSlice } from '../slice/codec'
import { compileRows, sliceOf } from '../slice/compile'
import type { IncidentProperties } from '../model/incident'
import { manifestSchema } from '../model/manifest'
import { incidentSchema } from '../model/incident'
import { intervalOf } from '../time/interval'
import { countRecords, listFeatures, listItems, loadEdition } from './ask'
import { openEmbedded } from './embedded'
import { MIGRATIONS } from './migrations'
import { currentEdition, listStatements, ordsOfStatement } from './read'

/** A store as the first version of this program left it: tables of steps 1 and 2, filled as that version filled them. */
async function oldStore(): Promise<{ folder: string; ids: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-old-'))
  const client = await PGlite.create({ dataDir: folder })
  await client.exec('create table migrations (version int primary key)')
  for (const [i, { script }] of MIGRATIONS.slice(0, 2).entries()) {
    await client.exec(script)
    await client.query('insert into migrations values ($1)', [i + 1])
  }
  const m = manifestSchema.parse(manifest)
  const features = [incident('b', { title_en: 'Beta school', killed_max: 4, statements: ['s-1'] }), incident('a', { title_en: 'alpha', date_start: '2019-05-05' }), incident('c', { title_en: 'Gamma', date_start: undefined, date_precision: undefined }, null), incident('B-2'.toLowerCase(), { title_en: 'beta' }), incident('camp', { kind: 'situation', statements: ['s-1'] })]
  const records = features.map(f => ({ properties: incidentSchema.parse(f.properties) as IncidentProperties, point: f.geometry?.coordinates ?? null, geometry: f.geometry }))
  const slice = sliceOf(compileRows(records.map(r => ({ properties: r.properties, lon: r.point?.[0], lat: r.point?.[1] })), m), m, { key: '1-0a0b0c0d', hash: 'h1' })
  await client.query(`insert into editions (key, number, date, note, hash, draft, manifest, areas) values ('1-0a0b0c0d', 1, '2026-01-02', 'First', 'h1', false, $1, '{"type":"FeatureCollection","features":[]}')`, [JSON.stringify(m)])
  await client.query(`insert into current_edition (key) values ('1-0a0b0c0d')`)
  for (const r of records) {
    const days = intervalOf(r.properties)
    await client.query(`insert into incidents values ('1-0a0b0c0d', $1, $2, $3, $4, $5, $6, '{}', ''::tsvector, null, null, null, null, '', '', $7, '{}')`, [r.properties.id, r.properties.kind, days?.start ?? null, days?.end ?? null, r.point?.[0] ?? null, r.point?.[1] ?? null, JSON.stringify(r)])
  }
  await client.query(`insert into statements values ('1-0a0b0c0d', 's-1', '2020-05-01', ''::tsvector, '{}', '{"id":"s-1","date":"2020-05-01","title_en":"S"}')`)
  await client.exec(`insert into links values ('1-0a0b0c0d', 'b', 's-1', 'names'), ('1-0a0b0c0d', 'camp', 's-1', 'names')`)
  await client.query(`insert into slices values ('1-0a0b0c0d', 'root', $1)`, [encodeSlice(slice)])
  await client.close()
  return { folder, ids: slice.columns.id }
}

it('a store of the first version keeps its editions: records, order, links, search, sorting', async () => {
  const { folder, ids } = await oldStore()
  const db = await openEmbedded(folder)
  try {
    expect(await currentEdition(db)).toMatchObject({ key: '1-0a0b0c0d', number: 1, draft: false, turn: 1 })
    const e = await loadEdition(db, '1-0a0b0c0d')
    if (!e) throw new Error('the edition is gone')
    expect((await listFeatures(db, e, {}, { limit: 10 })).items.map(f => f.properties.id)).toEqual(ids)
    expect(countRecords(e)).toEqual({ incidents: 4, situations: 1, withoutPlace: 1 })
    expect((await listItems(db, e, { q: 'beta' }, { limit: 10, sort: 'title' })).items.map(i => i.id)).toEqual(['b-2', 'b'])
    expect((await listItems(db, e, { statement: 's-1' }, { limit: 10 })).items.map(i => i.id).sort()).toEqual(['b', 'camp'])
    expect((await listItems(db, e, {}, { limit: 1, sort: '-killed' })).items.map(i => i.id)).toEqual(['b'])
    expect((await ordsOfStatement(db, e.key, 's-1')).map(ord => ids[ord]).sort()).toEqual(['b', 'camp'])
    expect((await listStatements(db, e.key)).map(s => s.incidents)).toEqual([1])
    expect(await db.rows(sql`select to_regclass('incidents') as old`)).toEqual([{ old: null }])
  } finally {
    await db.close()
  }
  await (await openEmbedded(folder)).close()
}, 60_000)
