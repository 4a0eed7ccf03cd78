import { describe, expect, it } from 'vitest'
import { random, seededSlice } from './seed'

describe('the generator of benches', () => {
  it('gives the same numbers for the same seed, on every machine', () => {
    const next = random(1)
    expect([next(), next(), next()].map(v => v.toFixed(6))).toEqual(['0.627074', '0.002736', '0.527447'])
    expect(seededSlice(200, 3)).toEqual(seededSlice(200, 3))
    expect(seededSlice(200, 3)).not.toEqual(seededSlice(200, 4))
  })

  it('makes rows as a slice holds them', () => {
    const { columns: c, meta } = seededSlice(2000, 1, { facets: 2, codes: 4, months: 0.2 })
    expect([c.length, meta.rows, c.masks.length, meta.facets.length]).toEqual([2000, 2000, 2, 3])
    expect([...c.start]).toEqual([...c.start].sort((a, b) => a - b))
    const months = c.start.filter((start, i) => c.end[i] > start).length
    expect(months / 2000).toBeGreaterThan(0.15)
    expect(c.masks.every(mask => mask.every(m => m > 0 && m < 16))).toBe(true)
  })
})
