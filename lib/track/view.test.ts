import { describe, expect, it } from 'vitest'
import type { Bounds } from '../slice/types'
import { limitsOf, panned, pixelOf, scaleOf, viewOn, zoomedAt, type View } from './view'

const TOWN: Bounds = [-0.0036795, -0.0036795, 0.0036795, 0.0036795]
const BUILDING: Bounds = [0.001, 0.001, 0.0011, 0.00109]
const size = { width: 390, height: 330 }
const limits = limitsOf(TOWN, 0.4, size)
const start = viewOn(BUILDING, limits, 0.4, size)
/** Metres on the ground to a pixel of the view, at the equator. */
const metres = (view: View) => 40_075_016.686 / scaleOf(view)

describe('the view of a building', () => {
  it('has it in the middle, no pixel of a picture larger than four', () => {
    const [x, y] = pixelOf(start, [0.00105, 0.001045])
    expect([x, y].map(Math.round)).toEqual([195, 165])
    expect(metres(start)).toBeCloseTo(Math.max(0.1, metres(start)), 6)
    const [w, e] = [pixelOf(start, [BUILDING[0], 0])[0], pixelOf(start, [BUILDING[2], 0])[0]]
    expect((e - w) / 330).toBeGreaterThan(0.15)
    expect((e - w) / 330).toBeLessThan(0.3)
  })
  it('shows a large building whole', () => {
    const large = viewOn([-0.0003, -0.0003, 0.0003, 0.0003], limits, 0.4, size)
    expect(pixelOf(large, [0.0003, 0])[0] - pixelOf(large, [-0.0003, 0])[0]).toBeCloseTo(330 * 0.24, 0)
    const all = viewOn(TOWN, limits, 0.4, size)
    expect(all.zoom).toBe(limits.least)
  })
})

describe('moving it', () => {
  it('drags what is under the finger', () => {
    const [x, y] = pixelOf(start, [0.001, 0.001])
    const [x2, y2] = pixelOf(panned(start, 30, -12, limits), [0.001, 0.001])
    expect([x2 - x, y2 - y].map(n => Math.round(n * 1e3) / 1e3)).toEqual([30, -12])
  })
  it('zooms about the pointer', () => {
    const at = [40, 300]
    const place = [0.00098, 0.00101]
    const moved = zoomedAt(panned(start, at[0] - pixelOf(start, place)[0], at[1] - pixelOf(start, place)[1], limits), 0.7, at, limits)
    expect(pixelOf(moved, place).map(n => Math.round(n))).toEqual(at)
    expect(moved.zoom - start.zoom).toBeCloseTo(0.7, 9)
  })
  it('ends where the pictures end, at the whole place and at eight to a pixel', () => {
    const out = zoomedAt(start, -20, [0, 0], limits)
    expect([out.zoom, pixelOf(out, [TOWN[2], 0])[0] - pixelOf(out, [TOWN[0], 0])[0]].map(n => Math.round(n * 10))).toEqual([Math.round(limits.least * 10), 3300])
    expect(metres(zoomedAt(start, 20, [195, 165], limits))).toBeCloseTo(0.05, 6)
    // Its corner in the middle of the view.
    expect(pixelOf(panned(start, -1e6, 1e6, limits), [TOWN[2], TOWN[3]]).map(n => Math.round(n))).toEqual([195, 165])
  })
})
