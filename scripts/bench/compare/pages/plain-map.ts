import 'maplibre-gl/dist/maplibre-gl.css'
import { Map, setWorkerUrl } from 'maplibre-gl'
import { CAMERA } from '../camera'

setWorkerUrl(new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href)

/** Name of the one font, in the style's own terms. */
export const FONT = 'Plex 500'
export const COLOR = '#00509a'

/** MapLibre over a bare ground: what is measured is the record, not the land under it. */
export async function plainMap(): Promise<Map> {
  const map = new Map({
    container: 'map', center: [CAMERA.lon, CAMERA.lat], zoom: CAMERA.zoom, maxPitch: 0, renderWorldCopies: false, attributionControl: false, fadeDuration: 0,
    style: {
      version: 8, sources: {},
      'font-faces': { [FONT]: [{ url: `${location.origin}/fonts/ibm-plex-sans-latin-500-normal.woff2`, 'unicode-range': ['U+0000-00FF'] }] },
      layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#f4f1ea' } }],
    },
  })
  await map.once('load')
  return map
}

/**
 * The first picture for which MapLibre says that all it was asked for is loaded. Its event `idle` comes one picture later at
 * times (when labels were placed anew), which would be no reader's wait.
 */
export const drawnBy = (map: Map): Promise<number> => new Promise(done => {
  const look = () => {
    if (!map.loaded()) return
    map.off('render', look)
    done(performance.now())
  }
  map.on('render', look)
})
