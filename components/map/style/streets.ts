import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Bounds } from '@/lib/slice/types'
import { FONTS, TOKENS } from './tokens'

// Layers over an archive of the Protomaps schema (docs.protomaps.com/basemaps/layers): our own few instead of the sixty of
// @protomaps/basemaps (docs/decisions/0012-our-own-street-layers.md). Loaded only where an operator has such an archive.

/** From here on the archive's ground covers our own, which is drawn for the region as a whole. */
export const STREET_ZOOM = 9.5
/** From here on the names of places are the archive's too, within its bounds. */
export const STREET_NAMES_ZOOM = 11

/** Version 3 of the schema wrote `pmap:kind`. */
const kind: ExpressionSpecification = ['coalesce', ['get', 'kind'], ['get', 'pmap:kind']]
const isOneOf = (...kinds: string[]): ExpressionSpecification => ['in', kind, ['literal', kinds]]
const shape = (...types: string[]): ExpressionSpecification => ['in', ['geometry-type'], ['literal', types]]
const line = shape('LineString', 'MultiLineString')

const zooms = (...stops: (number | ExpressionSpecification)[]): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification
/** Quietly: no edge is seen to jump. */
const fadeIn = (to: number | ExpressionSpecification = 1, from = STREET_ZOOM): ExpressionSpecification => zooms(from, 0, from + 1, to)

const HIGHWAY = 'highway'
const MAJOR = ['major_road', 'medium_road']
const MINOR = 'minor_road'
/** Pixels by rank of a road: highway, major, service, minor. */
const byRank = (highway: number, major: number, service: number, minor: number): ExpressionSpecification =>
  ['case', ['==', kind, HIGHWAY], highway, isOneOf(...MAJOR), major, ['==', ['get', 'kind_detail'], 'service'], service, minor] as unknown as ExpressionSpecification
const roadWidth = (more: number) => ['interpolate', ['exponential', 1.5], ['zoom'],
  10, byRank(1.1, 0.7, 0, 0), 12, byRank(2 + more, 1.4 + more / 2, 0, 0.4), 13, byRank(3 + more, 2.4 + more, 0.4, 1 + more / 2), 14, byRank(4.5 + more, 3.6 + more, 1 + more / 2, 2 + more), 16, byRank(10 + more, 8.5 + more, 3 + more, 5.5 + more), 18, byRank(26 + more, 22 + more, 9 + more, 17 + more)] as unknown as DataDrivenPropertyValueSpecification<number>
/** Far out only what leads somewhere. */
const roads: ExpressionSpecification = ['all', line, ['step', ['zoom'], isOneOf(HIGHWAY, ...MAJOR), 12, isOneOf(HIGHWAY, ...MAJOR, MINOR)]] as unknown as ExpressionSpecification
const roadOpacity = fadeIn(['case', ['to-boolean', ['coalesce', ['get', 'is_tunnel'], false]], 0.4, 1])

/** Names as the page's reader reads them; what has no name in that language keeps its own. */
const nameIn = (locale: 'en' | 'ar'): ExpressionSpecification => (locale === 'ar' ? ['coalesce', ['get', 'name:ar'], ['get', 'name'], ['get', 'name:en']] : ['coalesce', ['get', 'name:en'], ['get', 'name']])

/**
 * Ground, roads and buildings, then names: `ground` lies under our borders, `names` over them.
 *
 * @param bounds of the archive. Its tiles reach beyond them; places are named by it only within, and by us outside.
 */
