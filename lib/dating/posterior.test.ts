import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanNumber } from './gaps'
import { beliefs, intervalAt, readBuilding, type Weights } from './posterior'
import { backgroundOfSpans, readingsOf } from './readings'

// Two scenes, three gaps; the pictures show what happened.
const readings = readingsOf(3)
const weights: Weights = {
  gap: Float64Array.of(0.2, 0.5, 0.3), appearance: { gaps: 3, table: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1) }, background: new Float64Array(3).fill(1 / 3),
  nonAnswer: new Float64Array(6).fill(1), modes: Float64Array.of(0.7, 0.1, 0.1, 0.1), crowd: Float64Array.of(0.7, 0.1, 0.1, 0.1), temper: 1,
}
function read(outcomes: number[], weight = 1, w = weights) {
  const held = beliefs(3)
  const n = outcomes.length
  readBuilding(held, { buildings: 1, volunteers: 1, start: Int32Array.of(0, n), volunteer: new Int32Array(n), outcome: Int16Array.from(outcomes), weight: new Float64Array(n).fill(weight), gold: [undefined] }, 0, w, readings, backgroundOfSpans(readings, w.background))
  return held
}
const at = (from: number, to = from) => spanNumber(3, { from, to })

describe('one building by hand', () => {
  // A near miss from gap 0 goes to gap 1 with 1 / (1 + 0.4) = 5/7; so P(answer 1 | 0) = 0.1 × 5/7 + 0.1 / 3 = 11/105, the same from gap 2, and
  // P(answer 1 | 1) = 0.7 + 0.1 / 3 = 77/105. With the prior: 2.2, 38.5, 3.3 of 44.
  it('one answer "between the two scenes"', () => expect([...read([at(1)]).happened]).toEqual([0.05, 0.875, 0.075].map(p => expect.closeTo(p, 12))))
  // The square: 0.2 × 121, 0.5 × 5929, 0.3 × 121.
  it('twice', () => expect([...read([at(1), at(1)]).happened]).toEqual([24.2, 2964.5, 36.3].map(p => expect.closeTo(p / 3025, 12))))
  it('two halves are one', () => expect([...read([at(1), at(1)], 0.5).happened]).toEqual([...read([at(1)]).happened].map(p => expect.closeTo(p, 12))))
  it('an answer that leaves everything open says nothing', () => expect([...read([at(0, 2)]).happened]).toEqual([0.2, 0.5, 0.3].map(p => expect.closeTo(p, 12))))
  // Of gap 0 the pictures show gap 1 in half of all cases: shown 1 has prior 0.1 + 0.5, and 1/6 of what is shown there happened in 0.
  it('a scene that misleads keeps both gaps open however many answer', () => {
    const misled = { ...weights, appearance: { gaps: 3, table: Float64Array.of(0.5, 0.5, 0, 0, 1, 0, 0, 0, 1) } }
    const { shown, happened } = read(Array.from({ length: 400 }, () => at(1)), 1, misled)
    expect(shown[1]).toBeCloseTo(1, 10)
    expect([...happened]).toEqual([1 / 6, 5 / 6, 0].map(p => expect.closeTo(p, 10)))
  })
  it('non-answers weigh together as one, by their share', () => {
    const hazy = { ...weights, nonAnswer: Float64Array.of(2, 1, 1, 1, 1, 1) }
    expect([...read([-1], 1, hazy).happened]).toEqual([0.4, 0.5, 0.3].map(p => expect.closeTo(p / 1.2, 12)))
    expect([...read([-1, -1, -1], 1, hazy).happened]).toEqual([0.4, 0.5, 0.3].map(p => expect.closeTo(p / 1.2, 12)))
  })
})

describe('the readings', () => {
  it('are probabilities: narrow answers from each gap sum to 1', () => {
    for (const gaps of [3, 7, 13]) {
      const r = readingsOf(gaps)
      for (let y = 0; y < gaps; y++) for (const table of [r.early, r.late]) {
        let total = 0
        for (let g = 0; g < gaps; g++) total += table[spanNumber(gaps, { from: g, to: g }) * gaps + y]
        expect(total).toBeCloseTo(1, 12)
      }
    }
  })
})

describe('an interval', () => {
  it('is the fewest gaps that hold the level; of equals the fuller, then the earlier', () => {
    expect(intervalAt([0.1, 0.2, 0.65, 0.05], 0.9)).toEqual({ from: 0, to: 2, mass: expect.closeTo(0.95, 12) })
    expect(intervalAt([0.05, 0.45, 0.45, 0.05], 0.9)).toMatchObject({ from: 1, to: 2 })
    expect(intervalAt([0.5, 0.5], 0.5)).toMatchObject({ from: 0, to: 0 })
  })
  it('holds the level, and no narrower one does', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 14 }).filter(n => n.some(Boolean)), n => {
      const total = n.reduce((a, b) => a + b, 0)
      const p = n.map(v => v / total)
      const { from, to, mass } = intervalAt(p, 0.9)
      expect(mass).toBeGreaterThan(0.9 - 1e-9)
      for (let i = 0; i + (to - from) <= p.length; i++) expect(p.slice(i, i + (to - from)).reduce((a, b) => a + b, 0)).toBeLessThan(0.9)
    }))
  })
})
