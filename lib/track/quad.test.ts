import { expect, it } from 'vitest'
import { quadTransform } from './quad'

/** Where a matrix3d puts a point of the plane. */
function put(transform: string, x: number, y: number): number[] {
  const m = transform.slice('matrix3d('.length, -1).split(',').map(Number)
  const w = m[3] * x + m[7] * y + m[15]
  return [(m[0] * x + m[4] * y + m[12]) / w, (m[1] * x + m[5] * y + m[13]) / w].map(n => Math.round(n * 1e4) / 1e4)
}

it.each([
  ['a square', [[10, 20], [110, 20], [110, 120], [10, 120]]],
  ['a turned square', [[50, 0], [100, 50], [50, 100], [0, 50]]],
  ['a picture taken at an angle', [[0, 0], [300, 20], [260, 200], [30, 150]]],
] as const)('lays the corners of %s where they belong', (_, corners) => {
  const transform = quadTransform(corners as never, 1000)
  expect([put(transform, 0, 0), put(transform, 1000, 0), put(transform, 1000, 1000), put(transform, 0, 1000)]).toEqual(corners.map(c => [...c]))
})

it('keeps straight lines straight: the diagonals meet in the image of the middle', () => {
  const [x, y] = put(quadTransform([[0, 0], [300, 20], [260, 200], [30, 150]], 500), 250, 250)
  // Where (0, 0)–(260, 200) and (300, 20)–(30, 150) cross.
  expect(y / x).toBeCloseTo(200 / 260, 3)
  expect((y - 20) / (x - 300)).toBeCloseTo((150 - 20) / (30 - 300), 3)
})
