import type { FeatureCollection, Position } from 'geojson'
import { pixelOf, type View } from './view'

/** Rings of a building, outer and inner alike: [longitude, latitude]. */
export type Rings = Position[][]

/** Outlines of a project's file by the building's id. What is no polygon, or has no id, is left out: nobody is asked about it. */
export function outlinesOf(file: FeatureCollection): Map<string, Rings> {
  const found = new Map<string, Rings>()
  for (const { id, geometry } of file.features) {
    if (id === undefined || !geometry) continue
    if (geometry.type === 'Polygon') found.set(String(id), geometry.coordinates)
    if (geometry.type === 'MultiPolygon') found.set(String(id), geometry.coordinates.flat())
  }
  return found
}

/** As path data in the view's pixels. */
export const pathOf = (rings: Rings, view: View): string =>
  rings.map(ring => `M${ring.map(point => pixelOf(view, point).map(n => n.toFixed(1)).join(' ')).join('L')}Z`).join('')
