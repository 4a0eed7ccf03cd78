import type { Feature, FeatureCollection } from 'geojson'
import type { Area } from '@/lib/geo/area'
import { circleRing } from '@/lib/geo/circle'
import { radiusPx } from '@/lib/slice/merge'
import type { OutlinedRecord } from '@/lib/model/list-item'
import type { Bounds, Clusters } from '@/lib/slice/types'
import type { RecordName } from './types'

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
const pointOf = (lon: number, lat: number, properties: Record<string, unknown>): Feature => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } })

/** Ids of the frame's situations, and of its incidents that are known to an area only. */
export type Outlined = [situations?: string[] | null, incidents?: string[] | null]

/** Outlines of what the frame shows, each once however many records share it; the open record's is active. `ids`: by comma, as tiles hold no lists. */
export function shownAreas(areas: FeatureCollection | null, [situations, incidents]: Outlined, selected: string | null): FeatureCollection {
  const shown = new Set([...(situations ?? []), ...(incidents ?? []), ...(selected ? [selected] : [])])
  return collection((areas?.features ?? []).flatMap(f => {
    const records = ((f.properties?.records ?? []) as OutlinedRecord[]).filter(r => shown.has(r.id))
    if (!records.length) return []
    return [{ ...f, properties: { id: records[0].id, ids: records.map(r => r.id).join(','), kind: records.some(r => r.kind === 'situation') ? 'situation' : 'incident', active: records.some(r => r.id === selected) } }]
  }))
}

/** A drawn area as a polygon. */
export function drawnFeatures(area: Area | null): FeatureCollection {
  if (!area) return collection([])
  const ring = area.kind === 'circle' ? circleRing(area.center[0], area.center[1], area.radiusMeters, 96) : area.kind === 'poly' ? [...area.ring, area.ring[0]] : boxRing(area.bounds)
  return collection([{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }])
}

const boxRing = ([w, s, e, n]: [number, number, number, number]): [number, number][] => {
  const east = e < w ? e + 360 : e
  return [[w, s], [east, s], [east, n], [w, n], [w, s]]
}

/** Tiles that are still loading. */
export const boxFeatures = (boxes: Bounds[]): FeatureCollection => collection(boxes.map(box => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [boxRing(box)] } })))

export const nameFeatures = (names: RecordName[]): FeatureCollection => collection(names.map(({ lon, lat, name }) => pointOf(lon, lat, { name })))

/** More rings than this leave no room for names anyway. */
const MOST_ROOMS = 500

/** Where rings and dots lie, with their width in pixels: names keep out of them. */
export const roomFeatures = (clusters: Clusters | null): FeatureCollection =>
  collection(Array.from({ length: Math.min(MOST_ROOMS, clusters?.length ?? 0) }, (_, i) => {
    const c = clusters as Clusters
    return pointOf(c.lon[i], c.lat[i], { width: 2 * radiusPx(c.n[i]) + 2 })
  }))
