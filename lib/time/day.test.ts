import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addUnit, bins, formatDay, monthEnd, monthStart, parseDay, unitForSpan, unitStart, weekStart, yearEnd, yearStart } from './day'

const day = (text: string): number => parseDay(text) ?? NaN
const days = fc.integer({ min: day('1900-01-01'), max: day('2200-12-31') })
const units = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const)

describe('days of the calendar', () => {
  it('reads days and refuses nonsense', () => {
    expect(day('1970-01-01')).toBe(0)
    expect(day('2020-02-29')).toBe(18_321)
    for (const text of ['', '2021-02-29', '2020-13-01', '2020-00-10', '2020-1-1', '20200101', '2020-01-01T00:00:00Z', ' 2020-01-01', '0000-00-00', 'today']) expect(parseDay(text)).toBeNull()
  })

  it('writes what it reads', () => {
    fc.assert(fc.property(days, d => { expect(parseDay(formatDay(d))).toBe(d) }))
  })

  it('knows the ends of months, years and weeks', () => {
    expect([monthStart(day('2020-02-17')), monthEnd(day('2020-02-17'))].map(formatDay)).toEqual(['2020-02-01', '2020-02-29'])
    expect([yearStart(day('2019-07-03')), yearEnd(day('2019-07-03'))].map(formatDay)).toEqual(['2019-01-01', '2019-12-31'])
    // 2020-01-29 was a Wednesday.
    expect(['2020-01-29', '2020-01-27', '2020-02-02', '1969-12-31'].map(t => formatDay(weekStart(day(t))))).toEqual(['2020-01-27', '2020-01-27', '2020-01-27', '1969-12-29'])
    fc.assert(fc.property(days, d => { expect(new Date(weekStart(d) * 86_400_000).getUTCDay()).toBe(1) }))
  })

  it('steps by units both ways, and keeps to the end of short months', () => {
    expect(formatDay(addUnit(day('2020-01-31'), 'month', 1))).toBe('2020-02-29')
    expect(formatDay(addUnit(day('2020-03-31'), 'month', -1))).toBe('2020-02-29')
    expect(formatDay(addUnit(day('2020-02-29'), 'year', 1))).toBe('2021-02-28')
    expect(formatDay(addUnit(day('2020-01-15'), 'month', -13))).toBe('2018-12-15')
    expect(addUnit(10, 'week', -2)).toBe(-4)
  })

  it('cuts a span into bins without gaps, the first and the last cut to it', () => {
    expect([...bins(day('2020-01-30'), day('2020-03-02'), 'month')].map(formatDay)).toEqual(['2020-01-30', '2020-02-01', '2020-03-01', '2020-03-03'])
    expect([...bins(5, 4, 'day')]).toEqual([5])
    expect([...bins(5, 5, 'year')]).toEqual([5, 6])
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 5000 }), units, (from, length, unit) => {
      const edges = bins(from, from + length, unit)
      expect([edges[0], edges.at(-1)]).toEqual([from, from + length + 1])
      for (let i = 1; i < edges.length; i++) expect(edges[i]).toBeGreaterThan(edges[i - 1])
      for (const edge of edges.slice(1, -1)) expect(unitStart(edge, unit)).toBe(edge)
    }))
  })

  it('chooses a unit that gives some 120 bars at most', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 120 * 365 }), length => {
      expect(bins(day('2001-01-17'), day('2001-01-17') + length - 1, unitForSpan(length)).length - 1).toBeLessThanOrEqual(122)
    }))
    expect([1, 120, 121, 1280, 10_000].map(unitForSpan)).toEqual(['day', 'day', 'week', 'month', 'year'])
  })
})
