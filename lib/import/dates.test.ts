import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../time/day'
import { english, type Said } from './words/said'
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
    ['2020-01-29T23:30:00-08:00', '2020-01-29 day 23:30'], ['2020-01-29T00:30:00+0300', '2020-01-29 day 00:30'], ['2020-01-29 22:30:00.000000+00', '2020-01-29 day 22:30'], ['2020-01-29 00:00:00 +0300 EEST', '2020-01-29 day'], ['29/01/2020 22h30', '2020-01-29 day 22:30'], ['2020-01-29 22:30 - 23:00', '2020-01-29 day 22:30'],
    ['1er mars 2020', '2020-03-01 day'], ['le 29 janvier 2020', '2020-01-29 day'], ['mercredi 29 janvier 2020', '2020-01-29 day'], ['29. Januar 2020', '2020-01-29 day'], ['29 enero 2020', '2020-01-29 day'], ['29 Ocak 2020', '2020-01-29 day'], ['29 de enero de 2020', '2020-01-29 day'],
    ['الأربعاء 29 كانون الثاني 2020', '2020-01-29 day'], ['29 كانون الثاني/يناير 2020', '2020-01-29 day'], ['29/1/2020م', '2020-01-29 day'], ['29JAN2020', '2020-01-29 day'], ['2020-Jan-29', '2020-01-29 day'], ['Wed, 29 Jan 2020 22:30:00 GMT', '2020-01-29 day 22:30'], ['29 January 2020 (Wednesday)', '2020-01-29 day'], ["'2020-01-29", '2020-01-29 day'], [20200129, '2020-01-29 day'],
    ['Jan-20', '2020-01-01 month'], ['2020 January', '2020-01-01 month'], ['1/2020', '2020-01-01 month'], ['2020-01-00', '2020-01-01 month'], ['2020-00-00', '2020-01-01 year'], ['early January 2020', '2020-01-01 month'], ['c. 2020', '2020-01-01 year'], ['2020-01-29?', '2020-01-29 day'],
    ['12-14 March 2020', '2020-03-12 2020-03-14 range'], ['March 12-14, 2020', '2020-03-12 2020-03-14 range'], ['28 February - 2 March 2020', '2020-02-28 2020-03-02 range'], ['Feb 28 - Mar 2, 2020', '2020-02-28 2020-03-02 range'], ['January-March 2020', '2020-01-01 2020-03-31 range'], ['2019-2020', '2019-01-01 2020-12-31 range'], ['29/01/2020-31/01/2020', '2020-01-29 2020-01-31 range'], ['night of 29-30 January 2020', '2020-01-29 2020-01-30 range'], ['du 29 janvier 2020 au 2 février 2020', '2020-01-29 2020-02-02 range'],
    ['unknown', null], ['-', null], ['N/A', null], ['غير معروف', null],
    ['2020-01-29 to 2020-02', '2020-01-29 2020-02-29 range'], ['2020-01-29–2020-01-30', '2020-01-29 2020-01-30 range'], ['', null], [null, null], ['  ', null],
  ])('%s', (value, expected) => expect(short(value)).toBe(expected))

  it('by the column’s order, and never without one', () => {
    expect(short('3/4/2020', 'dmy')).toBe('2020-04-03 day')
    expect(short('3/4/2020', 'mdy')).toBe('2020-03-04 day')
    expect(() => parseDate('3/4/2020', null)).toThrow(/day first or month first/)
    expect(short('31/12/1999', 'mdy')).toBe('1999-12-31 day')
  })
  it.each([['2020-02-30', /no day of the calendar/], ['1812-06-24', /before 1900/], ['29/01/1812', /before 1900/], ['soon', /is no date/], ['2020-13', /month 13/], [0, /is no date/], [12, /before 1954/], ['2020-02-02 - 2020-01-01', /before it begins/], [true, /is no date/], ['29 January', /names no year/], ['20-Jan', /names no year/], ['0001-01-01', /before 1900/], ['9999-12-31', /after 2100/], ['31/12/1899', /before 1900/], [1_580_284_800, /is no date/], ['Q1 2020', /no date that is understood/]])('%s is refused with its reason', (value, reason) => {
    expect(() => parseDate(value, 'dmy')).toThrow(NoDate)
    expect(() => parseDate(value, 'dmy')).toThrow(reason)
  })
})

describe('a loose date', () => {
  it('says what was made of it', () => {
    for (const [value, reason] of [['Jan-20', /month 01 of 2020/], ['29.01.20', /only two figures/], ['~2020', /loose/], ['night of 29-30 January 2020', /2020-01-29 to 2020-01-30/]] as const) expect(english(parseDate(value, null)?.assumed as Said)).toMatch(reason)
    for (const value of ['2020-01-29', '29 January 2020', '2020', 43859]) expect(parseDate(value, null)?.assumed).toBeUndefined()
  })
  it('reads any day that is written, in every form that tells the order', () => {
    const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
    fc.assert(fc.property(fc.integer({ min: -25_567, max: 47_482 }), n => {
      const iso = formatDay(n)
      const [y, m, d] = iso.split('-')
      for (const text of [iso, `${y}/${Number(m)}/${Number(d)}`, `${Number(d)} ${names[Number(m) - 1]} ${y}`, `${names[Number(m) - 1]} ${Number(d)}, ${y}`, `${y}${m}${d}`, `${iso}T12:00:00+14:00`]) expect(parseDate(text, null)?.start).toBe(iso)
      expect(parseDate(`${d}/${m}/${y}`, 'dmy')?.start).toBe(iso)
      if (Number(d) > 12 || d === m) expect(parseDate(`${m}/${d}/${y}`, 'mdy')?.start).toBe(iso)
    }))
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
    expect(order('3/4/2020 - 25/4/2020', '1/2/2020')).toEqual(['dmy', false])
  })
})
