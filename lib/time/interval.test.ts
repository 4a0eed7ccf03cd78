import { describe, expect, it } from 'vitest'
import { parseDay } from './day'
import { contained, intervalOf, overlaps, type Dated } from './interval'

const span = (record: Dated) => {
  const interval = intervalOf(record)
  return interval && [interval.start, interval.end]
}
const days = (from: string, to: string) => [parseDay(from), parseDay(to)]

describe('the interval of a record', () => {
  it('follows the rules of counting', () => {
    expect(span({ date_start: '2020-01-29', date_end: '2020-02-03', date_precision: 'range' })).toEqual(days('2020-01-29', '2020-02-03'))
    expect(span({ date_start: '2020-01-29', date_end: '2020-02-03', date_precision: 'month' })).toEqual(days('2020-01-29', '2020-02-03'))
    expect(span({ date_start: '2020-01-29', date_precision: 'day' })).toEqual(days('2020-01-29', '2020-01-29'))
    expect(span({ date_start: '2020-01-29' })).toEqual(days('2020-01-29', '2020-01-29'))
    expect(span({ date_start: '2020-01-29', date_precision: 'week' })).toEqual(days('2020-01-29', '2020-02-04'))
    expect(span({ date_start: '2020-02-10', date_precision: 'month' })).toEqual(days('2020-02-01', '2020-02-29'))
    expect(span({ date_start: '2019-07-10', date_precision: 'year' })).toEqual(days('2019-01-01', '2019-12-31'))
    expect(span({})).toBeNull()
    expect(span({ date_end: '2020-01-01' })).toBeNull()
  })

  it('is possibly in the window when they share a day, certainly when it lies inside', () => {
    const window = { start: 10, end: 20 }
    const both = (start: number, end: number) => [overlaps({ start, end }, window), contained({ start, end }, window)]
    expect(both(10, 20)).toEqual([true, true])
    expect(both(9, 10)).toEqual([true, false])
    expect(both(20, 25)).toEqual([true, false])
    expect(both(0, 40)).toEqual([true, false])
    expect(both(0, 9)).toEqual([false, false])
    expect(both(21, 21)).toEqual([false, false])
  })
})
