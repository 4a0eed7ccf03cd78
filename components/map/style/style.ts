import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { areaLayers } from './areas'
import { borderLayers, landLayers, waterLayers } from './ground'
import { placeLayers } from './places'
import { recordLayers } from './record'
import { TOKENS, type LayerContext } from './tokens'

export interface StyleView {
  theme: 'light' | 'dark'
  locale: 'en' | 'ar'
  /** Street-level tiles, as an address template of our own origin (`/api/map/streets/{z}/{x}/{y}`), with their layers (streets.ts). */
  streets?: { path: string; layers: LayerSpecification[] } | null
}

/** Deepest tiles of the base map (scripts/basemap/build.ts) and of street archives; closer views are drawn from these. */
const BASE_ZOOM = 10
const STREETS_ZOOM = 14

const EMPTY = { type: 'FeatureCollection' as const, features: [] }

const file = (script: string, weight: number) => `/fonts/ibm-plex-sans-${script === 'arabic' ? 'arabic-arabic' : script}-${weight}-normal.woff2`
const face = (weight: number) => [
  { url: file('latin', weight), 'unicode-range': ['U+0000-00FF', 'U+0131', 'U+0152-0153', 'U+2000-206F'] },
  { url: file('latin-ext', weight), 'unicode-range': ['U+0100-02FF', 'U+1E00-1EFF'] },
  { url: file('arabic', weight), 'unicode-range': ['U+0600-06FF', 'U+0750-077F', 'U+FB50-FDFF', 'U+FE70-FEFC'] },
]

/** The whole style of the base map: a pure function of theme and language. `origin` makes addresses absolute, as the worker needs them. */
export function mapStyle({ theme, locale, streets }: StyleView, origin = ''): StyleSpecification {
  const context: LayerContext = { tokens: TOKENS[theme], nameField: locale === 'ar' ? 'name_ar' : 'name_en' }
  // The order of drawing, from the ground up.
  const layers: LayerSpecification[] = [landLayers, waterLayers, borderLayers].flatMap(family => family(context))
    .concat(streets?.layers ?? [], [areaLayers, placeLayers, recordLayers].flatMap(family => family(context)))
  return {
    version: 8,
    'font-faces': Object.fromEntries([400, 500, 600].map(weight => [`Plex ${weight}`, face(weight).map(f => ({ ...f, url: origin + f.url }))])),
    sources: {
      base: { type: 'vector', tiles: [`${origin}/api/map/base/{z}/{x}/{y}`], maxzoom: BASE_ZOOM },
      ...(streets && { streets: { type: 'vector' as const, tiles: [`${origin}${streets.path}`], maxzoom: STREETS_ZOOM } }),
      areas: { type: 'geojson', data: EMPTY, promoteId: 'id' },
      drawn: { type: 'geojson', data: EMPTY },
      names: { type: 'geojson', data: EMPTY },
      rooms: { type: 'geojson', data: EMPTY },
    },
    layers,
  }
}
