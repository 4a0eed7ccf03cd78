import { expect, it } from 'vitest'
import { claimFigure, momentOf, roundTicks } from './claims-time'
import { formatDay } from './time/day'

it('a day is a day, a month is all of it, and "before" is open', () => {
  const days = (claim: Parameters<typeof momentOf>[0]) => { const { from, to, open } = momentOf(claim); return [formatDay(from), formatDay(to), open] }
  expect(days({ said: '2019-04-25' })).toEqual(['2019-04-25', '2019-04-25', false])
  expect(days({ said: '2018-07-01', said_precision: 'month' })).toEqual(['2018-07-01', '2018-07-31', false])
  expect(days({ said: '2018-03-05', said_precision: 'year' })).toEqual(['2018-01-01', '2018-12-31', false])
  expect(days({ said_before: '2018-07-31' })).toEqual(['2018-07-01', '2018-07-01', true])
  // What was said before stands ahead of what was said in that month.
  expect(momentOf({ said_before: '2018-07-31' }).at).toBeLessThan(momentOf({ said: '2018-07-01', said_precision: 'month' }).at)
})
it('a figure is no more exact than it was said', () => {
  expect([{ min: 23, max: 23 }, { min: 77, max: 78, scope: 'added' as const }, { min: 1600 }, { min: 1600, max: 12_000 }].map(c => claimFigure({ scope: 'total', ...c }))).toEqual(['23', '+77–78', '1,600+', '1,600–12,000'])
})
it('ticks are round and few', () => {
  expect(roundTicks(1600)).toEqual([0, 500, 1000, 1500])
  expect(roundTicks(10)).toEqual([0, 2, 4, 6, 8, 10])
  expect(roundTicks(1)).toEqual([0, 1])
})
