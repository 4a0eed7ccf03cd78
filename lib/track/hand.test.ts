import { expect, it } from 'vitest'
import { askFor, openOf, pauseWhileHeld } from './hand'

const found = ['a', 'b', 'c'].map(building => ({ building, token: 't', expires: 0 }))
const here = (given: string[], lost: string[], waiting: string[]) => openOf(found, { given: new Set(given), lost: new Set(lost), waiting: new Set(waiting) }).map(a => a.building)

it('asks for as many more as the server holds for nothing, five at most', () => {
  expect([0, 1, 2, 3, 5].map(askFor)).toEqual([3, 4, 5, 5, 5])
})

it('gives what is neither done here nor on its way; a building whose answer was lost again, when there is no other', () => {
  expect(here([], [], [])).toEqual(['a', 'b', 'c'])
  expect(here(['a'], [], ['b'])).toEqual(['c'])
  expect(here(['a', 'b'], ['a'], [])).toEqual(['c'])
  expect(here(['a', 'b', 'c'], ['a', 'c'], ['c'])).toEqual(['a'])
  expect(here(['a', 'b', 'c'], [], [])).toEqual([])
})

it('asks less and less often', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map(pauseWhileHeld)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
})
