import { describe, expect, it } from 'vitest'
import { readTag } from '../import/hxl'
import { incidentSchema } from '../model/incident'
import { statementSchema } from '../model/statement'
import { columnsFor } from './columns'
import { shipped } from './fixtures/record'

const { manifest, features } = shipped()

describe.each(['incidents', 'statements'] as const)('the dictionary of %s', collection => {
  const columns = columnsFor(collection, manifest)
  it('has an entry for every field of the model, and for every facet', () => {
    const fields = Object.keys(collection === 'incidents' ? incidentSchema.shape : statementSchema.shape)
    const names = columns.map(c => c.name)
    // The anchor of a statement stands as longitude and latitude.
    expect(fields.filter(name => !names.includes(name))).toEqual(collection === 'incidents' ? [] : ['anchor'])
    if (collection === 'incidents') expect(names).toEqual(expect.arrayContaining(manifest.facets.map(f => f.property)))
    expect(new Set(names).size).toBe(names.length)
  })
  it('says what each is in both languages, with a hashtag of its own that HXL understands', () => {
    for (const c of columns) {
      expect([c.name, c.meaning.en.length > 3, /[\u0600-\u06ff]/.test(c.meaning.ar)]).toEqual([c.name, true, true])
      expect([c.name, c.hxl]).toEqual([c.name, expect.stringMatching(/^#[a-z0-9]+(\+[a-z][a-z0-9_]*)*$/)])
      expect([c.name, readTag(c.hxl)?.tag]).toEqual([c.name, c.hxl.slice(1).split('+')[0]])
    }
    expect(new Set(columns.map(c => c.hxl)).size).toBe(columns.length)
  })
  it('names where codes are from', () => {
    for (const c of columns.filter(c => c.type === 'code' || c.type === 'codes')) expect([c.name, c.codes?.length ?? 0, c.codes_from]).toEqual([c.name, expect.any(Number), expect.any(String)])
  })
})

it('tells types from the schema', () => {
  const types = Object.fromEntries(columnsFor('incidents', manifest).map(c => [c.name, c.type]))
  expect(types).toMatchObject({ id: 'text', kind: 'code', date_start: 'day', killed_min: 'integer', geo_radius_m: 'number', counts_in_totals: 'boolean', alleged_by: 'list', sources: 'json', external_ids: 'json', target: 'codes', latitude: 'number' })
})

it('has a column for every property of the shipped record', () => {
  const names = new Set(columnsFor('incidents', manifest).map(c => c.name))
  expect([...new Set(features.flatMap(f => Object.keys(f.properties)))].filter(name => !names.has(name) && !name.startsWith('_'))).toEqual([])
})

it('adds texts of further languages beside the first two', () => {
  expect(columnsFor('incidents', { facets: [], languages: ['en', 'ar', 'fr'] }).map(c => c.name).join(' ')).toContain('title_ar title_fr summary_en')
})
