import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { useEffect, useMemo } from 'react'
import type { Area } from '@/lib/geo/area'
import type { Frame } from '@/lib/slice/types'
import { drawnFeatures, nameFeatures, roomFeatures, shownAreas, type Outlined } from './features'
import type { MapViewProps } from './types'

/** Names move aside once the handle rests: laying them out anew costs more than a frame may. */
const REST_MS = 150

/** Puts what is not rings into the style's own sources, and again after each change of style. */
export function useData(map: MapLibre | null, frame: Frame | null, { areas, selected, drawnArea, names }: MapViewProps, preview: Area | null): void {
  const selectedId = selected?.id ?? null
  // Which records have an outline changes seldom; the frame, with every move.
  const outlined = JSON.stringify([frame?.situations, frame?.areaIncidents])
  useSource(map, 'areas', useMemo(() => shownAreas(areas, JSON.parse(outlined) as Outlined, selectedId), [areas, outlined, selectedId]))
  useSource(map, 'drawn', useMemo(() => drawnFeatures(preview ?? drawnArea), [preview, drawnArea]))
  useSource(map, 'names', useMemo(() => nameFeatures(names ?? []), [names]))
  useSource(map, 'rooms', useMemo(() => roomFeatures(frame?.clusters ?? null), [frame]), REST_MS)
}

function useSource(map: MapLibre | null, id: string, data: GeoJSON.FeatureCollection, waitMs = 0): void {
  useEffect(() => {
    if (!map) return
    const put = () => { map.getSource<GeoJSONSource>(id)?.setData(data) }
    const timer = waitMs ? setTimeout(put, waitMs) : undefined
    if (!waitMs) put()
    map.on('style.load', put)
    return () => {
      clearTimeout(timer)
      map.off('style.load', put)
    }
  }, [map, id, data, waitMs])
}
