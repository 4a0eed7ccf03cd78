import type { Feature, Position } from 'geojson'
import type { Bounds } from '../../lib/slice/types'
import { nearLines, outlines } from './edges'
import { featureOf, ownFile, positionsOf, type Layers } from './layers'

/** A polygon of fewer corners is a crumb of the grid that it was traced on, not a lake's shape. */
const LEAST_CORNERS = 5
/** The same coast in two records is never further apart. */
const COAST_DEGREES = 0.03

/**
 * What an atlas brings of its own in `basemap/`: rivers, lakes, first-level areas as lines and names.
 *
 * @param drawn land and borders, along which no area's line is repeated
 */
export function regional(dir: string, drawn: Feature[]): Layers {
  const [rivers, lakes, admin1] = ['rivers.geojson', 'lakes.geojson', 'admin1.geojson'].map(name => ownFile(dir, name))
  return {
    ...(rivers && { rivers: rivers.map(f => pick(f, ['level', 'name_en', 'name_ar'])) }),
    ...(lakes && { lakes: lakes.filter(f => positionsOf(f.geometry).length > LEAST_CORNERS).map(f => pick(f, ['area_km2', 'name_en', 'name_ar'])) }),
    ...(admin1 && { admin1: innerLines(admin1, drawn), admin1_names: names(admin1) }),
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

/** First-level areas as lines, but where coast or border is drawn by a layer of its own. */
function innerLines(areas: Feature[], drawn: Feature[]): Feature[] {
  const bounds = coverage(areas)
  if (!bounds) return []
  const near = nearLines(drawn.flatMap(f => linesOf(f)), COAST_DEGREES, bounds)
  return [featureOf({ type: 'MultiLineString', coordinates: outlines(areas.map(ringsOf), near) })]
}

const linesOf = ({ geometry: g }: Feature): Position[][] =>
  g.type === 'MultiPolygon' ? g.coordinates.flat() : g.type === 'Polygon' || g.type === 'MultiLineString' ? g.coordinates : g.type === 'LineString' ? [g.coordinates] : []

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
