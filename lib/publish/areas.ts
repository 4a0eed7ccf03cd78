import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import { booleanPointInPolygon } from '@turf/turf'
import { circleRing } from '../geo/circle'
import { ASSUMED_PRECISION, RADIUS_METERS } from '../model/codes'
import type { OutlinedRecord } from '../model/list-item'
import type { Incident } from './rows'

type Shape = Polygon | MultiPolygon
type Outline = Feature<Shape, { records: OutlinedRecord[]; n: number }>

/** Most records that an outline lists, and most outlines: an answer stays some megabytes at any size of the record. What is beyond is counted. */
export const MOST_LISTED = 500
export const MOST_OUTLINES = 2000

/** Outlines, each with the records that share it: every situation with a place, every incident known to the governorate only. Four decimals are ten metres. */
export class AreasBuilder {
  private readonly governorates: Feature<Shape>[]
  private readonly outlines = new Map<string, Outline>()
  private beyond = 0

  constructor(admin1: unknown) {
    this.governorates = ((admin1 as FeatureCollection<Shape> | null)?.features ?? []).filter(f => f.geometry)
  }

  add(incident: Incident): void {
    const { properties: p } = incident
    if (p.kind !== 'situation' && p.geo_precision !== 'governorate') return
    const shape = shapeOf(incident, this.governorates)
    if (!shape) return
    const geometry = rounded(shape)
    const key = JSON.stringify(geometry)
    const outline: Outline = this.outlines.get(key) ?? { type: 'Feature', properties: { records: [], n: 0 }, geometry }
    if (outline.properties.n === 0) {
      if (this.outlines.size >= MOST_OUTLINES) {
        this.beyond++
        return
      }
      this.outlines.set(key, outline)
    }
    if (++outline.properties.n <= MOST_LISTED) outline.properties.records.push({ id: p.id, kind: p.kind })
  }

  /** `beyond`: records whose outline is not among them. */
  finish(): FeatureCollection<Shape> & { beyond: number } {
    return { type: 'FeatureCollection', features: [...this.outlines.values()], beyond: this.beyond }
  }
}

function shapeOf({ geometry, point, properties: p }: Incident, governorates: Feature<Shape>[]): Shape | null {
  if (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon') return geometry
  if (!point || (p.geo_precision === 'country' && !p.geo_radius_m)) return null
  if (p.geo_precision === 'governorate' && !p.geo_radius_m) return governorates.find(g => booleanPointInPolygon(point, g))?.geometry ?? null
  const radius = p.geo_radius_m ?? RADIUS_METERS[p.geo_precision ?? ASSUMED_PRECISION] ?? 0
  return radius > 0 ? { type: 'Polygon', coordinates: [circleRing(point[0], point[1], radius, 48)] } : null
}

const near = (position: Position): Position => position.slice(0, 2).map(x => Math.round(x * 1e4) / 1e4)
const ring = (positions: Position[]): Position[] => positions.map(near).filter((p, i, all) => i === 0 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1])

function rounded(shape: Shape): Shape {
  return shape.type === 'Polygon' ? { type: 'Polygon', coordinates: shape.coordinates.map(ring) } : { type: 'MultiPolygon', coordinates: shape.coordinates.map(part => part.map(ring)) }
}
