import { describe, expect, it } from 'vitest'
import { incident, manifest, snapshot, write, writeAtlas } from '../publish/fixtures/atlas'
import { countsOf, explorerOf } from './explorer'
import { readSite } from './site'

const statement = { id: 'said', date: '2020-04-01', title_en: 'Said', title_ar: 'قيل', publisher_en: 'P', incidents: ['one', 'two'], context_incidents: ['camp'] }
const features = [
  incident('one', { statements: ['said'], killed_min: 2, killed_max: 3 }, [15, 45]), incident('two', { statements: ['said'], date_start: '2020-05-01' }, [16, 46]),
  incident('camp', { kind: 'situation', context_statements: ['said'] }), incident('nowhere', {}, null),
]

describe('an edition for an export', () => {
  it('says of each record and statement what names it and what it names', async () => {
    const site = await readSite(writeAtlas({ features, statements: [statement] }), { edition: null, most: 10 })
    const row = site.items.findIndex(i => i.id === 'one')
    expect(site.incident(row)).toMatchObject({ incident: { point: [15, 45] }, statements: [{ id: 'said', title_ar: 'قيل' }], contextStatements: [] })
    expect(site.statement(site.statements[0])).toMatchObject({ matched: 2, incidents: [{ id: 'two' }, { id: 'one' }], contextMatched: 1, contextIncidents: [{ id: 'camp' }], bounds: [15, 45, 16, 46] })
    expect(site.named.said.map(r => site.items[r].id).toSorted()).toEqual(['one', 'two'])
    expect(countsOf(site)).toEqual({ incidents: 3, situations: 1, withoutPlace: 1 })
    expect(explorerOf(site, 'ar')).toMatchObject({ statements: [{ title: 'قيل' }], situationsDated: 1, initial: { totals: { incidents: 3, killed: { min: 2, max: 3 } }, withoutPlace: 1 }, edition: { draft: true } })
  })
  it('is the released one that is asked for; another number and too many records are refused in a sentence', async () => {
    const dir = writeAtlas({ features: features.slice(3) })
    await expect(readSite(dir, { edition: 1, most: 10 })).rejects.toThrow('has no edition 1; expected none, since nothing is released yet')
    snapshot(dir, 1)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('nowhere', {}, null), incident('later')] })
    expect((await readSite(dir, { edition: 1, most: 10 })).items.map(i => i.id)).toEqual(['nowhere'])
    expect((await readSite(dir, { edition: null, most: 10 })).head.draft).toBe(true)
    await expect(readSite(dir, { edition: 7, most: 10 })).rejects.toThrow('has no edition 7; expected one of 1.')
    await expect(readSite(dir, { edition: null, most: 1 })).rejects.toThrow('holds 2 records; a page without a server scrubs and searches at most 1.')
  })
  it('knows what was withdrawn, under which address and title it stood', async () => {
    const dir = writeAtlas({ features: [incident('one'), incident('gone')] })
    snapshot(dir, 1)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one')] })
    const reason = { en: 'It did not happen.' }
    write(dir, 'atlas.json', { ...manifest, withdrawn: [{ id: 'gone', date: '2026-02-02', reason }, { id: 'of-old', date: '2026-02-02', reason }] })
    const { withdrawn } = await readSite(dir, { edition: null, most: 10 })
    expect(withdrawn).toMatchObject([{ id: 'gone', kinds: ['incident'], answer: { reason, title: { title_en: 'Title of gone' } } }, { id: 'of-old', kinds: ['incident', 'statement'], answer: { title: null } }])
  })
})
