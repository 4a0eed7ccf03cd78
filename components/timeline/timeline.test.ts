import { describe, expect, it } from 'vitest'
import { parseDay } from '@/lib/time/day'
import { dayAt, fractionOf } from './scale'
import { autoSpan, clampSpan, followAxis, moveWindow, stepWindow, sweepStart, zoomSpan } from './spans'
import { together } from './Marks'
import { ticksOf } from './ticks'

const d = (text: string) => parseDay(text) as number
const domain = { first: d('2015-09-16'), last: d('2020-10-05') }

describe('scale', () => {
  const axis = { from: 100, to: 199 }
  it.each([false, true])('finds the day again (right to left: %s)', rtl => {
    for (const day of [100, 101, 150, 199]) expect(dayAt(fractionOf(day, axis, rtl) + (rtl ? -1e-9 : 1e-9), axis, rtl)).toBe(day)
  })
  it('runs from right to left in Arabic', () => expect(fractionOf(100, axis, true)).toBe(1))
})

describe('spans', () => {
  it('leaves room around the window', () => {
    const window = { from: d('2019-11-20'), to: d('2020-03-10') }
    const span = autoSpan(window, domain)
    expect(span.from).toBeLessThan(window.from)
    expect(span.to).toBeGreaterThan(window.to)
  })
  it('shows everything when the window is nearly everything', () => expect(autoSpan({ from: domain.first, to: domain.last }, domain)).toEqual({ from: domain.first, to: domain.last }))
  it('keeps the window in sight even outside the record', () => expect(autoSpan({ from: d('2010-01-01'), to: d('2010-02-01') }, domain).from).toBeLessThanOrEqual(d('2010-01-01')))
  it('zooms around a day that stays', () => {
    const span = zoomSpan({ from: d('2017-01-01'), to: d('2018-12-31') }, 0.5, d('2018-01-01'), domain)
    expect(Math.abs(span.to - span.from - 365)).toBeLessThan(3)
  })
  it('clamps to the record', () => expect(clampSpan({ from: 0, to: 99999 }, domain)).toEqual({ from: domain.first, to: domain.last }))
  it('keeps the length of a moved window', () => {
    const moved = moveWindow({ from: d('2020-09-01'), to: d('2020-09-30') }, 90, domain)
    expect(moved).toEqual({ from: domain.last - 29, to: domain.last })
  })
})

describe('ticks', () => {
  it('marks years', () => expect(ticksOf({ from: d('2017-05-01'), to: d('2020-10-31') }, 900, 'en').filter(t => t.strong).map(t => t.label)).toEqual(['2018', '2019', '2020']))
  it('names months the Levantine way with Latin digits', () => {
    const labels = ticksOf({ from: d('2020-01-10'), to: d('2020-04-10') }, 900, 'ar').map(t => t.label).join(' ')
    expect(labels).toMatch(/شباط/)
    expect(labels).not.toMatch(/[٠-٩]/)
  })
})

describe('marks', () => {
  const at = (...dates: number[]) => dates.map(date => ({ date }))
  it('leaves what is far apart alone', () => expect(together(at(0, 30, 60), 10).map(g => g.length)).toEqual([1, 1, 1]))
  it('joins what cannot be told apart', () => expect(together(at(0, 4, 40, 43, 47), 10).map(g => g.length)).toEqual([2, 3]))
})

describe('steps', () => {
  const span = (a: string, b: string) => ({ from: d(a), to: d(b) })
  it('of whole months and years are whole', () => {
    expect(stepWindow(span('2019-05-01', '2019-05-31'), 'month', 1, domain)).toEqual(span('2019-06-01', '2019-06-30'))
    expect(stepWindow(span('2019-06-01', '2019-07-31'), 'month', -1, domain)).toEqual(span('2019-05-01', '2019-06-30'))
    expect(stepWindow(span('2018-01-01', '2018-12-31'), 'year', 1, domain)).toEqual(span('2019-01-01', '2019-12-31'))
  })
  it('keep the length of another window, and go as far as it is long', () => {
    expect(stepWindow(span('2019-05-10', '2019-05-19'), 'week', 1, domain)).toEqual(span('2019-05-17', '2019-05-26'))
    expect(stepWindow(span('2019-05-10', '2019-05-19'), 'own', 1, domain)).toEqual(span('2019-05-20', '2019-05-29'))
  })
  it('end where the record does; play begins at its beginning', () => {
    const whole = { from: domain.first, to: domain.last }
    expect(stepWindow(whole, 'month', 1, domain)).toEqual(whole)
    expect(sweepStart('month', domain)).toEqual(span('2015-09-01', '2015-11-30'))
  })
  it('take the axis along when they leave it, by whole steps', () => {
    const axis = span('2019-01-01', '2019-04-11')
    expect(followAxis(axis, span('2019-02-01', '2019-03-01'))).toBe(axis)
    // 13 days a step: it rests while the window goes on, then moves again.
    const axes = Array.from({ length: 60 }, (_, i) => followAxis(axis, { from: axis.to - 20 + i, to: axis.to + i }))
    for (const [i, moved] of axes.entries()) expect([moved.to - moved.from, moved.to >= axis.to + i, moved.to < axis.to + i + 13]).toEqual([100, true, true])
    expect(new Set(axes.map(a => a.to)).size).toBe(6)
    const back = followAxis(axis, { from: axis.from - 14, to: axis.from + 20 })
    expect(back).toEqual({ from: axis.from - 26, to: axis.to - 26 })
  })
})
