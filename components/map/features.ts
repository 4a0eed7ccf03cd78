import type { Feature, FeatureCollection, Position } from 'geojson'
import { containsPoint, type Area } from '@/lib/geo/area'
import { circleRing } from '@/lib/geo/circle'
import { radiusPx } from '@/lib/slice/merge'
import type { OutlinedRecord } from '@/lib/model/list-item'
import type { Bounds, Clusters, Frame } from '@/lib/slice/types'
import type { RecordName } from './types'

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
const pointOf = (lon: number, lat: number, properties: Record<string, unknown>): Feature => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } })

/** What of a frame is drawn as an outline. */
export type Outlined = Pick<Frame, 'situations' | 'areaIncidents'> & { at: Frame['outlined']['at'] }
export const NONE_OUTLINED: Outlined = { situations: [], areaIncidents: [], at: [] }

interface Shape { records: OutlinedRecord[]; n?: number }
const shapeOf = (f: Feature): Shape => ({ records: [], ...f.properties })

/** Outer rings of an outline. */
const ringsOf = ({ geometry: g }: Feature): Position[][] => (g.type === 'Polygon' ? [g.coordinates[0]] : g.type === 'MultiPolygon' ? g.coordinates.map(part => part[0]) : [])
const contains = (f: Feature, [lon, lat]: [number, number]): boolean => ringsOf(f).some(ring => containsPoint({ kind: 'poly', ring: ring as [number, number][] }, lon, lat))

/** Ids of shown records by outline. An outline that many share names some of its records only; of the others their points say that they lie in it. */
function idsByOutline(features: Feature[], { situations, areaIncidents, at }: Outlined, selected: string | null): string[][] {
  const shown = new Set([...situations, ...areaIncidents, ...(selected ? [selected] : [])])
  const named = new Set(features.flatMap(f => shapeOf(f).records.map(r => r.id)))
  const unnamed = [...situations, ...areaIncidents].map((id, i) => ({ id, at: at[i], kind: i < situations.length ? 'situation' : 'incident' })).filter(one => one.at && !named.has(one.id))
  return features.map(f => {
    const { records, n = records.length } = shapeOf(f)
    const more = n > records.length ? unnamed.filter(one => records.some(r => r.kind === one.kind) && contains(f, one.at)) : []
    return [...records.map(r => r.id).filter(id => shown.has(id)), ...more.map(one => one.id)]
  })
}

/** Outlines of what the frame shows, each once however many records share it; the open record's is active. `ids`: by comma, as tiles hold no lists. */
export function shownAreas(areas: FeatureCollection | null, outlined: Outlined, selected: string | null): FeatureCollection {
  const features = areas?.features ?? []
  const ids = idsByOutline(features, outlined, selected)
  const situations = new Set(outlined.situations)
  return collection(features.flatMap((f, i) => {
    if (!ids[i].length) return []
    const isSituation = ids[i].some(id => situations.has(id)) || shapeOf(f).records.some(r => r.id === selected && r.kind === 'situation')
    return [{ ...f, properties: { id: ids[i][0], ids: ids[i].join(','), kind: isSituation ? 'situation' : 'incident', active: selected !== null && ids[i].includes(selected) } }]
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
