import { inflateRawSync } from 'node:zlib'
import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import type { Statement } from '../../model/statement'
import { planFolder } from '../build'
import { DatasetRefused, faultText } from '../faults'
import { compiled, incident, manifest, writeAtlas } from '../fixtures/atlas'
import { heldBytes } from '../held-file'
import { canaryAtlas } from '../fixtures/canaries'
import type { StoredFeature } from '../rows'

const made: string[] = []
afterAll(() => made.forEach(dir => rmSync(dir, { recursive: true, force: true })))
const canaries = (leak?: string) => {
  const atlas = canaryAtlas(leak)
  made.push(atlas.dir)
  return atlas
}

/** Every byte that a store would hold of the editions of a folder, as text. */
async function bytesOf(dir: string): Promise<string> {
  const plan = await planFolder(dir)
  const all: string[] = [JSON.stringify(plan.logs)]
  for (const planned of [...plan.released, plan.current]) {
    const { records, rest: { files, ...rest }, slice } = await compiled(planned)
    all.push(...files.map(file => `${file.sha256} ${Buffer.from(heldBytes(file) ?? []).toString('latin1')}`))
    const texts = Object.values(rest.texts).flat().map(part => inflateRawSync(part).toString('utf8'))
    all.push(JSON.stringify(records), JSON.stringify(rest, (_, value: unknown) => (ArrayBuffer.isView(value) && !(value instanceof DataView) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8') : value instanceof Map || value instanceof Set ? [...value] : value)), Buffer.from(slice).toString('utf8'), ...texts)
  }
  return all.join('\n')
}

describe('redaction', () => {
  it('leaves nothing of what is kept back in any edition', async () => {
    const { dir, texts, shown, files } = canaries()
    const bytes = await bytesOf(dir)
    for (const text of shown) expect(bytes).toContain(text)
    expect(texts.length).toBeGreaterThan(150)
    for (const hash of files.open) expect(bytes).toContain(hash)
    expect(texts.filter(text => bytes.includes(text))).toEqual([])
  })
  it.each(['fields', 'omit', 'camps', 'item-omit', 'item-hide', 'item-fields', 'item-file', 'statement', 'statement-fields', 'initials', 'person'])('finds what the rule "%s" keeps back when it is left out', async rule => {
    const { dir, texts } = canaries(`canaryxq-rule-${rule}`)
    const bytes = await bytesOf(dir)
    expect(texts.some(text => bytes.includes(text))).toBe(true)
  })
  it('says what was done, and why, and nothing else', async () => {
    const { records, rest } = await compiled((await planFolder(canaries().dir)).current)
    const features = records.map(r => JSON.parse(r.json) as StoredFeature)
    const of = (title: string) => features.find(f => f.properties.title_en === title) as StoredFeature
    const fields = features.find(f => f.properties.id === 'fields-withheld') as StoredFeature
    // Of a record of which all is withheld that can be: what is required, what the schema sets by itself, and what was done.
    const { redacted, ...left } = fields.properties
    expect(left).toEqual({
      id: 'fields-withheld', kind: 'incident', title_en: 'A text in place of another', grading: 'ungraded', counts_in_totals: true, alleged_by: [], documented_by: [], conflicting_figures: [], figures: [], admissions: [], context_statements: [], external_ids: {}, aliases: [],
      statements: ['st-fields'], sources: [{ title: 'A source', publisher: 'A publisher' }], evidence: [{ id: 'withheld-1', kind: 'witness', supports: ['happened'], contradicts: [], published: false, withheld_reason: 'protects_people', origin: 'withheld-origin-1' }],
    })
    expect(fields.geometry).toBeNull()
    expect(redacted).toMatchObject([{ what: 'fields', fields: expect.arrayContaining(['geometry', 'summary_en', 'killed_min']), reason: { en: 'Kept back for this test: fields.' } }])
    const camp = of('A camp')
    expect(camp.properties).toMatchObject({ id: expect.stringMatching(/^record-[0-9a-f]{12}$/), date_start: '1913-03-01', date_precision: 'month', geo_precision: 'town', aliases: [], statements: ['st-plain'] })
    expect(camp.properties.redacted?.map(r => [r.what, r.to])).toEqual([['time', 'month'], ['place', 'town'], ['id', undefined], ['evidence', undefined]])
    const statements = new Map(rest.statements.map(s => [s.id, s.data as Statement]))
    expect([...statements.keys()].sort()).toEqual(['st-fields', 'st-plain'])
    expect(statements.get('st-plain')).toMatchObject({ incidents: ['plain', camp.properties.id], context_incidents: [] })
    expect(rest.manifest.redaction).toMatchObject({ rules: [], withheld: expect.arrayContaining([expect.objectContaining({ what: 'record', n: 1 }), expect.objectContaining({ what: 'statement', n: 1 }), expect.objectContaining({ what: 'evidence', n: 2 })]) })
  })
  it('keeps back in every edition what is kept back today, whatever the record said then', async () => {
    const plan = await planFolder(canaries().dir)
    const ids = await Promise.all(plan.released.map(async e => (await compiled(e)).records.map(r => r.id).filter(id => id.startsWith('record-'))))
    // The camp bore another id in edition 1: it is one record, under one name that does not tell.
    expect([ids.length, new Set(ids.flat()).size, ids.flat().length]).toEqual([2, 1, 2])
    expect(plan.logs[0].log.parts.map(p => p.text.en)).toEqual(['it was written better'])
  })
  it('names an edition by what it keeps back as well, and not when nothing is', async () => {
    const dir = (more: object) => writeAtlas({ manifest: { ...manifest, ...more } })
    const hash = async (more: object, audience?: 'vetted') => (await planFolder(dir(more), { audience })).current.head
    const rules = [{ name: 'r', records: {}, time: 'day', reason: { en: 'r', ar: 'r' } }]
    const bare = await hash({})
    const ruled = await hash({ redaction: { salt: 'a'.repeat(16), rules } })
    expect(new Set([bare.hash, ruled.hash, (await hash({ redaction: { salt: 'b'.repeat(16), rules } })).hash]).size).toBe(3)
    expect((await hash({ redaction: {} })).hash).toBe(bare.hash)
    expect((await hash({}, 'vetted')).key).toMatch(/^1-vetted-draft-[0-9a-f]{8}$/)
  })
  it('makes another edition for the vetted, who may see more', async () => {
    const reason = { en: 'r', ar: 'r' }
    const rules = [{ name: 'a', records: {}, withhold: ['summary'], reason }, { name: 'b', audiences: ['public', 'vetted'], records: {}, withhold: ['notes'], reason }]
    const dir = writeAtlas({ manifest: { ...manifest, redaction: { salt: 'a'.repeat(16), rules } }, features: [incident('one', { summary_en: 'sum', summary_fr: 'som', notes_en: 'note' })] })
    const seen = async (audience: 'public' | 'vetted') => JSON.parse((await compiled((await planFolder(dir, { audience })).current)).records[0].json).properties as Record<string, unknown>
    expect(await seen('public')).not.toHaveProperty('summary_en')
    expect(await seen('public')).not.toHaveProperty('summary_fr')
    expect(await seen('vetted')).toMatchObject({ summary_en: 'sum', summary_fr: 'som' })
    expect(await seen('vetted')).not.toHaveProperty('notes_en')
  })
})

describe('check of rules', () => {
  const reason = { en: 'r', ar: 'r' }
  const faults = async (redaction: object, more: object = {}) => planFolder(writeAtlas({ manifest: { ...manifest, redaction: { salt: 'a'.repeat(16), ...redaction } }, ...more })).then(
    plan => plan.warnings.map(faultText), (error: unknown) => { if (error instanceof DatasetRefused) return error.faults.map(faultText); throw error })
  it.each<[string, object, RegExp]>([
    ['an unknown field', { records: {}, withhold: ['sumary'] }, /\("r"\) "sumary" is no field of a record; expected one of id, kind/],
    ['an unknown inner field', { records: {}, withhold: ['sources.adress'] }, /"sources\.adress" is no field/],
    ['a field without which there is no record', { records: {}, withhold: ['title_en'] }, /"title_en" cannot be left out of a record; expected a text under "replace"/],
    ['the list of sources', { records: {}, withhold: ['sources'] }, /"sources" cannot be left out/],
    ['the kind', { records: {}, withhold: ['kind'] }, /"kind" is not for a rule to take out/],
    ['an unknown facet', { records: { facets: { tarket: ['home'] } }, omit: true }, /records\.facets\.tarket: \("r"\) is no facet; expected one of target/],
    ['an unknown code', { records: { facets: { target: ['palace'] } }, omit: true }, /unknown code "palace"; expected one of school, home/],
    ['nothing selected', { omit: true }, /selects nothing, or two things at once/],
    ['nothing to do', { records: {} }, /says nothing that is to happen/],
    ['what cannot be done to an item', { evidence: {}, place: 'town' }, /place: \("r"\) cannot be done to an item of evidence/],
    ['a reason without a language', { records: {}, omit: true, reason: { en: 'r' } }, /reason\.ar: \("r"\) is missing/],
    ['a mistyped action', { records: {}, ommit: true }, /redaction\.rules\.0: Unrecognized key: "ommit"/],
    ['a replacement that does not fit', { records: {}, replace: { 'sources.url': 'no address' } }, /does not fit its field/],
    ['a place to be made exact', { records: {}, place: 'exact' }, /redaction\.rules\.0\.place/],
  ])('names %s', async (_, rule, pattern) => expect((await faults({ rules: [{ name: 'r', reason, ...rule }] })).join('\n')).toMatch(pattern))
  it('wants a salt with rules, and makes one', async () => expect((await faults({ salt: undefined, rules: [{ name: 'r', reason, records: {}, omit: true }] })).join()).toMatch(/redaction\.salt: is missing; .* "[0-9a-f]{48}"/))
  it('warns of a rule that selects nothing, and of an id that nothing bears', async () => {
    const rules = [{ name: 'none', records: { kind: 'situation' }, omit: true, reason }, { name: 'ids', records: { ids: ['one', 'onne'] }, omit: true, reason }]
    const warned = await faults({ rules }, { features: [incident('one'), incident('two')] })
    expect(warned.join('\n')).toMatch(/the rule "none" selects nothing in the present data/)
    expect(warned.join('\n')).toMatch(/onne: redaction: of the rule "ids" is the id of nothing/)
  })
  it('warns where a record still says what is taken out of it, and does not say what', async () => {
    const rules = [{ name: 'r', records: {}, place: 'town', time: 'month', reason }]
    const warned = (await faults({ rules }, { features: [incident('raid-2020-03-17-mill', { date_start: '2020-03-17', place_en: 'Old mill, Nowhere', summary_en: 'A raid at the old mill', geo_precision: 'exact' })] })).join('\n')
    expect(warned).toMatch(/raid-2020-03-17-mill: redaction: id: still says what is kept back of date_start/)
    expect(warned).toMatch(/redaction: summary_en: still says what is kept back of place_en/)
    expect(warned).not.toContain('Old mill')
  })
  it('warns of a mistyped name of the manifest', async () => expect((await planFolder(writeAtlas({ manifest: { ...manifest, redactions: {} } }))).warnings.map(faultText).join()).toMatch(/redactions: is not a field of the manifest/))
})
