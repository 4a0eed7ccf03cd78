import { expect, it } from 'vitest'
import { curveOn, stretchesOf } from './stretches'

const CURVE = [{ day: 10, expected: 2, low: 1, high: 3 }, { day: 20, expected: 5.5, low: 4, high: 7 }, { day: 40, expected: 6, low: 5, high: 8 }]

it('leaves open between two scenes all that their bands leave open, and gives no day a figure of its own', () => {
  expect(stretchesOf(CURVE)).toEqual([{ from: 10, to: 20, low: 1, high: 7, expected: 2 }, { from: 20, to: 40, low: 4, high: 8, expected: 5.5 }])
})
it('tells a day by the last scene before it', () => {
  expect([9, 10, 19, 40, 99].map(day => curveOn(CURVE, day)?.expected ?? null)).toEqual([null, 2, 2, 6, 6])
})
