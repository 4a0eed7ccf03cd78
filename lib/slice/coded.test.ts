import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeColumn, joinColumns, joinGreedily, MAX_JOINT, partOf } from './coded'
import { sitesOf } from './sites'

const identity = (n: number) => Uint32Array.from({ length: n }, (_, i) => i)

describe('coded columns', () => {
  it('stand for the values they were made of, alone and joined', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(2 ** 32 - 1), fc.nat(3)), { maxLength: 50 }), rows => {
      const all = identity(rows.length)
      const columns = [0, 1, 2].map(k => codeColumn(rows.map(r => r[k]), all))
      const { joint, at } = joinGreedily(columns)
      at.forEach(({ joint: j, part }, k) => {
        const values = partOf(joint[j], part)
        expect(rows.map((_, i) => values[joint[j].codes[i]])).toEqual(rows.map(r => r[k]))
      })
    }))
  })

  it('are joined only while there are few codes', () => {
    const all = identity(20_000)
    const wide = codeColumn(Array.from(all, i => i % 5000), all)
    expect(joinColumns(wide, codeColumn(Array.from(all, i => i), all), MAX_JOINT)).toBeNull()
    expect(joinGreedily([wide, codeColumn(Array.from(all, i => i), all)]).joint.length).toBe(2)
    // More codes than 16 bits hold, and more pairs than a table.
    const many = identity(70_000)
    const each = codeColumn(Array.from(many, i => i), many)
    const joined = joinColumns(each, codeColumn(Array.from(many, i => i % 100), many))
    expect([joined?.size, joined?.values[69_999 * 2 + 1]]).toEqual([70_000, 99])
  })
})

describe('sites', () => {
  it('are equal where two rows share exactly one point', () => {
    const lon = [36, 36, 36.1, NaN, 0, -0, 36]
    const { ofRow, count, row } = sitesOf(Float64Array.from(lon), Float64Array.from(lon, (_, i) => (i === 6 ? 1 : 0)), identity(7))
    expect([...ofRow]).toEqual([0, 0, 1, -1, 2, 2, 3])
    expect([count, ...row]).toEqual([4, 0, 2, 4, 6])
  })
})
