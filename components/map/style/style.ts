import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Bounds } from '@/lib/slice/types'
import { areaLayers } from './areas'
import { borderLayers, landLayers, riverNameLayers, waterLayers } from './ground'
import { placeLayers } from './places'
import { recordLayers } from './record'
import { TOKENS, type LayerContext } from './tokens'

export interface StyleView {
  theme: 'light' | 'dark'
  locale: 'en' | 'ar'
  /** Street-level tiles, as an address template of our own origin, with their layers (streets.ts). */
  streets?: { tiles: string; bounds: Bounds; maxZoom: number; ground: LayerSpecification[]; names: LayerSpecification[] } | null
}

/** Deepest tiles of the base map (scripts/basemap/build.ts), and the deepest that are asked of street archives; closer views are drawn from these. */
const BASE_ZOOM = 10
const STREETS_ZOOM = 15
/** From here on what has a name in the street map is named by it alone (STREET_NAMES_ZOOM in streets.ts, which is loaded apart). */
const HANDOVER_ZOOM = 11

const EMPTY = { type: 'FeatureCollection' as const, features: [] }

const file = (script: string, weight: number) => `/fonts/ibm-plex-sans-${script === 'arabic' ? 'arabic-arabic' : script}-${weight}-normal.woff2`
const face = (weight: number) => [
  { url: file('latin', weight), 'unicode-range': ['U+0000-00FF', 'U+0131', 'U+0152-0153', 'U+2000-206F'] },
  { url: file('latin-ext', weight), 'unicode-range': ['U+0100-02FF', 'U+1E00-1EFF'] },
  { url: file('arabic', weight), 'unicode-range': ['U+0600-06FF', 'U+0750-077F', 'U+FB50-FDFF', 'U+FE70-FEFC'] },
]

/** The whole style of the base map: a pure function of theme and language. `origin` makes addresses absolute, as the worker needs them. */
export function mapStyle({ theme, locale, streets }: StyleView, origin = ''): StyleSpecification {
  const handover = Boolean(streets && streets.maxZoom >= HANDOVER_ZOOM)
  const context: LayerContext = { tokens: TOKENS[theme], nameField: locale === 'ar' ? 'name_ar' : 'name_en', ours: streets && handover ? beyond(streets.bounds) : true, handover }
  // The order of drawing, from the ground up.
  const layers = [
    landLayers(context), waterLayers(context), streets?.ground ?? [], borderLayers(context), riverNameLayers(context), streets?.names ?? [],
    areaLayers(context), placeLayers(context), recordLayers(context),
  ].flat()
  return {
    version: 8,
    'font-faces': Object.fromEntries([400, 500, 600].map(weight => [`Plex ${weight}`, face(weight).map(f => ({ ...f, url: origin + f.url }))])),
    sources: {
      base: { type: 'vector', tiles: [`${origin}/api/map/base/{z}/{x}/{y}`], maxzoom: BASE_ZOOM },
      ...(streets && { streets: { type: 'vector' as const, tiles: [`${origin}${streets.tiles}`], bounds: streets.bounds, maxzoom: Math.min(STREETS_ZOOM, streets.maxZoom) } }),
      areas: { type: 'geojson', data: EMPTY, promoteId: 'id' },
      drawn: { type: 'geojson', data: EMPTY },
      names: { type: 'geojson', data: EMPTY },
      rooms: { type: 'geojson', data: EMPTY },
      loading: { type: 'geojson', data: EMPTY },
    },
    layers,
  }
}

/** True for what the street map does not name: outside its bounds, and from afar everywhere. */
function beyond([w, s, e, n]: Bounds): ExpressionSpecification {
  const inside: ExpressionSpecification = ['within', { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }]
  return ['step', ['zoom'], true, HANDOVER_ZOOM, ['!', inside]] as unknown as ExpressionSpecification
}
