import type { Map as MapLibre } from 'maplibre-gl'
import { paddingFor } from './padding'
import type { RingLayer } from './rings/layer'
import type { Camera, MapApi } from './types'

/** One place is shown at town size, several never closer than a quarter. */
const POINT_ZOOM = 12
const CLOSEST_FIT = 14
const POINT_DEGREES = 1e-6
const FLIGHT_MS = 600

export const reducedMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

export function cameraOf(map: MapLibre): Camera {
  const { lng, lat } = map.getCenter()
  return { lon: lng, lat, zoom: map.getZoom() }
}

/** The section around the map fills the screen, with all that floats over it. Where the browser refuses (a frame without the right to), it stays as it is. */
export function toggleFullscreen(map: MapLibre): void {
  const section = map.getContainer().closest('section') ?? map.getContainer()
  const done = document.fullscreenElement ? document.exitFullscreen() : section.requestFullscreen()
  done.catch(() => undefined)
}

/** What the page may ask of a drawn map. */
export function apiOf(map: MapLibre, rings: RingLayer): MapApi {
  const motion = () => ({ animate: !reducedMotion() })
  return {
    fitBounds: (bounds, { instant = false, closest = CLOSEST_FIT, covered = {} } = {}) => {
      const isPoint = Math.abs(bounds[2] - bounds[0]) < POINT_DEGREES && Math.abs(bounds[3] - bounds[1]) < POINT_DEGREES
      map.fitBounds(bounds, { padding: { ...paddingFor(map.getContainer().clientWidth), ...covered }, maxZoom: isPoint ? POINT_ZOOM : closest, animate: !instant && !reducedMotion() })
    },
    flyTo: ({ lon, lat, zoom }) => { map.flyTo({ center: [lon, lat], zoom: zoom ?? map.getZoom(), duration: FLIGHT_MS, ...motion() }) },
    fan: (lon, lat, members) => rings.set({ fan: members.length ? { lon, lat, members } : null, hoveredMember: null }),
    unfan: () => rings.set({ fan: null, hoveredMember: null }),
    zoomIn: () => { map.zoomIn(motion()) },
    zoomOut: () => { map.zoomOut(motion()) },
    resetNorth: () => { map.resetNorth(motion()) },
    toggleFullscreen: () => toggleFullscreen(map),
    getCamera: () => cameraOf(map),
  }
}
