import { describe, expect, it } from 'vitest'
import { attackWhen, clockOf, spanOf } from './evidence-clock'
import { evidenceSchema } from './model/evidence'

const item = (more: object) => evidenceSchema.parse({ kind: 'satellite', ...more })
const at = (day: string, time: string) => Date.parse(`${day}T${time}Z`) / 60_000

describe('when the attack was', () => {
  it.each([
    ['22:30–23:00', { date: '2020-01-29', time_from: '22:30', time_to: '23:00' }],
    ['about 07:00', { date: '2020-01-29', time_from: '07:00' }],
    ['7:05', { date: '2020-01-29', time_from: '7:05' }],
    ['23:50-00:10', { date: '2020-01-29', time_from: '23:50', time_to: '00:10', date_end: '2020-01-30' }],
    ['morning', null], [undefined, null],
  ])('%s', (time_local, expected) => expect(attackWhen({ date_start: '2020-01-29', date_precision: 'day', time_local })).toEqual(expected))
  it('is not told to the minute where the day is not known', () => {
    expect(attackWhen({ date_start: '2020-01-01', date_precision: 'month', time_local: '07:00' })).toBeNull()
    expect(attackWhen({ date_start: '2020-01-01', date_end: '2020-01-03', time_local: '07:00' })).toBeNull()
  })
})

it('a day without a time is the whole day, in local time and never shifted', () => {
  expect(spanOf({ date: '2020-01-30' })).toEqual({ from: at('2020-01-30', '00:00'), to: at('2020-01-31', '00:00'), isDay: true })
  expect(spanOf({ date: '2020-01-30', time_from: '03:33' })).toEqual({ from: at('2020-01-30', '03:33'), to: at('2020-01-30', '03:33'), isDay: false })
})

describe('the clock', () => {
  const base = { date_start: '2020-01-29', date_precision: 'day' as const, time_local: '22:30–23:00' }
  it('holds attack and items in order, within ticks at whole steps', () => {
    const clock = clockOf({ ...base, evidence: [item({ id: 'b', when: { date: '2020-01-29', time_from: '23:12' } }), item({ id: 'a', when: { date: '2020-01-29', time_from: '22:21', time_to: '22:40' } })] })
    expect(clock?.hands.map(h => h.address)).toEqual(['a', null, 'b'])
    expect(clock).toMatchObject({ from: at('2020-01-29', '22:15'), to: at('2020-01-29', '23:15') })
    expect(clock?.ticks.map(tick => tick - (clock?.from ?? 0))).toEqual([0, 15, 30, 45, 60])
  })
  it('says nothing of a withheld item, of one without a time or days away, and is not there for the attack alone', () => {
    const none = [item({ id: 'a' }), item({ id: 'b', when: { date: '2020-03-01' } }), item({ id: 'c', when: { date: '2020-01-29' }, published: false, withheld_reason: 'legal' })]
    expect(clockOf({ ...base, evidence: none })).toBeNull()
    expect(clockOf({ ...base, time_local: 'evening', evidence: [item({ id: 'a', when: { date: '2020-01-29' } })] })).toBeNull()
  })
})
