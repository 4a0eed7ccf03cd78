import fc from 'fast-check'
import { zxyToTileId } from 'pmtiles'
import { describe, expect, it } from 'vitest'
import { latOf, lonOf } from '../geo/mercator'
import { countIds, idRanges, within, type Box } from './region'

/** Every tile whose ground overlaps the box, looked at one by one. */
function direct([w, s, e, n]: Box, maxZoom: number): number[] {
  const ids: number[] = []
  for (let z = 0; z <= maxZoom; z++) {
    for (let x = 0; x < 2 ** z; x++) {
      for (let y = 0; y < 2 ** z; y++) {
        const [left, right] = [lonOf(x / 2 ** z), lonOf((x + 1) / 2 ** z)]
        const beside = w > e ? left >= e && right <= w : left >= e || right <= w
        if (!beside && latOf(y / 2 ** z) > s && latOf((y + 1) / 2 ** z) < n) ids.push(zxyToTileId(z, x, y))
      }
    }
  }
  return ids.sort((a, b) => a - b)
}

const degrees = (most: number) => fc.integer({ min: -most * 1000, max: most * 1000 }).map(n => n / 1000)
const box = fc.tuple(degrees(180), degrees(85), degrees(180), degrees(85)).filter(([w, s, e, n]) => w !== e && s !== n).map(([w, s, e, n]): Box => [w, Math.min(s, n), e, Math.max(s, n)])

describe('idRanges', () => {
  it('names the tiles that a look at every single one finds, over the antimeridian too', () => {
    fc.assert(fc.property(box, fc.integer({ min: 0, max: 5 }), (b, maxZoom) => {
      const ranges = idRanges(b, maxZoom)
      const ids = ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i))
      expect(ids).toEqual(direct(b, maxZoom))
      expect(countIds(ranges)).toBe(ids.length)
    }), { numRuns: 200 })
  })
  it('takes the world whole, in one stretch, at any depth', () => expect(idRanges([-180, -85.06, 180, 85.06], 15)).toEqual([[0, (4 ** 16 - 1) / 3]]))
  it('does not take the neighbours of a box that ends on a tile’s edge', () => expect(countIds(idRanges([0, 0, 90, 40], 2))).toBe(3))
  it('is quick for a country at street zoom', () => {
    const began = performance.now()
    expect(countIds(idRanges([35.5, 32.2, 42.5, 37.4], 15))).toBeGreaterThan(300_000)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

describe('within', () => {
  it('cuts a stretch to the ranges', () => {
    expect(within([[2, 4], [6, 9], [12, 13]], 3, 8)).toEqual([[3, 4], [6, 8]])
    expect(within([[2, 4], [6, 9]], 4, 6)).toEqual([])
    expect(within([[2, 4], [6, 9]], 0, Infinity)).toEqual([[2, 4], [6, 9]])
  })
})
