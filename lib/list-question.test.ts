import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readListQuestion, rowFilterOf } from './list-question'
import { manifestSchema } from './model/manifest'
import { parseDay } from './time/day'

const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(__dirname, '../data/atlas.json'), 'utf8')))
const read = (query: string) => readListQuestion(new URLSearchParams(query), manifest)

it('reads what a list is asked for, and nonsense as if it were not there', () => {
  expect(read('kind=situation&place=unknown&ids=a,,b&limit=7&after=x&any=1&sort=title')).toMatchObject({ kind: 'situation', place: 'unknown', ids: ['a', 'b'], limit: 7, after: 'x', any: true, sort: 'title' })
  expect(read('kind=event&place=here&limit=-1&sort=size')).toEqual({ view: read('').view, any: false, ids: undefined, kind: undefined, place: undefined, limit: 100, after: null, sort: '-date' })
  expect([read('limit=0').limit, read('limit=9999').limit, read('limit=1.5').limit]).toEqual([0, 500, 100])
})
it('narrows by window, facets and area; what has no date is in no window', () => {
  const filter = rowFilterOf(read('from=2019-01-01&to=2019-12-31&match=certain&grading=fair').view, manifest, { first: 0, last: 20_000 })
  expect(filter).toEqual({ days: { from: parseDay('2019-01-01'), to: parseDay('2019-12-31'), match: 'certain', undated: false }, facets: { grading: ['fair'] }, area: undefined })
})
