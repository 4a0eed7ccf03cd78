import { describe, expect, it } from 'vitest'
import { grouped, positionText, rangeOf, recordDate, tollText } from './format'

describe('figures as text', () => {
  it('keep what is not known apart from 0', () => {
    expect(rangeOf(undefined, undefined)).toBeNull()
    expect(tollText(rangeOf(30, undefined) ?? { min: 0, max: 0, open: false })).toBe('30+')
    expect(tollText(rangeOf(undefined, 4) ?? { min: 0, max: 0, open: false })).toBe('0–4')
    expect(tollText(rangeOf(5, 5) ?? { min: 0, max: 0, open: false })).toBe('5')
  })
})

it('long figures are read in groups of three', () => {
  expect(['134–180', '30+', '1060620–1350183+', 9999, 12345].map(grouped)).toEqual(['134–180', '30+', '1,060,620–1,350,183+', '9999', '12,345'])
})

describe('dates and positions', () => {
  it('are no more exact than they are known', () => {
    expect(recordDate({ date_start: '2019-03-01', date_precision: 'month' }, 'en')).toBe('March 2019')
    expect(recordDate({ date_start: '2019-03-01', date_precision: 'month' }, 'ar')).toBe('آذار 2019')
    expect(recordDate({}, 'en')).toBe('')
    expect(positionText([36.60964, 35.81374], 'exact')).toBe('35.81374, 36.60964')
    expect(positionText([36.60964, 35.81374], 'town')).toBe('35.81, 36.61')
    expect(positionText([36.60964, 35.81374], 'governorate')).toBe('')
  })
})
