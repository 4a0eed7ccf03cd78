import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Feature, FeatureCollection, GeoJsonProperties, Geometry, Position } from 'geojson'
import type { Topology } from 'topojson-specification'

const require = createRequire(import.meta.url)

export const LAYER_NAMES = ['land', 'borders', 'lakes', 'rivers', 'river_names', 'admin1', 'admin1_names', 'countries', 'places'] as const
export type LayerName = (typeof LAYER_NAMES)[number]
export type Layers = Partial<Record<LayerName, Feature[]>>

/** A topology out of an installed package. */
export const topology = (name: string): Topology => JSON.parse(readFileSync(require.resolve(name), 'utf8')) as Topology

/** A GeoJSON file of the atlas' `basemap/`; null when it has none of that name. */
export function ownFile(dir: string, name: string): Feature[] | null {
  const path = join(dir, name)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection).features : null
}

export const featureOf = (geometry: Geometry, properties: GeoJsonProperties = {}): Feature => ({ type: 'Feature', properties, geometry })

/** Every position of a geometry, in order. */
export function positionsOf(geometry: Geometry | null): Position[] {
  if (!geometry) return []
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf)
  const flat = (c: unknown): Position[] => (Array.isArray(c) ? (typeof c[0] === 'number' ? [c as Position] : c.flatMap(flat)) : [])
  return flat(geometry.coordinates)
}
