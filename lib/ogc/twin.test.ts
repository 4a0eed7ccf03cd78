import { expect, it } from 'vitest'
import { parseDay } from '../time/day'
import { viewQuery } from './twin'

const day = (text: string) => parseDay(text) as number
const days = { first: day('2015-01-01'), last: day('2020-12-31') }
it.each([
  [{ facets: {} }, '?from=2015-01-01&to=2020-12-31'],
  [{ datetime: { from: day('2020-01-01'), to: null }, match: 'certain' as const, facets: { target: ['medical', 'camp'] }, q: 'a b', edition: 2 }, '?target=medical%2Ccamp&from=2020-01-01&to=2020-12-31&match=certain&q=a+b&edition=2'],
  [{ datetime: { from: null, to: day('2010-01-01') }, facets: {}, bbox: [36, 35, 37, 36] as [number, number, number, number] }, '?from=2010-01-01&to=2010-01-01&area=box%3A36%2C35%2C37%2C36'],
])('%j is %s', (narrowed, query) => expect(viewQuery(narrowed, days)).toBe(query))
