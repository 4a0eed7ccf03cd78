import { expect, it } from 'vitest'
import { allocate } from './columns'
import { discsOf } from './discs'
import { prepare } from './prepare'

const discs = (radii: number[]) => {
  const columns = allocate(radii.length, 0)
  columns.start.fill(0)
  columns.end.fill(0)
  columns.radius.set(radii)
  columns.precision.forEach((_, i) => { columns.precision[i] = i % 3 })
  const made = discsOf(prepare(columns))
  return { made, radii: radii.map((_, i) => made.radius[made.codes[i]]), precisions: radii.map((_, i) => made.precision[made.codes[i]]) }
}

it('tells few kinds of disc apart exactly', () => {
  const { radii, precisions } = discs([0, 500, NaN, 3000, 500])
  expect(radii).toEqual([0, 500, NaN, 3000, 500])
  expect(precisions).toEqual([0, 1, 2, 0, 1])
})

it('rounds many radii up, never down, and leaves exact places exact', () => {
  const given = Array.from({ length: 400 }, (_, i) => (i % 20 === 0 ? 0 : i * 7))
  const { made, radii } = discs(given)
  expect(made.size).toBeLessThanOrEqual(64)
  given.forEach((radius, i) => {
    if (radius === 0) expect(radii[i]).toBe(0)
    else expect(radii[i]).toBeGreaterThanOrEqual(radius)
  })
})
