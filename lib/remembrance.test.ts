import { describe, expect, it } from 'vitest'
import type { IncidentProperties } from './model/incident'
import { allocate } from './slice/columns'
import { fillRow, sliceOf } from './slice/compile'
import { familiesOf, othersOf, placesOf, remembranceOf } from './remembrance'

const person = (name_en: string, family_en?: string) => ({ name_en, family_en, basis: 'family' as const })
const record = (id: string, more: object = {}) => ({ properties: { id, kind: 'incident', grading: 'fair', counts_in_totals: true, ...more } as unknown as IncidentProperties, geometry: null, point: null })

describe('remembrance', () => {
  it('counts those who are not named as a range, and says when nobody knows', () => {
    const people = [person('A')]
    expect(othersOf({ killed_min: 2, killed_max: 3, people })).toEqual({ min: 1, max: 2, open: false })
    expect(othersOf({ killed_min: 1, killed_max: 1, people })).toBeNull()
    expect(othersOf({ killed_min: 1, people })).toEqual({ min: 0, max: 0, open: true })
    expect(othersOf({ killed_max: 4, people })).toEqual({ min: 0, max: 3, open: false })
    expect(othersOf({ people })).toBe('unknown')
  })
  it('keeps families together, in the order in which they are named', () => {
    expect(familiesOf([person('A', 'X'), person('B'), person('C', 'X')]).map(f => [f.name?.family_en, f.people.map(p => p.name_en)])).toEqual([['X', ['A', 'C']], [undefined, ['B']]])
  })
  it('puts records of one place together', () => {
    expect(placesOf([record('a', { place_en: 'P' }), record('b', { place_en: 'Q' }), record('c', { place_en: 'P' })]).map(p => p.records.map(r => r.properties.id))).toEqual([['a', 'c'], ['b']])
  })
  it('takes those who are named from all who are counted', () => {
    const manifest = { facets: [], headline_grades: ['fair' as const] }
    const records = [record('a', { killed_min: 5, killed_max: 9, people: [person('A')] }), record('b', { killed_min: 4 }), record('c', { killed_min: 50, grading: 'discounted' }), record('d', { kind: 'situation', killed_min: 7 })]
    const columns = allocate(records.length, 0)
    records.forEach((r, i) => fillRow(columns, i, { properties: r.properties }, manifest))
    const { named, notNamed, incidents } = remembranceOf(records.slice(0, 1), sliceOf(columns, manifest, { key: 'k', hash: 'h' }))
    expect({ named, notNamed, incidents }).toEqual({ named: 1, notNamed: { min: 8, max: 12, open: true }, incidents: 3 })
  })
})
