import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied, changedRow, differences, fieldsOfIncident, goneRow, newRow } from './changes'

const value = fc.jsonValue({ maxDepth: 2 }).filter(v => !Object.is(v, -0) && !JSON.stringify(v).includes('-0'))
const names = fc.constantFrom('title_en', 'killed_min', 'killed_max', 'sources', 'geometry', 'date_start', 'target', 'notes_ar')
const state = fc.dictionary(names, value, { maxKeys: 8 }).map(s => ({ ...s }))
const turned = (s: Record<string, unknown>) => Object.fromEntries(Object.entries(s).reverse())

describe('changes of a record', () => {
  it('made on the old state they give the new one, undone on the new one the old one, also after JSON', () => {
    fc.assert(fc.property(state, state, (before, after) => {
      const changes = JSON.parse(JSON.stringify(differences(before, after))) as ReturnType<typeof differences>
      expect(applied(before, changes)).toEqual(after)
      expect(applied(after, changes, true)).toEqual(before)
      for (const c of changes) expect(before[c.field]).not.toEqual(after[c.field])
    }), { seed: 5, numRuns: 400 })
  })
  it('are none between the same said in another order', () => {
    fc.assert(fc.property(state, s => { expect(differences(s, turned(s))).toEqual([]) }), { seed: 5 })
    expect(differences({ sources: [{ title: 'a', publisher: 'b' }] }, { sources: [{ publisher: 'b', title: 'a' }] })).toEqual([])
  })
  it('refuse a state that they do not begin from', () => {
    expect(() => applied({ killed_min: 4 }, [{ field: 'killed_min', before: 3, after: 5 }])).toThrow('"killed_min" is 4; expected 3')
  })
  it('of a record: place and properties, never its id nor what follows from the place', () => {
    const feature = { properties: { id: 'a', killed_min: 1 }, geometry: { type: 'Point', coordinates: [1, 2] }, point: [1, 2] } as never
    expect(fieldsOfIncident(feature)).toEqual({ killed_min: 1, geometry: { type: 'Point', coordinates: [1, 2] } })
  })
})

describe('what became of a record', () => {
  const moved = new Map([['old', { id: 'new', told: true }], ['part', { id: 'whole', told: false }]])
  it('added, changed, renamed, merged, withdrawn with day and reason, or gone without', () => {
    expect(newRow('incident', 'a').what).toBe('added')
    expect(changedRow('incident', 'a', { x: 1 }, { x: 1 })).toBeNull()
    expect(changedRow('statement', 's', { x: 1 }, { x: 2 })).toMatchObject({ kind: 'statement', id: 's', what: 'changed', fields: [{ field: 'x', before: 1, after: 2 }] })
    expect(newRow('incident', 'new', { id: 'old', before: { x: 1 }, after: { x: 1, aliases: ['old'] } })).toMatchObject({ id: 'new', what: 'renamed', other: 'old', fields: [{ field: 'aliases', after: ['old'] }] })
    expect(goneRow('incident', 'old', moved, [])).toBeNull()
    expect(goneRow('incident', 'part', moved, [])).toMatchObject({ id: 'part', what: 'merged', other: 'whole' })
    expect(goneRow('incident', 'x', moved, [{ id: 'x', date: '2026-01-02', reason: { en: 'Twice' } }])).toMatchObject({ what: 'withdrawn', date: '2026-01-02', reason: { en: 'Twice' } })
    expect(goneRow('incident', 'y', moved, [])).toMatchObject({ what: 'withdrawn', date: null, reason: null })
  })
})
