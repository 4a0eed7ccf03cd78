import { expect, it } from 'vitest'
import { boundsOf, meet } from './bounds'

it('is the box around positions of a ring, of a polygon and of several', () => {
  const ring = [[3, -1], [5, 2], [4, 7, 100], [3, -1]]
  expect(boundsOf(ring)).toEqual([3, -1, 5, 7])
  expect(boundsOf([ring, [[4, 1], [4.5, 1], [4, 1]]])).toEqual([3, -1, 5, 7])
  expect(boundsOf([[ring], [[[-9, 0], [-8, 0.5], [-9, 0]]]])).toEqual([-9, -1, 5, 7])
})

it('meets another where they share more than an edge', () => {
  expect([meet([0, 0, 2, 2], [1, 1, 3, 3]), meet([0, 0, 2, 2], [2, 0, 3, 2]), meet([0, 0, 2, 2], [0, 5, 2, 6])]).toEqual([true, false, false])
})
