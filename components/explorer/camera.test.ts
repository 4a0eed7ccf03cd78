import { describe, expect, it } from 'vitest'
import type { Atlas } from './context'
import { boundsAt, cameraFor, firstCamera } from './camera'

describe('what a camera shows', () => {
  it('is the whole world at zoom 0 in 512 pixels, up to where Web Mercator ends', () => {
    const [west, south, east, north] = boundsAt({ lat: 0, lon: 0, zoom: 0 }, 512, 512)
    expect([west, east]).toEqual([-180, 180])
    expect(north).toBeCloseTo(85.0511, 3)
    expect(south).toBeCloseTo(-85.0511, 3)
  })

  it('halves with every zoom, and its middle line lies nearer to the pole than the mean of its edges', () => {
    const [west, south, east, north] = boundsAt({ lat: 60, lon: 10, zoom: 1 }, 512, 512)
    expect([west, east]).toEqual([-80, 100])
    expect((south + north) / 2).toBeLessThan(60)
    expect(north).toBeLessThan(85.06)
  })

  it.each([[1440, 900], [390, 500]])('holds what was to be seen, in %i × %i pixels', (width, height) => {
    const wanted: [number, number, number, number] = [35.9, 34.1, 41.2, 37.3]
    const [west, south, east, north] = boundsAt(cameraFor(wanted, width, height), width, height)
    expect(west).toBeLessThan(wanted[0])
    expect(south).toBeLessThan(wanted[1])
    expect(east).toBeGreaterThan(wanted[2])
    expect(north).toBeGreaterThan(wanted[3])
  })

  it.each([['ltr', 1000], ['rtl', 1000], ['ltr', 390]] as const)('begins where the buildings of the layer that is on are, beside its panel (%s, %i px)', (dir, width) => {
    const town: [number, number, number, number] = [0.03, -0.02, 0.07, 0.02]
    const store = { get: () => ({ view: { at: null, dating: 'town' }, selection: null, wanted: null }) }
    const atlas = { store, initial: { bounds: [35.9, 34.1, 41.2, 37.3] }, manifest: {}, datings: [{ id: 'town', bounds: town }], dir } as unknown as Atlas
    const [west, south, east, north] = boundsAt(firstCamera(atlas, { width, height: 580 }), width, 580)
    expect(south < town[1] && north > town[3]).toBe(true)
    const px = (lon: number) => ((lon - west) / (east - west)) * width
    const free = width < 700 ? [0, width] : dir === 'ltr' ? [360, width] : [0, width - 360]
    expect([px(town[0]) > free[0], px(town[2]) < free[1]]).toEqual([true, true])
  })
})
