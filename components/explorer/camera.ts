import { paddingFor, type Padding } from '@/components/map/padding'
import type { Bounds } from '@/lib/slice/types'
import type { Atlas } from './context'
import type { Camera } from './store'
import { besidePanel, CLOSEST_BUILDING } from './dating/panel-room'

const WORLD_PX = 512
const MAX_ZOOM = 12

const mercatorY = (lat: number) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
const latitude = (y: number) => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90

/** Camera that shows the bounds in a box of that many pixels; one point is shown at town size (`closest`: no deeper). `covered`: more than usual at an edge. MapLibre's zoom (512 px world at 0). */
export function cameraFor([west, south, east, north]: Bounds, width: number, height: number, closest = MAX_ZOOM, covered: Partial<Padding> = {}): { lat: number; lon: number; zoom: number } {
  const [top, bottom] = [mercatorY(north), mercatorY(south)]
  const pad = { ...paddingFor(width), ...covered }
  const roomX = Math.max(width - pad.left - pad.right, 40)
  const roomY = Math.max(height - pad.top - pad.bottom, 40)
  const zoomX = Math.log2(roomX / (WORLD_PX * Math.max((east - west) / 360, 1e-9)))
  const zoomY = Math.log2(roomY / (WORLD_PX * Math.max(bottom - top, 1e-9)))
  const zoom = Math.max(0, Math.min(zoomX, zoomY, closest))
  // The middle of what is free is not the middle of the map.
  const px = WORLD_PX * 2 ** zoom
  const [dx, dy] = [(pad.right - pad.left) / 2 / px, (pad.bottom - pad.top) / 2 / px]
  return { lat: latitude((top + bottom) / 2 + dy), lon: (west + east) / 2 + dx * 360, zoom }
}

/** What a camera shows in a box of that many pixels: west, south, east, north, as the map itself will say once it is there. */
export function boundsAt({ lat, lon, zoom }: { lat: number; lon: number; zoom: number }, width: number, height: number): Bounds {
  const px = WORLD_PX * 2 ** zoom
  const [x, y] = [(width / 2 / px) * 360, height / 2 / px]
  const middle = mercatorY(lat)
  return [lon - x, latitude(Math.min(1, middle + y)), lon + x, latitude(Math.max(0, middle - y))]
}

/** The camera that a page begins with: the address', the open record's, what was asked to be seen, the buildings of the layer that is on, else the atlas' own. */
export function firstCamera({ store, initial, manifest, datings, dir }: Pick<Atlas, 'store' | 'initial' | 'manifest' | 'datings' | 'dir'>, box: { width: number; height: number } | undefined): Camera {
  const { view, selection, wanted: asked, wantedZoom } = store.get()
  if (view.at) return view.at
  if (selection) return { lon: selection.lon, lat: selection.lat, zoom: 11 }
  const dated = asked ? undefined : datings?.find(d => d.id === view.dating)
  if (dated && box) return cameraFor(dated.bounds, box.width, box.height, CLOSEST_BUILDING, besidePanel(box.width, dir))
  const wanted = asked ?? initial.bounds
  return wanted && box ? cameraFor(wanted, box.width, box.height, wantedZoom) : manifest.default_view.camera
}
