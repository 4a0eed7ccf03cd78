import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeRings, nearestPx, radiusPx, type Rings } from './merge'

const WORLD = 4096
const ringsOf = (list: { x: number; y: number; n: number }[]): Rings => ({
  length: list.length, n: Float64Array.from(list, r => r.n), key: Uint32Array.from(list, (_, i) => (i * 2654435761) >>> 0),
  sumX: Float64Array.from(list, r => (r.x / WORLD) * r.n), sumY: Float64Array.from(list, r => (r.y / WORLD) * r.n),
})
const ring = fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 400 }), n: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 80 })) })

describe('mergeRings', () => {
  it('has the radii of the sketches', () => {
    expect([1, 2, 4, 27, 100, 5000].map(n => Number(radiusPx(n).toFixed(1)))).toEqual([6, 15.4, 17.2, 27.1, 30, 30])
    expect(nearestPx(10, 10)).toBe(16)
  })

  it('leaves no two rings that overlap by more than a fifth, and loses nobody', () => {
    fc.assert(fc.property(fc.array(ring, { maxLength: 300 }), list => {
      const rings = ringsOf(list)
      const into = mergeRings(rings, WORLD)
      const standing = [...new Set(into)]
      expect(standing.reduce((sum, i) => sum + rings.n[i], 0)).toBe(list.reduce((sum, r) => sum + r.n, 0))
      for (const a of standing) {
        expect(into[a]).toBe(a)
        const members = list.filter((_, i) => into[i] === a)
        expect((rings.sumX[a] / rings.n[a]) * WORLD).toBeCloseTo(members.reduce((s, m) => s + m.x * m.n, 0) / rings.n[a], 6)
        for (const b of standing) {
          if (a >= b) continue
          const at = (i: number) => [(rings.sumX[i] / rings.n[i]) * WORLD, (rings.sumY[i] / rings.n[i]) * WORLD]
          const [[ax, ay], [bx, by]] = [at(a), at(b)]
          expect(Math.hypot(ax - bx, ay - by)).toBeGreaterThanOrEqual(nearestPx(radiusPx(rings.n[a]), radiusPx(rings.n[b])) - 1e-6)
        }
      }
    }), { numRuns: 200 })
  })

  it('does not hang on the order of its input', () => {
    fc.assert(fc.property(fc.array(ring, { maxLength: 200 }), list => {
      const seen = (order: number[]) => {
        const rings = ringsOf(list)
        const moved: Rings = { length: list.length, n: rings.n.map((_, i) => rings.n[order[i]]), key: rings.key.map((_, i) => rings.key[order[i]]),
          sumX: rings.sumX.map((_, i) => rings.sumX[order[i]]), sumY: rings.sumY.map((_, i) => rings.sumY[order[i]]) }
        const into = mergeRings(moved, WORLD)
        const root: number[] = []
        order.forEach((original, i) => { root[original] = order[into[i]] })
        return root
      }
      const plain = list.map((_, i) => i)
      expect(seen([...plain].reverse())).toEqual(seen(plain))
    }), { numRuns: 100 })
  })

  it('leaves a close neighbour alone that does not overlap', () => {
    expect([...mergeRings(ringsOf([{ x: 100, y: 100, n: 27 }, { x: 131, y: 100, n: 1 }]), WORLD)]).toEqual([0, 1])
    expect([...mergeRings(ringsOf([{ x: 100, y: 100, n: 27 }, { x: 130, y: 100, n: 1 }]), WORLD)]).toEqual([0, 0])
  })
})
