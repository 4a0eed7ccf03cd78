import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curveOf } from './curve'

const frame = { days: Int32Array.of(100, 130, 160) }
describe('destroyed over time', () => {
  it('is exact where every gap is known', () => {
    expect(curveOf(frame, [[1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]], 0.9)).toEqual([
      { day: 100, expected: 1, low: 1, high: 1 }, { day: 130, expected: 3, low: 3, high: 3 }, { day: 160, expected: 3, low: 3, high: 3 },
    ])
  })
  // Two even chances: 0, 1 or 2 with 1/4, 1/2, 1/4.
  it('adds chances and gives the band of their number', () => {
    const [first] = curveOf(frame, [[0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0]], 0.9)
    expect(first).toEqual({ day: 100, expected: 1, low: 0, high: 2 })
    expect(curveOf(frame, [[0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0]], 0.5)[0]).toMatchObject({ low: 0, high: 1 })
  })
  it('gives about the same band above the number up to which it is exact', () => {
    const many = (n: number) => curveOf(frame, Array.from({ length: n }, () => [0.3, 0.3, 0, 0.4]), 0.9)[0]
    const [exact, normal] = [many(400), many(401)]
    expect(Math.abs(exact.low - normal.low)).toBeLessThan(3)
    expect(Math.abs(exact.high - normal.high)).toBeLessThan(3)
    expect(exact.low).toBe(105)
  })
  it('takes a building that nobody looked at for anything', () => {
    const even = [0.25, 0.25, 0.25, 0.25]
    expect(curveOf(frame, [even, even, [1, 0, 0, 0]], 0.9, b => b < 2)).toEqual([
      { day: 100, expected: 1.5, low: 1, high: 3 }, { day: 130, expected: 2, low: 1, high: 3 }, { day: 160, expected: 2.5, low: 1, high: 3 },
    ])
  })
  it('never falls, and the band holds what is expected', () => {
    const posterior = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }).filter(n => n.some(Boolean)).map(n => n.map(v => v / n.reduce((a, b) => a + b, 0)))
    fc.assert(fc.property(fc.array(posterior, { maxLength: 30 }), posteriors => {
      const points = curveOf(frame, posteriors, 0.9)
      points.forEach((p, i) => {
        expect(p.expected).toBeGreaterThanOrEqual((points[i - 1]?.expected ?? 0) - 1e-9)
        expect(p.low - 1).toBeLessThanOrEqual(p.expected)
        expect(p.high + 1).toBeGreaterThanOrEqual(p.expected)
        expect(p.high).toBeLessThanOrEqual(posteriors.length)
      })
    }))
  })
})
