import type { LayerSpecification } from 'maplibre-gl'
import type { LayerContext } from './tokens'

/** Situations and incidents known to the governorate as quiet outlines; the area that a reader drew. `shown` and `active` are feature states. */
export const areaLayers = ({ tokens }: LayerContext): LayerSpecification[] => [
  { id: 'areas-fill', type: 'fill', source: 'areas', paint: { 'fill-color': tokens.situation, 'fill-opacity': ['case', ['boolean', ['get', 'active'], false], 0.16, 0.05] } },
  { id: 'areas-line', type: 'line', source: 'areas', paint: { 'line-color': ['case', ['boolean', ['get', 'active'], false], tokens.accent, tokens.situation], 'line-width': ['case', ['boolean', ['get', 'active'], false], 1.6, 0.8], 'line-opacity': 0.7, 'line-dasharray': [2, 2.5] } },
  { id: 'drawn-fill', type: 'fill', source: 'drawn', paint: { 'fill-color': tokens.accent, 'fill-opacity': 0.07 } },
  { id: 'drawn-line', type: 'line', source: 'drawn', paint: { 'line-color': tokens.accent, 'line-width': 1.6 } },
]
