import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONTS, NAME_SIZES, PLACE_SIZES, type LayerContext } from './tokens'

/** Lowest rank that is named at a zoom: far out only the greatest, from city zoom on every one. */
const ranksAt: ExpressionSpecification = ['step', ['zoom'], 0, 4, 1, 5.5, 2, 6.2, 3, 7.5, 4, 8.2, 5, 9, 6]
/** Where a name may stand, in ems from its dot, best first; the greater towns also beyond a ring that covers the dot. */
type Anchors = (string | [number, number])[]
const BESIDE: Anchors = ['left', [0.5, 0], 'right', [-0.5, 0], 'top', [0, 0.4], 'bottom', [0, -0.4]]
const BEYOND: Anchors = ['left', [1.7, 0], 'right', [-1.7, 0], 'top', [0, 1.6], 'bottom', [0, -1.6], 'left', [2.7, 0], 'right', [-2.7, 0], 'top', [0, 2.5], 'bottom', [0, -2.5]]
const byRank = (sizes: [number, number][], otherwise: number): ExpressionSpecification =>
  ['match', ['get', 'rank'], ...sizes.flat(), otherwise] as unknown as ExpressionSpecification

/** Countries from afar, first-level areas quietly, towns by rank as dots with names that move aside for the rings. */
export const placeLayers = ({ tokens, nameField, ours }: LayerContext): LayerSpecification[] => {
  const shown: ExpressionSpecification = ['all', ['<=', ['get', 'rank'], ranksAt], ours]
  const arabic = nameField === 'name_ar'
  const halo = { 'text-halo-color': tokens.halo, 'text-halo-width': 1.5 }
  return [
    {
      id: 'admin1-names', type: 'symbol', source: 'base', 'source-layer': 'admin1_names', minzoom: 6.8, maxzoom: 9.5,
      layout: {
        'text-field': ['get', nameField], 'text-font': FONTS.regular, 'text-size': NAME_SIZES.admin1, 'text-padding': 14, 'text-max-width': 7,
        'text-letter-spacing': arabic ? 0 : 0.12, 'text-transform': arabic ? 'none' : 'uppercase',
      },
      paint: { ...halo, 'text-color': tokens.label, 'text-opacity': 0.5 },
    },
    { id: 'town-dots', type: 'circle', source: 'base', 'source-layer': 'places', filter: shown, paint: { 'circle-radius': byRank([[1, 2.4], [2, 2]], 1.5), 'circle-color': tokens.label } },
    {
      id: 'towns', type: 'symbol', source: 'base', 'source-layer': 'places', filter: shown,
      layout: {
        'text-field': ['get', nameField], 'text-font': ['match', ['get', 'rank'], 1, ['literal', FONTS.semibold], ['literal', FONTS.regular]], 'text-size': byRank(PLACE_SIZES, 11.5),
        'text-variable-anchor-offset': ['match', ['get', 'rank'], [1, 2, 3], ['literal', [...BESIDE, ...BEYOND]], ['literal', BESIDE]], 'text-justify': 'auto', 'text-max-width': 9, 'text-padding': 3, 'symbol-sort-key': ['get', 'rank'],
      },
      paint: { ...halo, 'text-color': tokens.label },
    },
    {
      id: 'countries', type: 'symbol', source: 'base', 'source-layer': 'countries', minzoom: 2, maxzoom: 6.2, filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 3, 2, 4, 3]],
      layout: {
        'text-field': ['get', nameField], 'text-font': FONTS.regular, 'text-size': NAME_SIZES.country, 'text-max-width': 8, 'text-padding': 6, 'symbol-sort-key': ['get', 'rank'],
        'text-letter-spacing': arabic ? 0 : 0.1, 'text-transform': arabic ? 'none' : 'uppercase',
      },
      paint: { ...halo, 'text-color': tokens.label, 'text-opacity': 0.6 },
    },
  ]
}
