import { codesOf } from '../model/facets'
import type { ListItem } from '../model/list-item'
import type { Manifest } from '../model/manifest'
import type { StoredFeature } from './rows'

/** What a row of the list shows of a record. */
export function listItemOf({ properties: p, point }: StoredFeature, manifest: Pick<Manifest, 'facets'>): ListItem {
  return {
    id: p.id, kind: p.kind, title_en: p.title_en, title_ar: p.title_ar, place_en: p.place_en, place_ar: p.place_ar,
    date_start: p.date_start, date_end: p.date_end, date_precision: p.date_precision, geo_precision: p.geo_precision, grading: p.grading,
    killed_min: p.killed_min, killed_max: p.killed_max, injured_min: p.injured_min, injured_max: p.injured_max,
    lon: point?.[0], lat: point?.[1],
    facets: Object.fromEntries(manifest.facets.map(f => [f.property, codesOf(p, f)])),
  }
}
