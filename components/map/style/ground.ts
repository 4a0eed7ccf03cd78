import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONTS, NAME_SIZES, type LayerContext } from './tokens'

export const landLayers = ({ tokens }: LayerContext): LayerSpecification[] => [
  { id: 'sea', type: 'background', paint: { 'background-color': tokens.sea } },
  { id: 'land', type: 'fill', source: 'base', 'source-layer': 'land', paint: { 'fill-color': tokens.land } },
]

/** Rivers of the first levels. Two layers and not one with widths by level: lines whose width takes no property share one program with borders. */
const GREAT: ExpressionSpecification = ['match', ['get', 'level'], [0, 1], true, false]

export const waterLayers = ({ tokens }: LayerContext): LayerSpecification[] => [
  { id: 'lakes', type: 'fill', source: 'base', 'source-layer': 'lakes', paint: { 'fill-color': tokens.sea, 'fill-outline-color': tokens.river } },
  ...([['rivers', GREAT, [4, 0.8, 8, 2.2, 12, 6]], ['streams', ['!', GREAT], [4, 0.4, 8, 1, 12, 2]]] as const).map(([id, filter, widths]): LayerSpecification => ({
    id, type: 'line', source: 'base', 'source-layer': 'rivers', filter: filter as ExpressionSpecification, layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': tokens.river, 'line-width': ['interpolate', ['linear'], ['zoom'], ...widths] as ExpressionSpecification },
  })),
]

export const borderLayers = ({ tokens }: LayerContext): LayerSpecification[] => [
  { id: 'admin1', type: 'line', source: 'base', 'source-layer': 'admin1', minzoom: 5, paint: { 'line-color': tokens.admin, 'line-width': 1, 'line-dasharray': [4, 3] } },
  { id: 'borders', type: 'line', source: 'base', 'source-layer': 'borders', layout: { 'line-join': 'round' }, paint: { 'line-color': tokens.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.6, 8, 1.4] } },
]

/** From here on a street map names rivers along its own, exacter course. */
const RIVER_HANDOVER = 12

export const riverNameLayers = ({ tokens, nameField, handover }: LayerContext): LayerSpecification[] => [
  {
    id: 'river-names', type: 'symbol', source: 'base', 'source-layer': 'river_names', minzoom: 5.5, filter: ['has', nameField], ...(handover && { maxzoom: RIVER_HANDOVER }),
    layout: { 'symbol-placement': 'line', 'symbol-spacing': 360, 'text-field': ['get', nameField], 'text-font': FONTS.regular, 'text-size': NAME_SIZES.river, 'text-letter-spacing': nameField === 'name_ar' ? 0 : 0.06, 'text-max-angle': 60, 'text-offset': [0, -0.9], 'text-padding': 1 },
    paint: { 'text-color': tokens.label, 'text-opacity': 0.75, 'text-halo-color': tokens.halo, 'text-halo-width': 1.4 },
  },
]
