import { describe, expect, it } from 'vitest'
import { allocate, NO_DAY } from './columns'
import { longestOf, pointsOf, spanOf } from './row-span'

/** Rows of [lon, lat, start, end]; null: no point, no date. */
function columnsOf(rows: [number | null, number | null, number | null, number | null][]) {
  const c = allocate(rows.length, 0)
  rows.forEach(([lon, lat, start, end], i) => {
    c.lon[i] = lon ?? NaN
    c.lat[i] = lat ?? NaN
    c.start[i] = start ?? NO_DAY
    c.end[i] = end ?? NO_DAY
  })
  return c
}

const c = columnsOf([[10, 40, 100, 105], [null, null, 90, 90], [12, 39, null, null], [11, 45, 101, 300], [10, 40, 102, 102]])

describe('what rows cover', () => {
  it('is that of those with a point and of those with a date', () => {
    expect(spanOf(c, [0, 1, 2, 3])).toEqual({ bounds: [10, 39, 12, 45], days: { from: 90, to: 300 } })
    expect(spanOf(c, [1])).toEqual({ bounds: null, days: { from: 90, to: 90 } })
    expect(spanOf(c, [2])).toEqual({ bounds: [12, 39, 12, 39], days: null })
    expect(spanOf(c, [])).toEqual({ bounds: null, days: null })
  })
  it('each point is once among theirs', () => {
    expect(pointsOf(c, [0, 1, 2, 3, 4], 9)).toEqual([{ lon: 10, lat: 40 }, { lon: 12, lat: 39 }, { lon: 11, lat: 45 }])
    expect(pointsOf(c, [0, 1, 2, 3, 4], 2)).toHaveLength(2)
  })
  it('the longest are chosen, and stay in the order of rows', () => {
    expect([...longestOf(c, Uint32Array.of(0, 1, 2, 3, 4), 9)]).toEqual([0, 1, 3, 4])
    expect([...longestOf(c, Uint32Array.of(0, 1, 2, 3, 4), 3)]).toEqual([0, 1, 3])
    expect([...longestOf(c, Uint32Array.of(0, 1, 2, 3, 4), 2)]).toEqual([0, 3])
  })
})
