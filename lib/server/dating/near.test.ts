import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { incident, writeAtlas } from '../../publish/fixtures/atlas'
import { build, outline, project } from '../../publish/fixtures/project'
import { publishFolder } from '../../store/publish'
import { page } from './fixtures/served'

// An atlas folder published as it is: b1 fell, as is known, between the pictures of 1 January and 1 February 2020 at 15° E, 45° N.

const FEATURES = [
  incident('that-evening', { date_start: '2020-01-01', geo_precision: 'exact' }, [15.001, 45]),
  incident('the-day-before', { date_start: '2019-12-31', geo_precision: 'exact' }, [15.001, 45]),
  incident('there-and-then', { date_start: '2020-01-20', geo_precision: 'exact' }, [15.001, 45]),
  incident('that-month', { date_start: '2020-01-01', date_precision: 'month', geo_precision: 'town' }, [15.02, 45]),
  incident('a-month-later', { date_start: '2020-02-20', geo_precision: 'exact' }, [15.001, 45]),
  incident('a-mile-off', { date_start: '2020-01-20', geo_precision: 'exact' }, [15.02, 45]),
  incident('somewhere', { date_start: '2020-01-20', geo_precision: 'governorate' }, [15.001, 45]),
  incident('a-situation', { kind: 'situation', counts_in_totals: false, date_start: '2020-01-20', geo_precision: 'exact' }, [15.001, 45]),
]
const outlines = { 'town/buildings.geojson': { type: 'FeatureCollection', features: [outline('b1'), outline('b2')] } }

let close: () => Promise<void> = () => Promise.resolve()
afterEach(() => close())

async function serve(more: object) {
  vi.resetModules()
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('ATLAS_STORE', mkdtempSync(join(tmpdir(), 'atlas-near-')))
  for (const name of Object.keys(globalThis)) if (name.startsWith('__atlas')) delete (globalThis as Record<string, unknown>)[name]
  const { closeStore, store } = await import('../store')
  const { look } = await import('../serving')
  const dir = build(writeAtlas({ features: FEATURES }), project(more), outlines)
  await publishFolder(await store(), dir)
  await look()
  close = async () => {
    await closeStore()
    rmSync(dir, { recursive: true, force: true })
  }
  const near = await import('./near')
  const ask = async (query: string) => {
    const response = await near.nearAnswer(page(`town/near${query}`), 'town')
    return { status: response.status, body: await response.json() as { matched?: number; incidents?: { id: string }[]; detail?: string } }
  }
  return { ask, ofRecord: (id: string) => { const f = FEATURES.find(f => f.properties.id === id) as (typeof FEATURES)[number]; return near.buildingsNearRecord({ ...f.properties as { kind: string }, point: f.geometry?.coordinates ?? null }) } }
}

describe('near in place and time', () => {
  it('suggests incidents to a building and the building to the incidents, with their precision', async () => {
    const { ask, ofRecord } = await serve({})
    const { body } = await ask('?building=b1')
    expect([body.matched, body.incidents?.map(i => i.id).sort()]).toEqual([3, ['that-evening', 'that-month', 'there-and-then']])
    // Its interval is the whole period: nobody has answered.
    expect((await ask('?building=b2')).body.matched).toBe(0)
    expect(await ofRecord('there-and-then')).toEqual([{ project: 'town', title: { en: 'A town', ar: 'بلدة' }, area: [14, 44, 16, 46], matched: 1, buildings: [{ id: 'b1', after: '2020-01-01', by: '2020-02-01' }] }])
    expect((await ofRecord('that-month'))[0].matched).toBe(1)
    expect((await ofRecord('that-evening'))[0]).toMatchObject({ matched: 1, buildings: [{ id: 'b1', after: '2020-01-01' }] })
    for (const id of ['the-day-before', 'a-month-later', 'a-mile-off', 'somewhere', 'a-situation']) expect(await ofRecord(id), id).toEqual([])
  }, 60_000)

  it('suggests nothing where buildings are drawn', async () => {
    const { ask, ofRecord } = await serve({ drawing: true })
    expect((await ask('?building=b1')).body).toMatchObject({ matched: 0, incidents: [] })
    for (const { properties: { id } } of FEATURES) expect(await ofRecord(String(id))).toEqual([])
  }, 60_000)

  it('says what is wrong with a question', async () => {
    const { ask } = await serve({})
    expect(await ask('?building=b9')).toMatchObject({ status: 404, body: { detail: expect.stringContaining('"b9" is no building of town') } })
    expect(await ask('?house=b1')).toMatchObject({ status: 400, body: { detail: expect.stringContaining('"house"') } })
  }, 60_000)
})
