import { expect, it } from 'vitest'
import { LEAST_MS, partnerOf, waitFor } from './flicker'

it('changes at once, then twice a second at most, however often it is asked', () => {
  let last: number | null = null
  const changes: number[] = []
  for (let now = 1000; now < 4000; now += 7) {
    if (waitFor(now, last) > 0) continue
    changes.push(now)
    last = now
  }
  expect(changes[0]).toBe(1000)
  for (let i = 1; i < changes.length; i++) expect(changes[i] - changes[i - 1]).toBeGreaterThanOrEqual(LEAST_MS)
  expect(changes.length).toBe(6)
})

it('compares what is marked, else with the scene before', () => {
  const none = { last: null, first: null }
  expect([partnerOf(4, none, 12), partnerOf(0, none, 12)]).toEqual([3, 1])
  const marked = { last: 2, first: 6 }
  expect([partnerOf(6, marked, 12), partnerOf(2, marked, 12), partnerOf(4, marked, 12)]).toEqual([2, 6, 3])
  expect(partnerOf(0, { last: -1, first: 0 }, 12)).toBe(1)
})
