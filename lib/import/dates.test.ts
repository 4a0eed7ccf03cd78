import { describe, expect, it } from 'vitest'
import { NoDate, OrderEvidence, parseDate, type DateOrder } from './dates'

const short = (value: unknown, order: DateOrder | null = null) => {
  const d = parseDate(value, order)
  return d && [d.start, ...(d.end ? [d.end] : []), d.precision, ...(d.time ? [d.time] : [])].join(' ')
}

describe('dates', () => {
  it.each([
    ['2020-01-29', '2020-01-29 day'], ['2020/1/9', '2020-01-09 day'], ['20200129', '2020-01-29 day'], ['2020-01-29T22:30:00Z', '2020-01-29 day 22:30'], ['2020-01-29T22:30:00+03:00', '2020-01-29 day 22:30'],
    ['2020-01-29 00:00:00.000', '2020-01-29 day'], ['29 January 2020', '2020-01-29 day'], ['29-Jan-20', '2020-01-29 day'], ['Jan 29, 2020', '2020-01-29 day'], ['Wednesday, January 29, 2020', '2020-01-29 day'],
    ['29 كانون الثاني 2020', '2020-01-29 day'], ['٢٩ يناير ٢٠٢٠', '2020-01-29 day'], ['5 آذار 2020', '2020-03-05 day'], ['3 févr 2020', '2020-02-03 day'], ['1st of March 2020', '2020-03-01 day'],
    ['29/01/2020', '2020-01-29 day'], ['1/29/2020', '2020-01-29 day'], ['29.1.2020 10:30 pm', '2020-01-29 day 22:30'], ['2020-01', '2020-01-01 month'], ['January 2020', '2020-01-01 month'], ['01/2020', '2020-01-01 month'],
    ['2020', '2020-01-01 year'], [2020, '2020-01-01 year'], [43859, '2020-01-29 day'], ['43859', '2020-01-29 day'], [43859.9375, '2020-01-29 day 22:30'], [new Date(Date.UTC(2020, 0, 29)), '2020-01-29 day'],
    ['29-31 January 2020', '2020-01-29 2020-01-31 range'], ['2020-01-29 - 2020-02-02', '2020-01-29 2020-02-02 range'], ['2020-01-29/2020-02-02', '2020-01-29 2020-02-02 range'], ['between 3 May 2019 and 5 May 2019', '2019-05-03 2019-05-05 range'],
    ['2020-01-29 to 2020-02', '2020-01-29 2020-02-29 range'], ['2020-01-29–2020-01-30', '2020-01-29 2020-01-30 range'], ['', null], [null, null], ['  ', null],
  ])('%s', (value, expected) => expect(short(value)).toBe(expected))

  it('by the column’s order, and never without one', () => {
    expect(short('3/4/2020', 'dmy')).toBe('2020-04-03 day')
    expect(short('3/4/2020', 'mdy')).toBe('2020-03-04 day')
    expect(() => parseDate('3/4/2020', null)).toThrow(/day first or month first/)
    expect(short('31/12/1999', 'mdy')).toBe('1999-12-31 day')
  })
  it.each([['2020-02-30', /no day of the calendar/], ['1812-06-24', /before 1900/], ['29/01/1812', /before 1900/], ['soon', /is no date/], ['2020-13', /month 13/], [0, /is no date/], [12, /before 1954/], ['2020-02-02 - 2020-01-01', /before it begins/], [true, /is no date/]])('%s is refused with its reason', (value, reason) => {
    expect(() => parseDate(value, 'dmy')).toThrow(NoDate)
    expect(() => parseDate(value, 'dmy')).toThrow(reason)
  })
})

describe('the order of a column', () => {
  const order = (...values: unknown[]) => {
    const e = new OrderEvidence()
    values.forEach(v => e.add(v))
    return [e.order, e.ambiguous]
  }
  it('is decided by the values that can only be one', () => {
    expect(order('3/4/2020', '13/4/2020')).toEqual(['dmy', false])
    expect(order('3/4/2020', '4/13/2020')).toEqual(['mdy', false])
    expect(order('3/4/2020', '5/6/2020')).toEqual([null, true])
    expect(order('13/4/2020', '4/13/2020', '1/2/2020')).toEqual([null, true])
    expect(order('3/3/2020', '2020-01-01', 5)).toEqual([null, false])
  })
})
