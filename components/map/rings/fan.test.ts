import { describe, expect, it } from 'vitest'
import { fanOffsets } from './fan'

describe.each([1, 2, 5, 12, 27, 40, 120])('a fan of %i', count => {
  const offsets = fanOffsets(count, 27)
  it('has a place for each', () => expect(offsets).toHaveLength(count))
  it('keeps clear of the ring in its middle', () => offsets.forEach(([x, y]) => expect(Math.hypot(x, y)).toBeGreaterThanOrEqual(27 + 22 - 1e-9)))
  it('leaves room for an icon of 22 pixels between any two', () => {
    for (let a = 0; a < count; a++) for (let b = 0; b < a; b++) expect(Math.hypot(offsets[a][0] - offsets[b][0], offsets[a][1] - offsets[b][1])).toBeGreaterThan(24)
  })
})
it('starts at 12 o’clock', () => expect(fanOffsets(3, 0)[0]).toEqual([expect.closeTo(0), expect.closeTo(-34)]))
