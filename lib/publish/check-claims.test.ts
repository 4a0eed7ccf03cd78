import { describe, expect, it } from 'vitest'
import { planFolder } from './build'
import { DatasetRefused } from './faults'
import { compiled, incident, manifest, writeAtlas } from './fixtures/atlas'

const source = { title: 'A release', publisher: 'A body' }
const claim = (more: object = {}) => ({ by_en: 'A body', stance: 'found', min: 3, max: 3, said: '2020-04-01', sources: [source], ...more })
const subject = (more: object = {}) => ({ id: 'battle', title_en: 'A battle', counts_en: 'Killed', from: '2020-03-01', to: '2020-03-31', incident: 'one', claims: [claim(), claim({ stance: 'admitted', min: 1, max: undefined })], ...more })
const faultsOf = async (claims: unknown): Promise<string> => planFolder(writeAtlas({ claims })).then(() => '', (error: DatasetRefused) => error.message)

describe('claims.json is refused with file, subject and field when', () => {
  it.each([
    ['a claim has no source', [subject({ claims: [claim({ sources: [] }), claim()] })], /claims\.json: battle: claims\.0\.sources: at least one source/],
    ['there is one claim only', [subject({ claims: [claim()] })], /claims: expected at least two claims/],
    ['the higher end is the lower', [subject({ claims: [claim({ min: 9 }), claim()] })], /claims\.0\.max: 3 is below min 9; expected the higher end, or none/],
    ['nobody knows when it was said', [subject({ claims: [claim({ said: undefined }), claim()] })], /claims\.0\.said: is missing; expected the day when it was said, or said_before/],
    ['two days are given', [subject({ claims: [claim({ said_before: '2020-05-01' }), claim()] })], /claims\.0\.said: stands beside said_before/],
    ['a precision is of no day', [subject({ claims: [claim({ said: undefined, said_before: '2020-05-01', said_precision: 'month' }), claim()] })], /said_precision: is given without said/],
    ['it ends before it begins', [subject({ to: '2020-02-01' })], /to: 2020-02-01 is before from 2020-03-01/],
    ['its record is not there', [subject({ incident: 'nowhere' })], /incident: "nowhere" links to nothing/],
    ['a subject stands twice', [subject(), subject()], /battle: id: stands twice/],
    ['a stance is none', [subject({ claims: [claim({ stance: 'guessed' }), claim()] })], /claims\.0\.stance/],
  ])('%s', async (_, claims, expected) => expect(await faultsOf(claims)).toMatch(expected))

  it('it holds no list', async () => expect(await faultsOf('none')).toMatch(/claims\.json: -: subjects: is missing; expected a list/))
})

it('keeps back all that is said about a record that a rule keeps back', async () => {
  const redacted = { ...manifest, redaction: { salt: 's'.repeat(16), rules: [{ name: 'r', records: { ids: ['one'] }, omit: true, reason: { en: 'r', ar: 'r' } }] } }
  const { rest } = await compiled((await planFolder(writeAtlas({ manifest: redacted, features: [incident('one'), incident('two')], claims: [subject({ incident: 'one' }), subject({ id: 'other', incident: 'two' })] }))).current)
  expect(rest.claims.subjects.map(s => s.id)).toEqual(['other'])
})

it('is part of the edition, without what is not of the schema', async () => {
  const dir = writeAtlas({ features: [incident('one', { admissions: [{ by: 'X', assessment: 'non_credible', date: '2020-03-02' }, { by: 'X', assessment: 'credible', killed_min: 2, killed_max: 2, date: '2020-05-02' }], killed_min: 4, killed_max: 9 }), incident('two', { admissions: [{ by: 'X', assessment: 'open_incident' }] }), incident('three')], claims: [subject({ _secret: 'canaryxq', note: 'canaryxq', claims: [claim({ _who: 'canaryxq', who: 'canaryxq' }), claim()] })] })
  const plan = await planFolder(dir)
  expect(plan.warnings.map(w => `${w.id} ${w.field}`)).toEqual(expect.arrayContaining(['battle note', 'battle claims.0.who']))
  const { rest } = await compiled(plan.current)
  expect(JSON.stringify(rest.claims)).not.toContain('canaryxq')
  expect(rest.claims.subjects[0]).toMatchObject({ id: 'battle', claims: [{ scope: 'total', min: 3 }, { min: 3 }] })
  expect(rest.claims.strikes.totals).toMatchObject({ records: 2, statements: 3, byAssessment: { credible: 1, open_incident: 1, non_credible: 0 }, found: { killed: { min: 4, max: 9, known: 1 } }, admitted: { killed: { min: 2, max: 2, known: 1 } } })
  const { current } = await planFolder(writeAtlas({ features: [incident('one')], claims: [subject({ claims: [claim({ min: 2 }), claim()] })] }))
  expect(current.head.hash).not.toBe((await planFolder(writeAtlas({ features: [incident('one')], claims: [subject()] }))).current.head.hash)
})
