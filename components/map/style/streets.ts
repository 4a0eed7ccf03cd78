import { layers, namedFlavor, type Flavor } from '@protomaps/basemaps'
import type { LayerSpecification } from 'maplibre-gl'
import { FONTS, TOKENS, type MapTokens } from './tokens'

/** From this zoom on the operator's street-level archive lies over our own base. */
export const STREET_ZOOM = 9.5
/** They need a sprite of pictograms, which would shout over the record's. */
const LEFT_OUT = /^(background|pois|roads_shields|roads_oneway|landcover|places_country|places_region|boundaries)/

/** Layers of a Protomaps basemap in the atlas' colours and language; loaded only where an operator has such an archive. */
export function streetLayers({ theme, locale }: { theme: 'light' | 'dark'; locale: 'en' | 'ar' }): LayerSpecification[] {
  return layers('streets', flavor(TOKENS[theme], theme), { lang: locale }).filter(l => !LEFT_OUT.test(l.id)).map(layer => {
    const quiet = { ...layer, id: `street-${layer.id}`, minzoom: Math.max(STREET_ZOOM, layer.minzoom ?? 0) } as LayerSpecification
    if (quiet.type === 'symbol' && quiet.layout) {
      const { 'icon-image': _icon, ...layout } = quiet.layout
      return { ...quiet, layout: inOurFaces(layout) }
    }
    return quiet
  })
}

/** Some labels name a face of their own for single scripts; ours are the only ones that this origin serves. */
const inOurFaces = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(/"Noto Sans[^"]*"/g, JSON.stringify(FONTS.regular[0]))) as T

function flavor(t: MapTokens, theme: 'light' | 'dark'): Flavor {
  const all = (keys: (keyof Flavor)[], color: string) => Object.fromEntries(keys.map(k => [k, color]))
  return {
    ...namedFlavor(theme),
    ...all(['background', 'earth', 'park_a', 'park_b', 'hospital', 'industrial', 'school', 'wood_a', 'wood_b', 'pedestrian', 'scrub_a', 'scrub_b', 'glacier', 'sand', 'beach', 'aerodrome', 'zoo', 'military'], t.land),
    ...all(['water'], t.sea),
    ...all(['buildings', 'pier', 'runway'], t.building),
    ...all(['other', 'minor_service', 'minor_a', 'minor_b', 'link', 'major', 'highway', 'tunnel_other', 'tunnel_minor', 'tunnel_link', 'tunnel_major', 'tunnel_highway', 'bridges_other', 'bridges_minor', 'bridges_link', 'bridges_major', 'bridges_highway'], t.road),
    ...all(['tunnel_other_casing', 'tunnel_minor_casing', 'tunnel_link_casing', 'tunnel_major_casing', 'tunnel_highway_casing', 'minor_service_casing', 'minor_casing', 'link_casing', 'major_casing_late', 'highway_casing_late', 'major_casing_early', 'highway_casing_early', 'bridges_other_casing', 'bridges_minor_casing', 'bridges_link_casing', 'bridges_major_casing', 'bridges_highway_casing', 'railway'], t.admin),
    ...all(['boundaries'], t.border),
    ...all(['roads_label_minor', 'roads_label_major', 'subplace_label', 'city_label', 'state_label', 'country_label', 'address_label', 'ocean_label'], t.label),
    ...all(['roads_label_minor_halo', 'roads_label_major_halo', 'subplace_label_halo', 'city_label_halo', 'state_label_halo', 'address_label_halo'], t.halo),
    regular: FONTS.regular[0], bold: FONTS.semibold[0], italic: FONTS.regular[0],
  }
}
