import { describe, expect, it } from 'vitest'
import { distanceMeters } from '@/lib/geo/area'
import { projection } from './project'

const camera = { lon: 36.63, lat: 35.93, zoom: 18, bearing: 0, width: 800, height: 600 }

describe('projection', () => {
  it('puts the middle in the middle', () => expect(projection(camera).toPixels(36.63, 35.93)).toEqual([400, 300]))
  it('tells points a centimetre apart at zoom 18', () => {
    const { toPixels, pixelsPerMeter } = projection(camera)
    const [x, y] = toPixels(36.63 + 1e-7, 35.93)
    expect(y).toBe(300)
    expect(x - 400).toBeCloseTo(distanceMeters(36.63, 35.93, 36.63 + 1e-7, 35.93) * pixelsPerMeter(35.93), 4)
    expect(x).toBeGreaterThan(400)
  })
  it('turns with the map: at a bearing of 90° north lies to the left', () => {
    const [x, y] = projection({ ...camera, zoom: 10, bearing: 90 }).toPixels(36.63, 36)
    expect(x).toBeLessThan(400)
    expect(y).toBeCloseTo(300)
  })
  it('takes the nearer copy across the antimeridian', () => expect(projection({ ...camera, lon: 179.9, zoom: 8 }).toPixels(-179.9, 35.93)[0]).toBeGreaterThan(400))
})
