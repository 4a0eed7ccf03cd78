import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { manifestSchema } from '../model/manifest'
import { parseDay } from '../time/day'
import { facetParameters, PARAMETERS } from './parameters'
import { BadParameter, readParameters } from './read'

const manifest = manifestSchema.parse(JSON.parse(readFileSync('data/atlas.json', 'utf8')))
const parameters = { ...PARAMETERS.incidents(manifest), ...facetParameters(manifest) }
const read = (query: string) => readParameters(new URLSearchParams(query), parameters) as Record<string, unknown>
const days = (from: string | null, to: string | null) => ({ datetime: { from: from && parseDay(from), to: to && parseDay(to) } })

describe('readParameters reads', () => {
  it.each<[string, Record<string, unknown>]>([
    ['', {}], ['limit=5', { limit: 5 }], ['limit=99999', { limit: 99999 }], ['bbox=36,35,37.5,36.5', { bbox: [36, 35, 37.5, 36.5] }], ['bbox=36,35,0,37,36,9000', { bbox: [36, 35, 37, 36] }],
    ['bbox=170,-10,-170,10', { bbox: [170, -10, -170, 10] }], ['bbox=170,-10,190,10', { bbox: [170, -10, -170, 10] }], ['bbox=-200,-95,200,95', { bbox: [-180, -90, 180, 90] }], ['bbox=-1e1, 2 ,3,4', { bbox: [-10, 2, 3, 4] }],
    ['datetime=2020-01-29', days('2020-01-29', '2020-01-29')], ['datetime=2020-01-01/2020-03-31', days('2020-01-01', '2020-03-31')], ['datetime=../2020-03-31', days(null, '2020-03-31')], ['datetime=2020-01-01/', days('2020-01-01', null)], ['datetime=/2020-03-31', days(null, '2020-03-31')],
    ['datetime=2020-01-29T23:30:00-05:00', days('2020-01-29', '2020-01-29')], ['datetime=2020-01-01T00:00:00%2B14:00/2020-01-02T00:00:00.5Z', days('2020-01-01', '2020-01-02')], ['datetime=2020-01-01T00:00:00+03:00', days('2020-01-01', '2020-01-01')], ['datetime=2020-01-01T/..', days('2020-01-01', null)],
    ['target=medical,education&target=camp', { target: ['medical', 'education', 'camp'] }], ['grading=fair', { grading: ['fair'] }], ['kind=situation&match=certain', { kind: 'situation', match: 'certain' }],
    ['sortby=-killed,title', { sortby: ['-killed', 'title'] }], ['sortby=%2Bdate', { sortby: ['date'] }], ['sortby=+date', { sortby: ['date'] }], ['area=circle:36,35,1000', { area: { kind: 'circle', center: [36, 35], radiusMeters: 1000 } }],
    ['crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84', { crs: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84' }], ['edition=3&f=html&lang=ar', { edition: 3, f: 'html', lang: 'ar' }],
  ])('%s', (query, expected) => expect(read(query)).toEqual(expected))
})

describe('readParameters refuses', () => {
  it.each([
    ['colour=red', 'Unknown parameter', '"colour" is not a parameter of this address; expected one of limit, bbox'], ['__proto__=1', 'Unknown parameter', '"__proto__" is not'], ['toString=1', 'Unknown parameter', '"toString" is not'],
    ['limit=5&limit=6', 'Invalid parameter', '"limit" stands 2 times'], ['limit=0', 'Invalid parameter', 'limit=0 is not understood; expected a whole number from 1'], ['limit=-1', 'Invalid parameter', 'limit=-1'], ['limit=1.5', 'Invalid parameter', 'limit=1.5'], ['limit=', 'Invalid parameter', 'limit='],
    ['bbox=1,2', 'Invalid parameter', 'bbox=1,2 is not understood; expected west,south,east,north'], ['bbox=1,2,3', 'Invalid parameter', 'bbox'], ['bbox=1,5,2,4', 'Invalid parameter', 'bbox'], ['bbox=a,b,c,d', 'Invalid parameter', 'bbox'], ['bbox=1,,3,4', 'Invalid parameter', 'bbox'], ['bbox=1,2,3,4,5', 'Invalid parameter', 'bbox'], ['bbox=0x1,2,3,4', 'Invalid parameter', 'bbox'],
    ['datetime=soon', 'Invalid parameter', 'datetime=soon is not understood; expected a day (2020-01-29)'], ['datetime=2020-02-31', 'Invalid parameter', 'datetime'], ['datetime=2020-03-01/2020-01-01', 'Invalid parameter', 'datetime'], ['datetime=2020-01-01T25:00:00Z', 'Invalid parameter', 'datetime'], ['datetime=2020-01-01/2020-01-02/2020-01-03', 'Invalid parameter', 'datetime'], ['datetime=..', 'Invalid parameter', 'datetime'], ['datetime=2020', 'Invalid parameter', 'datetime'],
    ['target=none', 'Invalid parameter', 'target=none is not understood; expected codes among medical'], ['kind=x', 'Invalid parameter', 'kind=x is not understood; expected incident or situation.'], ['area=box:x', 'Invalid parameter', 'area'], ['sortby=size', 'Invalid parameter', 'sortby=size'], ['sortby=date,title,place,killed', 'Invalid parameter', 'sortby'],
    ['crs=http://www.opengis.net/def/crs/EPSG/0/4326', 'Invalid parameter', 'crs='], ['filter-lang=cql2-json', 'Invalid parameter', 'filter-lang=cql2-json is not understood; expected cql2-text.'], ['lang=fr', 'Invalid parameter', 'lang=fr'], ['edition=x', 'Invalid parameter', 'edition=x'], [`q=${'a'.repeat(201)}`, 'Invalid parameter', 'q=aaa'], ['q=%00', 'Invalid parameter', 'q=  is not understood; expected at most 200'],
  ])('%s', (query, title, sentence) => {
    try {
      read(query)
    } catch (error) {
      expect(error).toBeInstanceOf(BadParameter)
      expect(error).toMatchObject({ title })
      expect((error as Error).message).toContain(sentence)
      return
    }
    throw new Error(`${query} was read.`)
  })
  it('or reads whatever it is given, and never fails otherwise', () => fc.assert(fc.property(fc.constantFrom(...Object.keys(parameters), 'other'), fc.string({ unit: 'binary', maxLength: 30 }), (name, value) => {
    try {
      readParameters(new URLSearchParams([[name, value]]), parameters)
    } catch (error) {
      expect(error).toBeInstanceOf(BadParameter)
    }
  }), { numRuns: 2000, seed: 8 }))
})
