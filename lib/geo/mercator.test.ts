import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circleRing } from './circle'
import { distanceMeters } from './area'
import { latOf, lonOf, mercatorX, mercatorY } from './mercator'

describe('Web Mercator', () => {
  it('fills the unit square', () => {
    expect([mercatorX(-180), mercatorX(0), mercatorX(180)]).toEqual([0, 0.5, 1])
    expect(mercatorY(0)).toBeCloseTo(0.5, 12)
    expect(mercatorY(85.051129)).toBeCloseTo(0, 7)
    expect(mercatorY(90)).toBe(mercatorY(85.051129))
  })

  it('comes back', () => {
    fc.assert(fc.property(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }), (lon, lat) => {
      expect(lonOf(mercatorX(lon))).toBeCloseTo(lon, 9)
      expect(latOf(mercatorY(lat))).toBeCloseTo(lat, 9)
    }))
  })
})

describe('the ring of a circle', () => {
  it('is closed, and each corner lies at the radius', () => {
    const ring = circleRing(36.6, 35.9, 3000)
    expect(ring.length).toBe(65)
    expect(ring[0]).toEqual(ring.at(-1))
    for (const [lon, lat] of ring) expect(distanceMeters(36.6, 35.9, lon, lat)).toBeCloseTo(3000, 3)
  })

  it('turns counter-clockwise, as RFC 7946 asks of an outer ring', () => {
    const ring = circleRing(0, 0, 1000, 8)
    const twiceArea = ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0)
    expect(twiceArea).toBeGreaterThan(0)
  })
})
