import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { EVIDENCE_KINDS } from '../model/codes'
import { incident, writeAtlas } from '../publish/fixtures/atlas'
import { loadEdition, type Loaded } from './ask'
import { readClaims } from './claims'
import type { Database } from './database'
import { countEvidence, evidenceById, evidenceIds, holdsEvidence, listEvidence } from './evidence'
import { databases } from './fixtures/both'
import { publishFolder } from './publish'

const source = { title: 'A report', publisher: 'A body' }
const item = (id: string, kind: string, uses: object[], more: object = {}) => ({ id, kind, source, shows_en: `Shows ${id}.`, incidents: uses, ...more })

describe.each(databases())('items of evidence by themselves, on $name', ({ open }) => {
  let db: Database
  let stop: () => Promise<void>
  let edition: Loaded
  beforeEach(async () => {
    await stop?.()
    ;({ db, stop } = await open())
    const dir = writeAtlas({
      features: [incident('one', { date_start: '2020-03-02' }), incident('two', { date_start: '2020-03-01', admissions: [{ by: 'X', assessment: 'credible', killed_min: 3, killed_max: 3 }] }, [16, 46]), incident('three', {}, null)],
      evidence: [
        item('report', 'document', [{ id: 'one', supports: ['happened'] }, { id: 'two', contradicts: ['actor'] }]), item('b-log', 'flight_observation', [{ id: 'two' }]), item('a-log', 'flight_observation', [{ id: 'three' }]),
        item('secret-name', 'witness', [{ id: 'one', supports: ['toll'] }], { published: false, withheld_reason: 'consent' }),
      ],
      claims: [{ id: 'c', title_en: 'C', counts_en: 'Killed', from: '2020-03-01', to: '2020-03-31', claims: [{ by_en: 'X', stance: 'found', min: 1, said: '2020-04-01', sources: [source] }, { by_en: 'Y', stance: 'admitted', min: 1, max: 1, said: '2020-04-02', sources: [source] }] }],
    })
    edition = (await loadEdition(db, (await publishFolder(db, dir)).head.key)) as Loaded
  })
  afterAll(() => stop?.())

  it('an item knows every record that it bears on, and what it says on each', async () => {
    const found = await evidenceById(db, edition, 'report')
    expect(found).toMatchObject({ kind: 'found', id: 'report', matched: 2, item: { kind: 'document', shows_en: 'Shows report.' }, points: [{ lon: 16, lat: 46 }, { lon: 15, lat: 45 }], bounds: [15, 45, 16, 46] })
    expect(found?.uses.map(u => [u.incident.id, u.supports, u.contradicts, u.anchor])).toEqual([['two', [], ['actor'], 'evidence-report'], ['one', ['happened'], [], 'evidence-report']])
    expect([await holdsEvidence(db, edition.key, 'report'), await holdsEvidence(db, edition.key, 'nothing'), await evidenceById(db, edition, 'nothing')]).toEqual([true, false, null])
  })
  it('a withheld one is called by its record, and says that it is withheld and why', async () => {
    expect(await evidenceIds(db, edition.key)).toEqual(['a-log', 'b-log', 'one-withheld-1', 'report'])
    const found = await evidenceById(db, edition, 'one-withheld-1')
    expect(found?.item).toEqual({ id: 'withheld-1', kind: 'witness', published: false, withheld_reason: 'consent' })
    expect(await holdsEvidence(db, edition.key, 'secret-name')).toBe(false)
  })
  it('lists come in the order of kinds, page by page', async () => {
    const all = await listEvidence(db, edition, { kinds: EVIDENCE_KINDS, limit: 10 })
    expect(all.items.map(i => [i.id, i.uses])).toEqual([['one-withheld-1', 1], ['a-log', 1], ['b-log', 1], ['report', 2]])
    const pages: string[] = []
    for (let after: string | null = null, turn = 0; turn < 9; turn++) {
      const page = await listEvidence(db, edition, { kinds: EVIDENCE_KINDS, limit: 1, after })
      pages.push(...page.items.map(i => i.id))
      expect(page.matched).toBe(4)
      after = page.next
      if (after === null) break
    }
    expect(pages).toEqual(all.items.map(i => i.id))
    expect((await countEvidence(db, edition.key)).sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([{ kind: 'document', items: 1 }, { kind: 'flight_observation', items: 2 }, { kind: 'witness', items: 1 }])
  })
  it('claims go with the edition', async () => {
    const { subjects, strikes } = await readClaims(db, edition.key)
    expect(subjects.map(s => s.id)).toEqual(['c'])
    expect(strikes).toMatchObject({ totals: { records: 1, admitted: { killed: { min: 3 } } } })
  })
})
