import type { LayerSpecification } from 'maplibre-gl'
import { FONTS, PLACE_SIZES } from './tokens'
import type { LayerContext } from './tokens'

/** Towns by rank, dots with names; governorates quietly between them. */
export const placeLayers = ({ tokens, nameField }: LayerContext): LayerSpecification[] => [
  {
    id: 'governorates', type: 'symbol', source: 'base', 'source-layer': 'admin1_names', minzoom: 6.5, maxzoom: 9.5,
    layout: { 'text-field': ['get', nameField], 'text-font': FONTS.regular, 'text-size': 11, 'text-letter-spacing': nameField === 'name_ar' ? 0 : 0.14, 'text-transform': nameField === 'name_ar' ? 'none' : 'uppercase', 'text-padding': 12, 'symbol-sort-key': 10 },
    paint: { 'text-color': tokens.label, 'text-opacity': 0.55, 'text-halo-color': tokens.halo, 'text-halo-width': 1 },
  },
  {
    id: 'town-dots', type: 'circle', source: 'base', 'source-layer': 'places', filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 5.5, 2, 7, 3, 8, 4, 9, 6]],
    paint: { 'circle-radius': ['match', ['get', 'rank'], 1, 2.6, 2, 2, 1.6], 'circle-color': tokens.label },
  },
  {
    id: 'towns', type: 'symbol', source: 'base', 'source-layer': 'places', filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 5.5, 2, 7, 3, 8, 4, 9, 6]],
    layout: {
      'text-field': ['get', nameField], 'text-font': ['match', ['get', 'rank'], 1, ['literal', FONTS.semibold], ['literal', FONTS.regular]],
      'text-size': ['match', ['get', 'rank'], ...PLACE_SIZES.flatMap(([rank, px]) => [rank, px]), 11] as never,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-radial-offset': 0.5, 'text-justify': 'auto', 'symbol-sort-key': ['get', 'rank'], 'text-padding': 3,
    },
    paint: { 'text-color': tokens.label, 'text-halo-color': tokens.halo, 'text-halo-width': 1.5 },
  },
]
