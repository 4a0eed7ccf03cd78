import { describe, expect, it } from 'vitest'
import type { EvidenceKind } from './evidence'
import { bearsJoined, independentKinds, joinedOf, type Joined } from './evidence-joined'
import type { IncidentProperties } from './incident'

type Item = IncidentProperties['evidence'][number]
const item = (id: string, kind: EvidenceKind, more: Partial<Item> = {}): Item => ({ id, kind, supports: ['happened'], contradicts: [], verification: 'unverified', sensitivity: 'none', published: true, ...more })
const bears = (code: string, evidence: Item[], admissions: IncidentProperties['admissions'] = []): boolean => bearsJoined({ evidence, admissions }, joinedOf(code) as Joined)

it('a code asks for a number of kinds, or for kinds by name', () => {
  expect(joinedOf('kinds_2')).toEqual({ least: 2 })
  expect(joinedOf('witness_and_satellite')).toEqual({ kinds: ['witness', 'satellite'] })
  expect(joinedOf('photo_video_and_official_statement')).toEqual({ kinds: ['photo_video', 'official_statement'] })
  for (const none of ['witness', 'kinds_1', 'kinds_8', 'kinds_', 'witness_and_', 'witness_and_witness', 'witness_and_rumour', 'and']) expect(joinedOf(none), none).toBeNull()
})

describe('independent kinds', () => {
  it('two items of one kind are one kind, two kinds of two origins are two', () => {
    expect(bears('kinds_2', [item('a', 'witness'), item('b', 'witness')])).toBe(false)
    expect(bears('kinds_2', [item('a', 'witness'), item('b', 'satellite')])).toBe(true)
    expect(bears('kinds_3', [item('a', 'witness'), item('b', 'satellite')])).toBe(false)
  })
  it('a film and the photo out of it are of one origin', () => {
    const both = [item('a', 'photo_video', { origin: 'film' }), item('b', 'document', { origin: 'film' })]
    expect(bears('kinds_2', both)).toBe(false)
    expect(bears('kinds_2', [...both, item('c', 'document')])).toBe(true)
  })
  it('finds the assignment where the first one that offers itself does not do', () => {
    // The witness could be of either origin, the film of the first alone.
    const voices = [item('a', 'witness', { origin: 'one' }), item('b', 'witness', { origin: 'two' }), item('c', 'photo_video', { origin: 'one' })]
    expect(independentKinds(voices.map(v => ({ kind: v.kind, origin: v.origin as string, supports: v.supports, contradicts: [], anchor: '' })))).toBe(2)
  })
  it('what only contradicts joins nothing; what is silent does', () => {
    const denial = item('d', 'official_statement', { supports: [], contradicts: ['actor'] })
    expect(bears('kinds_2', [item('a', 'witness'), denial])).toBe(false)
    expect(bears('kinds_2', [item('a', 'witness'), item('s', 'satellite', { supports: [] })])).toBe(true)
    expect(bears('kinds_2', [item('a', 'document')], [{ by: 'X', assessment: 'non_credible', reasons: [] }])).toBe(false)
    expect(bears('kinds_2', [item('a', 'document')], [{ by: 'X', assessment: 'credible', reasons: [] }])).toBe(true)
  })
})

it('kinds by name must all be there, each of its own origin', () => {
  expect(bears('witness_and_satellite', [item('a', 'witness'), item('b', 'document')])).toBe(false)
  expect(bears('witness_and_satellite', [item('a', 'witness'), item('b', 'satellite'), item('c', 'document')])).toBe(true)
  expect(bears('witness_and_satellite', [item('a', 'witness', { origin: 'x' }), item('b', 'satellite', { origin: 'x' })])).toBe(false)
})
