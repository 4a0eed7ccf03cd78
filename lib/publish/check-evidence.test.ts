import { describe, expect, it } from 'vitest'
import { planFolder } from './build'
import { DatasetRefused, faultText } from './faults'
import { incident, manifest, snapshot, write, writeAtlas, type Files } from './fixtures/atlas'

const source = { title: 'A film', publisher: 'A monitor' }
const item = (more: object = {}) => ({ id: 'film', kind: 'photo_video', source, incidents: [{ id: 'one', supports: ['happened'] }], ...more })

async function lines(files: Files): Promise<string> {
  try {
    await planFolder(writeAtlas(files))
    return ''
  } catch (error) {
    if (error instanceof DatasetRefused) return error.faults.map(faultText).join('\n')
    throw error
  }
}

describe('evidence.json', () => {
  it('may be left out, be empty, or hold sound items', async () => {
    expect(await lines({})).toBe('')
    expect(await lines({ evidence: [] })).toBe('')
    expect(await lines({ evidence: [item(), item({ id: 'log', when: { date: '2020-03-01', date_end: '2020-03-02', time_from: '23:50', time_to: '00:10' }, published: false, withheld_reason: 'protects_people', sensitivity: 'personal_information', source: undefined, _note: 'x' })] })).toBe('')
  })

  it.each<[string, unknown, RegExp]>([
    ['a list that is none', { film: 1 }, /evidence\.json: -: evidence: is missing; expected a list of items/],
    ['an unknown kind', [item({ kind: 'rumour' })], /film: kind: /],
    ['an unknown claim', [item({ incidents: [{ id: 'one', supports: ['motive'] }] })], /film: incidents\.0\.supports\.0: /],
    ['a link to nothing', [item({ incidents: [{ id: 'gone' }] })], /film: incidents\.0\.id: "gone" links to nothing; expected the id of an incident/],
    ['no incident', [item({ incidents: [] })], /film: incidents: expected at least one incident/],
    ['an incident twice', [item({ incidents: [{ id: 'one' }, { id: 'one' }] })], /film: incidents: names "one" twice/],
    ['a mistyped list of claims', [item({ incidents: [{ id: 'one', suports: ['date'] }] })], /film: incidents\.0\.suports: is not a field; expected one of id, supports, contradicts/],
    ['a claim on both sides', [item({ incidents: [{ id: 'one', supports: ['date'], contradicts: ['date'] }] })], /film: incidents\.0\.contradicts: holds "date"/],
    ['an id twice', [item(), item()], /film: id: "film" stands twice/],
    ['no id', [item({ id: undefined })], /item 1: id: is missing; expected a stable slug/],
    ['an id that is no slug', [item({ id: 'Film 1' })], /Film 1: id: expected a slug/],
    ['withheld without a reason', [item({ published: false })], /film: withheld_reason: is missing; expected the class of the reason/],
    ['a reason in words', [item({ published: false, withheld_reason: 'she asked' })], /film: withheld_reason: /],
    ['a reason of a published item', [item({ withheld_reason: 'legal' })], /film: withheld_reason: is given for a published item/],
    ['personal information published', [item({ sensitivity: 'personal_information' })], /film: sensitivity: is "personal_information" of a published item/],
    ['a mistyped field, which could publish', [item({ publishd: false })], /film: publishd: is not a field of an item of evidence/],
    ['no source', [item({ source: undefined })], /film: source: is missing/],
    ['a source without a publisher', [item({ source: { title: 'x' } })], /film: source\.publisher: /],
    ['verified, and no word how', [item({ verification: 'verified' })], /film: verified_how_en: is missing; expected how, since the item is verified/],
    ['a time that is none', [item({ when: { date: '2020-03-01', time_from: '24:10' } })], /film: when\.time_from: expected a time of day as HH:MM/],
    ['a span backwards', [item({ when: { date: '2020-03-01', time_from: '12:00', time_to: '11:00' } })], /film: when\.time_to: 11:00 is before time_from 12:00/],
    ['an end without a start', [item({ when: { date: '2020-03-01', time_to: '11:00' } })], /film: when\.time_from: is missing/],
    ['a day that is none', [item({ when: { date: '2020-02-31' } })], /film: when\.date: no such day/],
    ['a hash that is none', [item({ sha256: 'abc' })], /film: sha256: expected 64 hexadecimal digits/],
  ])('names %s', async (_, evidence, pattern) => expect(await lines({ evidence })).toMatch(new RegExp(`${pattern.source}`, 'm')))
})

describe('items at a record', () => {
  const own = (...evidence: object[]) => incident('one', { evidence })
  const { incidents: _, ...film } = item()
  it.each<[string, Files, RegExp]>([
    ['an unknown field', { features: [own({ ...film, incidents: [] })] }, /one: evidence\.0\.incidents: is not a field/],
    ['withheld without a reason', { features: [own({ ...film, published: false })] }, /one: evidence\.0\.withheld_reason: is missing/],
    ['an id twice', { features: [own(film, film)] }, /one: evidence\.1\.id: "film" stands twice/],
    ['one id that says two things', { features: [own(film), incident('two', { evidence: [{ ...film, shows_en: 'other' }] })] }, /two: evidence\.0\.id: "film" says something else at "one"/],
    ['a facet with codes that are no kinds', { manifest: { ...manifest, facets: [...manifest.facets, { property: 'evidence', label: { en: 'Evidence' }, codes: [{ code: 'rumour', label: { en: 'Rumour' } }] }] } }, /atlas\.json: -: facets\.1\.codes: code "rumour" is no kind of evidence/],
    ['a facet that joins what are no kinds', { manifest: { ...manifest, facets: [...manifest.facets, { property: 'evidence', label: { en: 'Evidence' }, codes: [{ code: 'kinds_9', label: { en: 'Nine' } }] }] } }, /code "kinds_9" is no kind of evidence; expected .* kinds_2 to kinds_7 .* witness_and_satellite/],
  ])('names %s', async (_name, files, pattern) => expect(await lines(files)).toMatch(pattern))

  it('may stand at several and say the same, as in an export that is read in again', async () => expect(await lines({ features: [own(film), incident('two', { evidence: [{ ...film, supports: ['toll'] }] })] })).toBe(''))

  it('in the form of the first edition still pass in its snapshot, and no longer in the data', async () => {
    const old = incident('one', { evidence: [{ kind: 'witness', shows_en: 'Interviews', source: 'A monitor' }] })
    const dir = writeAtlas({ features: [old] })
    snapshot(dir, 1)
    write(dir, 'incidents.geojson', { type: 'FeatureCollection', features: [incident('one')] })
    const plan = await planFolder(dir)
    expect([plan.unreadable, plan.warnings.filter(w => w.file.startsWith('editions'))]).toEqual([[], []])
    expect(await lines({ features: [old] })).toMatch(/one: evidence\.0\.id: is missing/)
  })
})
