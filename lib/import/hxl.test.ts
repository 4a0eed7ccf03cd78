import { describe, expect, it } from 'vitest'
import { fieldsOfTags, readTag } from './hxl'
import { english } from './words/said'

const fields = (...tags: string[]) => Object.fromEntries(fieldsOfTags(tags).map(f => [f.field, f.column]))

describe('HXL tags', () => {
  it('are read with spaces, in any order of attributes, misspelt and blank', () => {
    expect(fields('#date + occured', '# adm1 +name', '#adm1+code', '#geo+lat+num', '#geo +lon +num', '', '#affected +killed', '#affected+children+killed', '#affected+f+killed', '#afected+wounded', '#meta +url'))
      .toEqual({ date_start: 0, admin1: 1, latitude: 3, longitude: 4, killed: 6, children_killed: 7, injured: 9, source_url: 10 })
    expect(fields('#data', '#lat', '#long', '#contry+name', '#loc+nmae')).toEqual({ date_start: 0, latitude: 1, longitude: 2, country: 3, place: 4 })
    expect(fields('#date+reported', '#date+start', '#date+end', '#affected+killed+min', '#affected+killed+max')).toEqual({ date_start: 1, date_end: 2, killed_min: 3, killed_max: 4 })
  })
  it('say what they were taken for', () => {
    expect(english(fieldsOfTags(['#afected+kiled', '#x'])[0].why)).toBe('the tag #afected+kiled, taken for #affected+killed')
    expect(readTag('plain')).toBeNull()
    expect(readTag('#adm1name')).toMatchObject({ tag: 'adm1' })
    expect(readTag('#org+perpetrator')).toMatchObject({ tag: 'org', mended: false })
  })
})
