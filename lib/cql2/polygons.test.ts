import fc from 'fast-check'
import { expect, it } from 'vitest'
import { containsPoint } from '../geo/area'
import type { Position } from './ast'
import { insidePolygons } from './polygons'

const square: Position[] = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
const hole: Position[] = [[1, 1], [1, 3], [3, 3], [3, 1], [1, 1]]

it.each<[number, number, boolean]>([
  [0.5, 0.5, true], [2, 2, false], [5, 5, false], [-0.1, 2, false],
  // Corners and edges, upright, level and of the hole.
  [0, 0, true], [4, 4, true], [2, 0, true], [4, 2, true], [2, 4, true], [0, 2, true], [1, 2, true], [3, 3, true], [2, 1, true],
])('%d %d in a square with a hole: %s', (lon, lat, inside) => expect(insidePolygons([[square, hole]])(lon, lat)).toBe(inside))

it('a slanting edge belongs to it, and either of two polygons is enough', () => {
  const inside = insidePolygons([[[[0, 0], [4, 4], [0, 4], [0, 0]]], [[[10, 10], [12, 10], [11, 12], [10, 10]]]])
  expect([inside(2, 2), inside(2.1, 2), inside(11, 11), inside(7, 7)]).toEqual([true, false, true, false])
})

it('agrees with the area of a view inside and outside', () => {
  const number = fc.integer({ min: -50, max: 50 })
  // Between whole degrees nothing lies on a corner or on an upright or level edge.
  fc.assert(fc.property(fc.array(fc.tuple(number, number), { minLength: 3, maxLength: 9 }), fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true }), (ring, x, y) => {
    const [lon, lat] = [x + 1e-7, y + 1e-7]
    expect(insidePolygons([[[...ring, ring[0]]]])(lon, lat)).toBe(containsPoint({ kind: 'poly', ring }, lon, lat))
  }), { numRuns: 2000, seed: 10 })
})
