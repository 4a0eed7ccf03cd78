import { describe, expect, it } from 'vitest'
import { formatArea, parseArea } from '@/lib/geo/area'
import { boxOf, circleOf, middleShape, polyOf } from './draw-shapes'

describe('drawn shapes', () => {
  it('makes a box of any two corners', () => expect(boxOf([38, 34], [36, 35])).toEqual({ kind: 'box', bounds: [36, 34, 38, 35] }))
  it('measures a circle on the ground, in whole metres', () => expect(circleOf([36, 35], [36, 35.01])).toEqual({ kind: 'circle', center: [36, 35], radiusMeters: 1112 }))
  it('wants three corners for a polygon', () => {
    expect(polyOf([[1, 1], [2, 2]])).toBeNull()
    expect(polyOf([[1, 1], [2, 2], [3, 1]])).toEqual({ kind: 'poly', ring: [[1, 1], [2, 2], [3, 1]] })
  })
  it('takes the middle half for a key press', () => {
    expect(middleShape('box', [30, 30, 40, 40])).toEqual({ kind: 'box', bounds: [32.5, 32.5, 37.5, 37.5] })
    expect(middleShape('circle', [30, 30, 50, 32])).toMatchObject({ center: [40, 31], radiusMeters: 55598 })
  })
  it('stays within what the address can say', () => {
    for (const area of [boxOf([-200, -95], [200, 95]), circleOf([190, 0], [191, 0]), polyOf([[181, 1], [2, 91], [3, 1]])]) expect(area && parseArea(formatArea(area))).toEqual(area)
  })
})
