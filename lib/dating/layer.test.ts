import { expect, it } from 'vitest'
import { areOf } from './layer'

const layer = { outlines: 'a'.repeat(64), days: ['2020-01-01', '2020-02-01', '2020-03-01'] }

it('dates are of a layer with the same outlines and the same days of scenes alone', () => {
  expect(areOf({ ...layer, days: [...layer.days] }, layer)).toBe(true)
  // As many outlines, in another order.
  expect(areOf({ ...layer, outlines: 'b'.repeat(64) }, layer)).toBe(false)
  for (const days of [['2020-01-01', '2020-01-15', '2020-02-01', '2020-03-01'], ['2020-01-01', '2020-02-01'], ['2020-01-01', '2020-02-02', '2020-03-01'], []]) expect(areOf({ ...layer, days }, layer), days.join()).toBe(false)
})
