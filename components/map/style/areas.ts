import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { LayerContext } from './tokens'

/** Name of the hatch that `images.ts` adds to the map. */
export const HATCH = 'hatch'
const active: ExpressionSpecification = ['boolean', ['get', 'active'], false]
const hovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false]

/** Situations hatched (fainter close up, where the outline fills the screen), incidents known to the governorate as a faint tint, both in a thin dashed line; a tint where rings are still to come; the area that a reader drew. Under that line smooth edges would be two programs for nothing. */
export const areaLayers = ({ tokens }: LayerContext): LayerSpecification[] => [
  { id: 'areas-fill', type: 'fill', source: 'areas', paint: { 'fill-color': tokens.situation, 'fill-antialias': false, 'fill-opacity': ['case', active, 0.1, hovered, 0.09, 0.03] } },
  { id: 'situations', type: 'fill', source: 'areas', filter: ['==', ['get', 'kind'], 'situation'], paint: { 'fill-pattern': HATCH, 'fill-antialias': false, 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 7, 0.24, 10, 0.1] } },
  {
    id: 'areas-line', type: 'line', source: 'areas', layout: { 'line-join': 'round' },
    paint: { 'line-color': ['case', active, tokens.accent, tokens.situation], 'line-width': ['case', active, 1.8, hovered, 1.4, 0.9], 'line-opacity': ['case', active, 1, 0.65], 'line-dasharray': [2.5, 2.5] },
  },
  { id: 'loading', type: 'fill', source: 'loading', paint: { 'fill-color': tokens.situation, 'fill-opacity': 0.06 } },
  { id: 'drawn-fill', type: 'fill', source: 'drawn', paint: { 'fill-color': tokens.accent, 'fill-opacity': 0.07 } },
  { id: 'drawn-line', type: 'line', source: 'drawn', layout: { 'line-join': 'round' }, paint: { 'line-color': tokens.accent, 'line-width': 1.6 } },
]
