import { describe, expect, it } from 'vitest'
import type { Mapping } from './mapping'
import { facetName, usesOf, withUse } from './uses'

const mapping: Mapping = { file: 'f.csv', schema: 'acled', fields: { title: ['kind', 'town'], place: ['town'], killed: ['n'] }, facets: { type: 'kind' }, order: null, swapped: false, because: { place: 'the column’s name', killed: 'the column’s name' } }

describe('what a column is read as', () => {
  it('names the use that is its own first', () => {
    expect(usesOf(mapping, 'town')).toEqual(['place', 'title'])
    expect(usesOf(mapping, 'kind')).toEqual(['title', 'facet:type'])
    expect(usesOf(mapping, 'other')).toEqual([])
  })
  it('changes for one column and leaves the others', () => {
    expect(withUse(mapping, 'n', 'killed', 'injured', 'chosen by you')).toMatchObject({ schema: 'acled', fields: { title: ['kind', 'town'], place: ['town'], injured: ['n'] }, because: { injured: 'chosen by you' } })
    expect(withUse(mapping, 'n', 'killed', 'injured', 'chosen by you').fields.killed).toBeUndefined()
    expect(withUse(mapping, 'town', 'place', '', 'chosen by you').fields).toEqual({ title: ['kind', 'town'], killed: ['n'] })
    expect(withUse(mapping, 'other', '', 'place', 'chosen by you').fields.place).toEqual(['other'])
    expect(withUse(mapping, 'other', '', 'facet:weapon', 'chosen by you').facets).toEqual({ type: 'kind', weapon: 'other' })
    expect(withUse(mapping, 'kind', 'facet:type', '', 'chosen by you').facets).toEqual({})
  })
  it('gives a new facet a free name', () => {
    expect(facetName('Type of Weapon', mapping)).toBe('type_of_weapon_type')
    expect(facetName('السلاح', mapping)).toBe('facet_type')
  })
})
