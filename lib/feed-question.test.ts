import { describe, expect, it } from 'vitest'
import { feedQuery } from './feed-query'
import { feedNames, readFeedQuestion } from './feed-question'
import { shipped } from './formats/fixtures/record'
import { readView } from './search-params'

const { manifest } = shipped()
const read = (query: string) => readFeedQuestion(new URLSearchParams(query), manifest)

describe('what an address of a feed asks for', () => {
  it('nothing: a hundred of all, in English', () => expect(read('')).toMatchObject({ locale: 'en', limit: 100, kind: undefined, view: { facets: {} } }))
  it('a view, a language, a kind and how many', () => expect(read('target=medical,education&lang=ar&kind=situation&limit=9')).toMatchObject({ locale: 'ar', limit: 9, kind: 'situation', view: { facets: { target: ['medical', 'education'] } } }))
  it('more than there may be is the most there may be', () => expect(read('limit=100000')).toMatchObject({ limit: 500 }))
  it('an empty value is none, as a plain form sends it', () => expect(read('target=&kind=&lang=&limit=&q=')).toEqual(read('')))
  it('how a page shows it is passed over', () => expect(read('by=zzz&tab=zzz&sort=zzz&span=zzz&at=zzz&edition=zzz&claims=zzz&dating=zzz&moment=zzz&pair=zzz&compare=zzz&split=zzz')).toEqual(read('')))
  it.each(['bbox=1,2,3,4', 'x=', 'place=known', 'targets=medical'])('%s is unknown', query => expect(read(query)).toEqual({ unknown: query.split('=')[0] }))
  it.each(['target=zzz', 'target=medical,zzz', 'target=medical&target=zzz', 'grading=zzz', 'kind=x', 'lang=zz', 'limit=0', 'limit=x', 'limit=-1', 'from=2018-02-31', 'area=box:1', 'match=maybe', 'mode=x', 'from=2019-01-01&to=2018-01-01'])('%s is refused, not passed over', query => expect(read(query)).toMatchObject({ name: expect.any(String), value: expect.any(String), expected: expect.any(String) }))
  it('takes what pages write of their view', () => {
    for (const query of ['target=medical&grading=fair', 'from=2019-01-01&to=2018-01-01', 'mode=cumulative&to=2018-01-01', `q=${'x'.repeat(300)}`, 'area=circle:39,35.95,9000&statement=stmt-2020-05-10&match=certain', 'target=zzz']) {
      expect(read(feedQuery(readView(new URLSearchParams(query), manifest), manifest, { lang: 'ar', kind: 'incident', limit: 5 }).slice(1)), query).toHaveProperty('view')
    }
  })
  it('knows every name that it reads', () => expect(feedNames(manifest)).toEqual(expect.arrayContaining(['from', 'target', 'grading', 'kind', 'lang', 'limit', 'at'])))
})
