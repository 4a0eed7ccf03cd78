import { describe, expect, it } from 'vitest'
import { evidenceKinds, independent, matrixOf, voicesOf } from './evidence-of'
import { evidenceSchema } from './evidence'
import { admissionSchema } from './incident'

const item = (more: object) => evidenceSchema.parse({ kind: 'witness', ...more })
const said = (more: object) => admissionSchema.parse({ by: 'A party', assessment: 'credible', ...more })

describe('independent items', () => {
  it('of one origin count once, others each', () => {
    const voices = voicesOf({ evidence: [item({ id: 'a' }), item({ id: 'b' }), item({ id: 'c', origin: 'one-log' }), item({ id: 'd', origin: 'one-log', kind: 'document' })] })
    expect(voices).toHaveLength(4)
    expect(independent(voices)).toBe(3)
    expect(independent([])).toBe(0)
  })
  it('without ids, of the earliest edition, are told apart', () => expect(independent(voicesOf({ evidence: [item({}), item({})] }))).toBe(2))
  it('an item is not taken for the origin that bears its name', () => expect(independent(voicesOf({ evidence: [item({ id: 'x' }), item({ id: 'y', origin: 'x' })] }))).toBe(2))
})

describe('what a party said', () => {
  it('accepting speaks for the act, and for a toll where it gives one', () => {
    expect(voicesOf({ admissions: [said({})] })[0]).toMatchObject({ kind: 'official_statement', supports: ['happened', 'actor'], contradicts: [] })
    expect(voicesOf({ admissions: [said({ killed_min: 0 })] })[0].supports).toEqual(['happened', 'actor', 'toll'])
  })
  it('denying speaks against its act alone, not against what happened', () => expect(voicesOf({ admissions: [said({ assessment: 'non_credible' })] })[0]).toMatchObject({ supports: [], contradicts: ['actor'] }))
  it('its last word by date counts, once', () => {
    const voices = voicesOf({ admissions: [said({ date: '2019-02-01' }), said({ date: '2018-01-01', assessment: 'non_credible' })] })
    expect(voices).toHaveLength(1)
    expect(voices[0].supports).toContain('actor')
    expect(voicesOf({ admissions: [said({}), said({ by: 'Another' })] })).toHaveLength(2)
  })
  it('that has not answered is no evidence', () => expect(evidenceKinds({ admissions: [said({ assessment: 'not_yet_assessed' })] })).toEqual([]))
})

it('gives kinds in the order of the code list, each once', () => {
  expect(evidenceKinds({ evidence: [item({ kind: 'document' }), item({}), item({ kind: 'document' })], admissions: [said({ assessment: 'open_incident' })] })).toEqual(['witness', 'document', 'official_statement'])
})

it('puts voices for and against into one cell, and leaves the silent ones empty', () => {
  const rows = matrixOf(voicesOf({ evidence: [item({ id: 'a', supports: ['date'] }), item({ id: 'b', contradicts: ['date'] }), item({ id: 'c', kind: 'satellite' })] }))
  expect(rows.map(r => r.kind)).toEqual(['witness', 'satellite'])
  expect(rows[0].cells.date).toMatchObject({ supports: [{ anchor: 'evidence-a' }], contradicts: [{ anchor: 'evidence-b' }] })
  expect(Object.values(rows[1].cells).every(c => !c.supports.length && !c.contradicts.length)).toBe(true)
})