export function streetLayers({ theme, locale, bounds: [w, s, e, n] }: { theme: 'light' | 'dark'; locale: 'en' | 'ar'; bounds: Bounds }): { ground: LayerSpecification[]; names: LayerSpecification[] } {
  const t = TOKENS[theme]
  const from = (sourceLayer: string, minzoom = STREET_ZOOM) => ({ source: 'streets', 'source-layer': sourceLayer, minzoom })
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  const byImportance: ExpressionSpecification = ['match', kind, HIGHWAY, 3, MAJOR, 2, 1]
  const ground: LayerSpecification[] = [
    { id: 'street-earth', type: 'fill', ...from('earth'), filter: shape('Polygon', 'MultiPolygon'), paint: { 'fill-color': t.land, 'fill-opacity': fadeIn() } },
    { id: 'street-green', type: 'fill', ...from('landuse'), filter: isOneOf('park', 'forest', 'wood', 'nature_reserve', 'national_park', 'garden', 'grass', 'grassland', 'scrub', 'cemetery', 'allotments', 'village_green', 'playground', 'orchard', 'golf_course', 'recreation_ground'), paint: { 'fill-color': t.green, 'fill-opacity': fadeIn() } },
    { id: 'street-sites', type: 'fill', ...from('landuse', 12), filter: isOneOf('hospital', 'school', 'university', 'college', 'kindergarten', 'industrial', 'military', 'aerodrome', 'railway'), paint: { 'fill-color': t.site, 'fill-opacity': fadeIn(1, 12) } },
    // Under the polygons: a wide river is both.
    { id: 'street-rivers', type: 'line', ...from('water'), filter: ['all', line, ['step', ['zoom'], isOneOf('river', 'canal'), 13, isOneOf('river', 'canal', 'stream', 'ditch', 'drain')]] as unknown as ExpressionSpecification, layout: round, paint: { 'line-color': t.river, 'line-opacity': fadeIn(), 'line-width': zooms(9, 0.6, 14, ['case', isOneOf('river', 'canal'), 2, 0.8], 18, ['case', isOneOf('river', 'canal'), 8, 3]) } },
    { id: 'street-water', type: 'fill', ...from('water'), filter: shape('Polygon', 'MultiPolygon'), paint: { 'fill-color': t.sea, 'fill-opacity': fadeIn() } },
    { id: 'street-buildings', type: 'fill', ...from('buildings', 13), filter: ['!=', kind, 'address'], paint: { 'fill-color': t.building, 'fill-outline-color': t.buildingLine, 'fill-opacity': fadeIn(1, 13) } },
    { id: 'street-rails', type: 'line', ...from('roads', 11), filter: ['all', line, isOneOf('rail')], paint: { 'line-color': t.rail, 'line-width': zooms(11, 0.8, 16, 2), 'line-dasharray': [4, 2], 'line-opacity': fadeIn(1, 11) } },
    { id: 'street-paths', type: 'line', ...from('roads', 14), filter: ['all', line, isOneOf('path')], paint: { 'line-color': t.roadLine, 'line-width': zooms(14, 0.8, 18, 2.5), 'line-dasharray': [2, 1.5] } },
    { id: 'street-road-lines', type: 'line', ...from('roads', 11), filter: roads, layout: round, paint: { 'line-color': t.roadLine, 'line-width': roadWidth(1.6), 'line-opacity': zooms(11, 0, 12, ['case', ['to-boolean', ['coalesce', ['get', 'is_tunnel'], false]], 0.4, 1]) } },
    { id: 'street-roads', type: 'line', ...from('roads'), filter: roads, layout: { ...round, 'line-sort-key': byImportance }, paint: { 'line-color': zooms(10, t.roadLine as unknown as ExpressionSpecification, 12, t.road as unknown as ExpressionSpecification), 'line-width': roadWidth(0), 'line-opacity': roadOpacity } },
  ]

  const name = nameIn(locale)
  const inside: ExpressionSpecification = ['within', { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }]
  const spaced = locale === 'ar' ? 0 : 0.06
  const halo = { 'text-halo-color': t.halo, 'text-halo-width': 1.5 }
  const isCity = ['in', ['get', 'kind_detail'], ['literal', ['city', 'town']]] as unknown as ExpressionSpecification
  const names: LayerSpecification[] = [
    { id: 'street-water-names', type: 'symbol', ...from('water', 12), filter: ['all', line, isOneOf('river', 'canal')], layout: { 'symbol-placement': 'line', 'symbol-spacing': 360, 'text-field': name, 'text-font': FONTS.regular, 'text-size': 12, 'text-letter-spacing': spaced }, paint: { ...halo, 'text-color': t.label, 'text-opacity': 0.75 } },
    {
      id: 'street-names', type: 'symbol', ...from('roads', 13), filter: ['all', line, ['step', ['zoom'], isOneOf(HIGHWAY, ...MAJOR), 15, isOneOf(HIGHWAY, ...MAJOR, MINOR)]] as unknown as ExpressionSpecification,
      layout: { 'symbol-placement': 'line', 'symbol-spacing': 300, 'symbol-sort-key': ['-', 0, byImportance], 'text-field': name, 'text-font': FONTS.regular, 'text-size': zooms(13, 11, 16, 12.5), 'text-padding': 6, 'text-max-angle': 30 },
      paint: { 'text-color': t.streetLabel, 'text-halo-color': t.road, 'text-halo-width': 1.4 },
    },
    {
      id: 'street-quarters', type: 'symbol', ...from('places', 12), filter: isOneOf('neighbourhood', 'macrohood', 'suburb', 'quarter'),
      layout: { 'text-field': name, 'text-font': FONTS.medium, 'text-size': zooms(12, 11, 16, 13), 'text-max-width': 7, 'text-letter-spacing': spaced, 'text-padding': 8, 'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'], 'text-radial-offset': 1.2 },
      paint: { ...halo, 'text-color': t.label, 'text-opacity': 0.8 },
    },
    {
      id: 'street-places', type: 'symbol', ...from('places', STREET_NAMES_ZOOM), maxzoom: 16, filter: ['all', isOneOf('locality'), inside],
      layout: {
        'text-field': name, 'text-font': ['case', isCity, ['literal', FONTS.semibold], ['literal', FONTS.regular]], 'text-size': ['match', ['get', 'kind_detail'], 'city', 14.5, 'town', 13.5, 'village', 12.5, 11.5],
        'text-max-width': 8, 'text-padding': 4, 'symbol-sort-key': ['-', 0, ['to-number', ['coalesce', ['get', 'population_rank'], 0], 0]],
        // The record's rings lie on the middles of towns: the name moves beyond them.
        'text-variable-anchor-offset': ['center', [0, 0], 'top', [0, 1.6], 'bottom', [0, -1.6], 'left', [1.7, 0], 'right', [-1.7, 0], 'top', [0, 2.5], 'bottom', [0, -2.5], 'left', [2.7, 0], 'right', [-2.7, 0]], 'text-justify': 'auto',
      },
      paint: { ...halo, 'text-color': t.label },
    },
  ]
  return { ground, names }
}
