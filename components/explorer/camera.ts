import type { Bounds } from '@/lib/slice/types'

const WORLD_PX = 512
const PADDING_PX = 56
const MAX_ZOOM = 12

const mercatorY = (lat: number) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
const latitude = (y: number) => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90

/** Camera that shows the bounds in a box of that many pixels; one point is shown at town size. MapLibre's zoom (512 px world at 0). */
export function cameraFor([west, south, east, north]: Bounds, width: number, height: number): { lat: number; lon: number; zoom: number } {
  const [top, bottom] = [mercatorY(north), mercatorY(south)]
  const roomX = Math.max(width - 2 * PADDING_PX, 40)
  const roomY = Math.max(height - 2 * PADDING_PX, 40)
  const zoomX = Math.log2(roomX / (WORLD_PX * Math.max((east - west) / 360, 1e-9)))
  const zoomY = Math.log2(roomY / (WORLD_PX * Math.max(bottom - top, 1e-9)))
  return { lat: latitude((top + bottom) / 2), lon: (west + east) / 2, zoom: Math.max(0, Math.min(zoomX, zoomY, MAX_ZOOM)) }
}
