import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { areaLayers } from './areas'
import { borderLayers, landLayers, waterLayers } from './ground'
import { placeLayers } from './places'
import { TOKENS, type LayerContext } from './tokens'

export interface StyleView { theme: 'light' | 'dark'; locale: 'en' | 'ar' }

const file = (script: string, weight: number) => `/fonts/ibm-plex-sans-${script === 'arabic' ? 'arabic-arabic' : script}-${weight}-normal.woff2`
const face = (weight: number) => [
  { url: file('latin', weight), 'unicode-range': ['U+0000-00FF', 'U+0131', 'U+0152-0153', 'U+2000-206F'] },
  { url: file('latin-ext', weight), 'unicode-range': ['U+0100-02FF', 'U+1E00-1EFF'] },
  { url: file('arabic', weight), 'unicode-range': ['U+0600-06FF', 'U+0750-077F', 'U+FB50-FDFF', 'U+FE70-FEFC'] },
]

/** The whole style of the base map: a pure function of theme and language. `origin` makes addresses absolute, as the worker needs them. */
export function mapStyle({ theme, locale }: StyleView, origin = ''): StyleSpecification {
  const context: LayerContext = { tokens: TOKENS[theme], nameField: locale === 'ar' ? 'name_ar' : 'name_en' }
  const layers: LayerSpecification[] = [...landLayers(context), ...waterLayers(context), ...borderLayers(context), ...areaLayers(context), ...placeLayers(context)]
  return {
    version: 8,
    'font-faces': Object.fromEntries([400, 500, 600].map(weight => [`Plex ${weight}`, face(weight).map(f => ({ ...f, url: origin + f.url }))])),
    sources: {
      base: { type: 'vector', url: `pmtiles://${origin}/map/base.pmtiles` },
      areas: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      drawn: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers,
  }
}
