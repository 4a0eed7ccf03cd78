import type { FeatureCollection } from 'geojson'
import type { Area } from '@/lib/geo/area'
import { circleRing } from '@/lib/geo/circle'
import type { Frame } from '@/lib/slice/types'

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Outlines of what the frame shows, the open record's marked as active. */
export function shownAreas(areas: FeatureCollection | null, frame: Frame | null, selected: string | null): FeatureCollection {
  if (!areas) return EMPTY
  const shown = new Set([...(frame?.situations ?? []), ...(frame?.areaIncidents ?? []), ...(selected ? [selected] : [])])
  return {
    type: 'FeatureCollection',
    features: areas.features.filter(f => shown.has((f.properties as { id: string }).id)).map(f => ({ ...f, properties: { ...f.properties, active: (f.properties as { id: string }).id === selected } })),
  }
}

/** A drawn area as a polygon. */
export function drawnFeatures(area: Area | null): FeatureCollection {
  if (!area) return EMPTY
  const ring = area.kind === 'circle' ? circleRing(area.center[0], area.center[1], area.radiusMeters, 96) : area.kind === 'poly' ? [...area.ring, area.ring[0]] : boxRing(area.bounds)
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }] }
}

const boxRing = ([w, s, e, n]: [number, number, number, number]): [number, number][] => {
  const east = e < w ? e + 360 : e
  return [[w, s], [east, s], [east, n], [w, n], [w, s]]
}
