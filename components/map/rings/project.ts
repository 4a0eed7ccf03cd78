import { mercatorX, mercatorY, WORLD_PX } from '@/lib/geo/mercator'
import type { Camera } from './scene'

const METERS_AROUND = 40_075_016.686

export interface Projection { toPixels(lon: number, lat: number): [x: number, y: number]; pixelsPerMeter(lat: number): number }

/** Screen pixels of a flat map, in double precision relative to its middle: no jitter however close. */
export function projection({ lon, lat, zoom, bearing, width, height }: Camera): Projection {
  const scale = WORLD_PX * 2 ** zoom
  const [cx, cy] = [mercatorX(lon), mercatorY(lat)]
  const turn = (-bearing * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return {
    toPixels(pointLon, pointLat) {
      // The copy of the world that is nearest to the middle.
      let dx = mercatorX(pointLon) - cx
      if (dx > 0.5) dx -= 1
      else if (dx < -0.5) dx += 1
      const x = dx * scale
      const y = (mercatorY(pointLat) - cy) * scale
      return [width / 2 + x * cos - y * sin, height / 2 + x * sin + y * cos]
    },
    pixelsPerMeter: pointLat => scale / (METERS_AROUND * Math.cos((pointLat * Math.PI) / 180)),
  }
}
