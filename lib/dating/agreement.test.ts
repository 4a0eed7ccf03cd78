import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf } from './agreement'

// Four observers, twelve units, gaps in the data: the example that Krippendorff gives with the measure, whose alpha for ordered values is 0.815.
const OBSERVERS = ['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'].map(row => row.split(' '))
const UNITS = OBSERVERS[0].map((_, u) => OBSERVERS.map(row => row[u]).filter(v => v !== '.').map(Number))

describe('agreement', () => {
  it("gives Krippendorff's own figure", () => {
    const { alpha, units, answers } = agreementOf(UNITS, 6)
    expect(alpha).toBeCloseTo(0.815, 3)
    expect([units, answers]).toEqual([11, 40])
  })
  // Two observers, ten units, seven alike; shares 13/20 and 7/20: chance 0.545, pi (0.7 − 0.545) / 0.455.
  it("gives Scott's pi as computed by hand", () => {
    const { raw, pi } = agreementOf([...Array<number[]>(5).fill([0, 0]), ...Array<number[]>(2).fill([1, 1]), ...Array<number[]>(3).fill([0, 1])], 2)
    expect(raw).toBeCloseTo(0.7, 12)
    expect(pi).toBeCloseTo(0.155 / 0.455, 12)
  })
  it('is 1 when all agree, null when there is nothing to compare or only one value', () => {
    expect(agreementOf([[0, 0], [3, 3, 3]], 4)).toMatchObject({ raw: 1, pi: 1, alpha: 1 })
    expect(agreementOf([[1], []], 4)).toEqual({ raw: null, pi: null, alpha: null, units: 0, answers: 0 })
    expect(agreementOf([[2, 2], [2, 2]], 4)).toMatchObject({ raw: 1, pi: null, alpha: null })
  })
  it('takes a neighbour for less of a disagreement than a far gap', () => {
    const rest = [[0, 0], [1, 1], [2, 2], [3, 3], [4, 4]]
    expect(agreementOf([...rest, [2, 3]], 5).alpha).toBeGreaterThan(agreementOf([...rest, [0, 4]], 5).alpha as number)
  })
  it('does not depend on who answered first', () => {
    const unit = fc.array(fc.nat(4), { maxLength: 6 })
    fc.assert(fc.property(fc.array(unit, { maxLength: 10 }), units => {
      const [a, b] = [agreementOf(units, 5), agreementOf(units.map(u => [...u].reverse()).reverse(), 5)]
      expect(b.units).toBe(a.units)
      for (const key of ['raw', 'pi', 'alpha'] as const) {
        if (a[key] === null) expect(b[key]).toBeNull()
        else expect(b[key]).toBeCloseTo(a[key], 9)
      }
    }))
  })
})
