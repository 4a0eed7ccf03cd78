import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaBounds, containsPoint, distanceMeters, formatArea, parseArea, type Area } from './area'

const area = (text: string): Area => {
  const parsed = parseArea(text)
  if (!parsed) throw new Error(`"${text}" was not read as an area.`)
  return parsed
}
const lon = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -90, max: 90, noNaN: true })
const point = fc.tuple(lon, lat)
const areas: fc.Arbitrary<Area> = fc.oneof(
  fc.tuple(lon, lat, lon, lat).map(([w, a, e, b]): Area => ({ kind: 'box', bounds: [w, Math.min(a, b), e, Math.max(a, b)] })),
  fc.tuple(point, fc.integer({ min: 1, max: 2_000_000 })).map(([center, radiusMeters]): Area => ({ kind: 'circle', center, radiusMeters })),
  fc.array(point, { minLength: 3, maxLength: 12 }).map((ring): Area => ({ kind: 'poly', ring })))

describe('areas in the address', () => {
  it('takes nonsense for no area', () => {
    const many = Array.from({ length: 501 }, (_, i) => `${i / 10},1`).join(';')
    for (const text of ['', 'box', 'box:', 'box:1,2,3', 'box:1,2,3,4,5', 'box:1,9,3,4', 'box:-181,0,0,1', 'box:0,0,0,91', 'box:a,b,c,d', 'box:1e1,0,20,1', 'circle:1,2', 'circle:1,2,0', 'circle:1,2,-5',
      'circle:1,2,99999999', 'circle:1,2,Infinity', 'poly:', 'poly:1,2;3,4', 'poly:1,2;3,4;5', 'poly:1,2;3,4;5,6,7', 'poly:1,2;3,4;5,95', `poly:${many}`, 'hexagon:1,2', 'constructor:1']) expect(parseArea(text)).toBeNull()
    expect(area(`poly:${many.split(';').slice(1).join(';')}`).kind).toBe('poly')
  })

  it('writes at most six decimals, and reads back what it wrote', () => {
    expect(formatArea(area('box: 36.00000049 ,35.5,37,36'))).toBe('box:36,35.5,37,36')
    expect(formatArea(area('circle:36.1234567,35,1234.5678'))).toBe('circle:36.123457,35,1235')
    expect(formatArea(area('circle:0,0,0.25'))).toBe('circle:0,0,0.25')
    fc.assert(fc.property(areas, a => { expect(formatArea(area(formatArea(a)))).toBe(formatArea(a)) }))
  })
})

describe('points in areas', () => {
  it('takes the edges of a box as inside, and crosses the antimeridian', () => {
    const box = area('box:36,35,37,36')
    expect([[36, 35], [37, 36], [36.5, 35.5], [35.999, 35.5], [36.5, 36.001]].map(([x, y]) => containsPoint(box, x, y))).toEqual([true, true, true, false, false])
    const crossing = area('box:170,-10,-170,10')
    expect([170, 180, -180, -170, 0, 169, -169].map(x => containsPoint(crossing, x, 0))).toEqual([true, true, true, true, false, false, false])
  })

  it('measures circles along the ground', () => {
    // A degree of a great circle of the mean Earth: 111.195 km.
    expect(distanceMeters(0, 0, 0, 1)).toBeCloseTo(111_195.08, 1)
    expect(distanceMeters(179.5, 0, -179.5, 0)).toBeCloseTo(111_195.08, 1)
    expect([111_195, 111_196].map(radiusMeters => containsPoint({ kind: 'circle', center: [0, 0], radiusMeters }, 0, 1))).toEqual([false, true])
  })

  it('follows the even-odd rule, also where a ring crosses itself', () => {
    const star = area('poly:0,0;4,4;4,0;0,4')
    expect([[3.5, 2], [0.5, 2], [2, 3.5], [2, 0.5]].map(([x, y]) => containsPoint(star, x, y))).toEqual([true, true, false, false])
    expect(containsPoint(area('poly:0,0;4,0;4,4;0,4;0,0'), 2, 2)).toBe(true)
  })

  it('holds nothing without a point', () => {
    fc.assert(fc.property(areas, a => { expect(containsPoint(a, NaN, NaN)).toBe(false) }))
  })

  it('lies within its bounds', () => {
    fc.assert(fc.property(areas, point, (a, [x, y]) => {
      const [w, s, e, n] = areaBounds(a)
      const inLon = w <= e ? x >= w - 1e-9 && x <= e + 1e-9 : x >= w || x <= e
      if (containsPoint(a, x, y)) expect(inLon && y >= s - 1e-9 && y <= n + 1e-9).toBe(true)
    }), { numRuns: 2000 })
  })
})
