import type { Feature, Position } from 'geojson'
import type { Bounds } from '../../lib/slice/types'
import { sharedEdges } from './edges'
import { featureOf, ownFile, positionsOf, type Layers } from './layers'

/** A polygon of fewer corners is a crumb of the grid that it was traced on, not a lake's shape. */
const LEAST_CORNERS = 5

/** What an atlas brings of its own in `basemap/`: rivers, lakes, first-level areas as inner lines and names. */
export function regional(dir: string): Layers {
  const [rivers, lakes, admin1] = ['rivers.geojson', 'lakes.geojson', 'admin1.geojson'].map(name => ownFile(dir, name))
  return {
    ...(rivers && { rivers: rivers.map(f => pick(f, ['level', 'name_en', 'name_ar'])) }),
    ...(lakes && { lakes: lakes.filter(f => positionsOf(f.geometry).length > LEAST_CORNERS).map(f => pick(f, ['area_km2', 'name_en', 'name_ar'])) }),
    ...(admin1 && { admin1: innerLines(admin1), admin1_names: names(admin1) }),
  }
}

/** Bounds of what the atlas drew itself: there it wins over the world's. */
export function coverage(features: Feature[] | undefined): Bounds | null {
  if (!features?.length) return null
  const all = features.flatMap(f => positionsOf(f.geometry))
  const [xs, ys] = [all.map(p => p[0]), all.map(p => p[1])]
  const [least, most] = [(a: number[]) => a.reduce((m, v) => Math.min(m, v), Infinity), (a: number[]) => a.reduce((m, v) => Math.max(m, v), -Infinity)]
  return [least(xs), least(ys), most(xs), most(ys)]
}

const pick = (f: Feature, fields: string[]): Feature => ({ ...f, properties: Object.fromEntries(fields.flatMap(k => (f.properties?.[k] !== undefined ? [[k, f.properties[k] as unknown]] : []))) })

/** Only lines between two areas of one country: coasts and borders are drawn by layers of their own. */
function innerLines(areas: Feature[]): Feature[] {
  const countries = [...new Set(areas.map(f => f.properties?.country as string | undefined))]
  return countries.flatMap(country => {
    const lines = sharedEdges(areas.filter(f => f.properties?.country === country).map(ringsOf))
    return lines.length ? [featureOf({ type: 'MultiLineString', coordinates: lines })] : []
  })
}

const ringsOf = (f: Feature): Position[][] =>
  f.geometry.type === 'Polygon' ? f.geometry.coordinates : f.geometry.type === 'MultiPolygon' ? f.geometry.coordinates.flat() : []

/** Names in the middle of the largest ring's bounds: good enough for a quiet label. */
function names(areas: Feature[]): Feature[] {
  return areas.flatMap(f => {
    const { name_en, name_ar } = (f.properties ?? {}) as { name_en?: string; name_ar?: string }
    const ring = ringsOf(f).sort((a, b) => b.length - a.length)[0]
    if (!name_en || !ring) return []
    const [w, s, e, n] = coverage([featureOf({ type: 'LineString', coordinates: ring })]) as Bounds
    return [featureOf({ type: 'Point', coordinates: [(w + e) / 2, (s + n) / 2] }, { name_en, name_ar: name_ar ?? name_en })]
  })
}
