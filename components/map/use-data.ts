import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { useEffect, useMemo } from 'react'
import type { Area } from '@/lib/geo/area'
import type { Bounds, Frame } from '@/lib/slice/types'
import { boxFeatures, drawnFeatures, nameFeatures, NONE_OUTLINED, roomFeatures, shownAreas, type Outlined } from './features'
import type { MapViewProps } from './types'

/** Names move aside once the handle rests: laying them out anew costs more than a frame may. */
const REST_MS = 150

/** Puts what is not rings into the style's own sources, and again after each change of style. */
export function useData(map: MapLibre | null, frame: Frame | null, { areas, selected, drawnArea, names }: MapViewProps, preview: Area | null): void {
  const selectedId = selected?.id ?? null
  // Which records have an outline changes seldom; the frame, with every move.
  const outlined = JSON.stringify(frame ? { situations: frame.situations, areaIncidents: frame.areaIncidents, at: frame.outlined.at } satisfies Outlined : NONE_OUTLINED)
  useSource(map, 'areas', useMemo(() => shownAreas(areas, JSON.parse(outlined) as Outlined, selectedId), [areas, outlined, selectedId]))
  useSource(map, 'drawn', useMemo(() => drawnFeatures(preview ?? drawnArea), [preview, drawnArea]))
  useSource(map, 'names', useMemo(() => nameFeatures(names ?? []), [names]))
  const loading = JSON.stringify(frame?.loading ?? [])
  useSource(map, 'loading', useMemo(() => boxFeatures(JSON.parse(loading) as Bounds[]), [loading]))
  useSource(map, 'rooms', useMemo(() => roomFeatures(frame?.clusters ?? null), [frame]), REST_MS)
}

function useSource(map: MapLibre | null, id: string, data: GeoJSON.FeatureCollection, waitMs = 0): void {
  useEffect(() => {
    if (!map) return
    const put = () => { map.getSource<GeoJSONSource>(id)?.setData(data) }
    const cancel = waitMs ? afterPicture(put, waitMs) : put()
    map.on('style.load', put)
    return () => {
      cancel?.()
      map.off('style.load', put)
    }
  }, [map, id, data, waitMs])
}

/**
 * Calls back `ms` after the present picture is on the screen. From the change on, a slow machine would lay out between two
 * moves of a handle that never rested, be slower for it, and do so at every move.
 */
function afterPicture(call: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = requestAnimationFrame(() => { frame = requestAnimationFrame(() => { timer = setTimeout(call, ms) }) })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
