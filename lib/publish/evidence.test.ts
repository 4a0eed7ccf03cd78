import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sharedEvidenceSchema, type Evidence } from '../model/evidence'
import { WITHHELD_REASONS } from '../model/codes'
import { planFolder } from './build'
import { compiled, incident, manifest, writeAtlas } from './fixtures/atlas'
import { publicEvidence } from './evidence'
import { sha256Of } from './held-file'

const CANARY = 'canaryxq'
/** The file that it holds. */
const HELD = Buffer.from(CANARY)
const HASH = sha256Of(HELD)
const when = { date: '1987-06-05', date_end: '1987-06-06', time_from: '03:33', time_to: '03:34' }
/** A withheld item with something to find in every field of the schema. */
const secret = {
  id: `${CANARY}-id`, kind: 'witness', shows_en: `${CANARY} shows`, shows_ar: `${CANARY} shows`, when,
  collected_by: `${CANARY} collector`, collected_at: '1987-06-07',
  source: { title: `${CANARY} title`, publisher: `${CANARY} publisher`, url: `https://${CANARY}.example/a`, archived_url: `https://${CANARY}.example/b`, language: CANARY, date: '1987-06-08' },
  url: `https://${CANARY}.example/c`, sha256: HASH, verification: 'disputed', verified_how_en: `${CANARY} how`, verified_how_ar: `${CANARY} how`, verified_by: `${CANARY} by`,
  file: `evidence/${CANARY}.mp4`, media_type: 'video/mp4', warning_en: `${CANARY} warning`, warning_ar: `${CANARY} warning`,
  sensitivity: 'personal_information', published: false, withheld_reason: 'protects_people', origin: `${CANARY}-origin`, _note: `${CANARY} note`,
}
const FOUND = [CANARY, '1987', '03:33', HASH, 'video/mp4', 'disputed', 'personal_information']

describe('a withheld item', () => {
  it('has something to find in every field of the schema, or the next test proves nothing', () => {
    const shown = ['kind', 'published', 'withheld_reason', 'incidents']
    for (const field of Object.keys(sharedEvidenceSchema.shape)) if (!shown.includes(field)) expect(FOUND.some(word => JSON.stringify(secret[field as keyof typeof secret])?.includes(word)), field).toBe(true)
  })

  it('leaves the folder as its kind, its claims, that it is withheld and the class of the reason, and as nothing else', async () => {
    const facets = [...manifest.facets, { property: 'evidence', label: { en: 'Evidence' }, codes: [{ code: 'witness', label: { en: 'Witness' } }] }]
    const dir = writeAtlas({
      manifest: { ...manifest, facets },
      features: [incident('one', { evidence: [{ ...secret, id: `${CANARY}-own`, supports: ['toll'] }] }), incident('two')],
      evidence: [{ ...secret, incidents: [{ id: 'one', supports: ['happened'], contradicts: ['actor'], [`_${CANARY}`]: CANARY }] }],
    })
    mkdirSync(`${dir}/evidence`)
    writeFileSync(`${dir}/evidence/${CANARY}.mp4`, HELD)
    // What is published is there: the search below looks through something.
    expect(readFileSync(`${dir}/evidence.json`, 'utf8')).toContain(CANARY)
    const { records, rest, slice } = await compiled((await planFolder(dir)).current)
    const [one] = records.map(r => JSON.parse(r.json) as { properties: { evidence: Evidence[] } })
    expect(one.properties.evidence).toEqual([
      { id: 'withheld-1', kind: 'witness', supports: ['toll'], contradicts: [], published: false, withheld_reason: 'protects_people', origin: 'withheld-origin-1' },
      { id: 'withheld-2', kind: 'witness', supports: ['happened'], contradicts: ['actor'], published: false, withheld_reason: 'protects_people', origin: 'withheld-origin-1' },
    ])
    const texts = Object.values(rest.texts).flat().map(part => inflateRawSync(part).toString('latin1'))
    const bytes = [JSON.stringify(records), JSON.stringify(rest, (_, value: unknown) => (ArrayBuffer.isView(value) && !(value instanceof DataView) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1') : value instanceof Map || value instanceof Set ? [...value] : value)), Buffer.from(slice).toString('latin1'), ...texts].join('\n')
    expect(bytes).toContain('Title of two')
    expect(FOUND.filter(word => bytes.includes(word))).toEqual([])
  })

  it('a published item keeps the name of its held file to itself as well', () => {
    const item = { id: 'a', kind: 'document', file: 'evidence/a.pdf', sha256: 'd'.repeat(64), verification: 'unverified', sensitivity: 'none', published: true, supports: [], contradicts: [] } as Evidence
    expect(publicEvidence([item])).toEqual([{ ...item, file: undefined, media_type: 'application/pdf' }])
    expect(JSON.stringify(publicEvidence([item]))).not.toContain('evidence/')
  })

  it('counts once with a published item of its origin, by the name that the published one bears', () => {
    const e = (more: object) => ({ kind: 'witness', verification: 'unverified', sensitivity: 'none', published: true, supports: [], contradicts: [], ...more }) as unknown as Evidence
    expect(publicEvidence([e({ id: 'a', origin: 'log' }), e({ id: 'b', origin: 'log', published: false, withheld_reason: 'legal' }), e({ id: 'c', published: false, withheld_reason: 'legal' })]).map(i => [i.id, i.origin])).toEqual([['a', 'log'], ['withheld-1', 'log'], ['withheld-2', undefined]])
  })

  it('has its reason as a class in words of both languages', () => {
    for (const language of ['en', 'ar']) {
      const { withheldReason } = JSON.parse(readFileSync(`messages/${language}.json`, 'utf8')) as { withheldReason: object }
      expect(Object.keys(withheldReason).sort()).toEqual([...WITHHELD_REASONS].sort())
    }
  })
})
