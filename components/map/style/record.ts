import type { LayerSpecification } from 'maplibre-gl'
import { FONTS, NAME_SIZES, type LayerContext } from './tokens'

/** Name of the empty image that `images.ts` adds to the map, one pixel wide. */
export const BLANK = 'blank'

/**
 * Names of places that the record itself knows, from city zoom on; and the room of rings and dots as empty symbols, so
 * that names of towns move aside for them (seen through: they are placed and not drawn). Last in the order: what is drawn last is placed first.
 */
export const recordLayers = ({ tokens }: LayerContext): LayerSpecification[] => [
  {
    id: 'record-names', type: 'symbol', source: 'names', minzoom: 11,
    layout: { 'text-field': ['get', 'name'], 'text-font': FONTS.regular, 'text-size': NAME_SIZES.record, 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 1.4, 'text-max-width': 9 },
    paint: { 'text-color': tokens.label, 'text-halo-color': tokens.halo, 'text-halo-width': 1.5 },
  },
  { id: 'rooms', type: 'symbol', source: 'rooms', layout: { 'icon-image': BLANK, 'icon-size': ['get', 'width'], 'icon-allow-overlap': true, 'icon-padding': 1 }, paint: { 'icon-opacity': 0 } },
]
