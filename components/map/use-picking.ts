import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { DATED, FAR } from './dated'
import { hit } from './rings/hit'
import type { RingLayer } from './rings/layer'
import type { MapViewProps } from './types'

const isCoarse = () => window.matchMedia('(pointer: coarse)').matches

/** Ids of the records whose outline lies there, the smallest outlines' first as drawn; empty for none. */
function areaAt(map: MapLibre, event: MapMouseEvent): string[] {
  if (!map.getLayer('areas-fill')) return []
  return [...new Set(map.queryRenderedFeatures(event.point, { layers: ['areas-fill'] }).flatMap(f => String(f.properties.ids).split(',')))]
}

/** Id of the dated building there. */
const buildingAt = (map: MapLibre, event: MapMouseEvent): string | null =>
  map.getLayer(FAR) ? ((map.queryRenderedFeatures(event.point, { layers: [FAR, DATED].filter(id => map.getLayer(id)) })[0]?.properties.id as string | undefined) ?? null) : null

/** What lies under pointer or finger: members of a fan first, then rings and dots, then dated buildings, then areas. Escape closes a fan. */
export function usePicking(map: MapLibre | null, rings: RingLayer | null, props: MapViewProps): void {
  const latest = useRef(props)
  useEffect(() => { latest.current = props })
  useEffect(() => {
    if (!map || !rings) return
    let hoveredArea: string | null = null
    const memberAt = (index: number) => (index >= 0 ? (rings.scene.fan?.members[index] ?? null) : null)
    const hoverArea = (id: string | null) => {
      if (id === hoveredArea || !map.getSource('areas')) return
      if (hoveredArea) map.setFeatureState({ source: 'areas', id: hoveredArea }, { hover: false })
      if (id) map.setFeatureState({ source: 'areas', id }, { hover: true })
      hoveredArea = id
    }
    const click = (event: MapMouseEvent) => {
      const { drawMode, frames, onPickMember, onPickSingle, onPickCluster, onPickArea, onPickBuilding } = latest.current
      if (drawMode) return
      latest.current.onHover(null)
      const found = hit(rings.instances.targets, event.point.x, event.point.y, isCoarse())
      const member = found && memberAt(found.member)
      if (member) return onPickMember(member)
      const clusters = frames.get()?.clusters
      if (found && found.cluster >= 0 && clusters) return clusters.n[found.cluster] === 1 ? onPickSingle(found.cluster) : onPickCluster(found.cluster)
      if (rings.scene.fan) return rings.set({ fan: null, hoveredMember: null })
      const building = buildingAt(map, event)
      onPickBuilding?.(building)
      const ids = building === null ? areaAt(map, event) : []
      if (ids.length) onPickArea(ids)
    }
    const move = (event: MapMouseEvent) => {
      const { drawMode, onHover, onPointBuilding } = latest.current
      if (drawMode) return
      const found = hit(rings.instances.targets, event.point.x, event.point.y, false)
      const hovered = found && found.cluster >= 0 ? found.cluster : null
      const hoveredMember = found && found.member >= 0 ? found.member : null
      if (rings.scene.hovered !== hovered || rings.scene.hoveredMember !== hoveredMember) rings.set({ hovered, hoveredMember })
      const building = found ? null : buildingAt(map, event)
      onPointBuilding?.(building === null ? null : { id: building, x: event.point.x, y: event.point.y })
      const ids = found || building !== null ? [] : areaAt(map, event)
      hoverArea(ids[0] ?? null)
      map.getCanvas().style.cursor = found || building !== null || ids.length ? 'pointer' : ''
      // An open fan says itself what its ring holds.
      if (found && rings.scene.fan && found.member < 0) onHover(null)
      else if (found) onHover({ x: found.x, y: found.y, cluster: found.cluster, member: memberAt(found.member), ids: null })
      else onHover(ids.length ? { x: event.point.x, y: event.point.y, cluster: -1, member: null, ids } : null)
    }
    const out = () => {
      hoverArea(null)
      rings.set({ hovered: null, hoveredMember: null })
      latest.current.onHover(null)
      latest.current.onPointBuilding?.(null)
    }
    const key = (event: KeyboardEvent) => { if (event.key === 'Escape' && rings.scene.fan) rings.set({ fan: null, hoveredMember: null }) }
    map.on('click', click)
    map.on('mousemove', move)
    map.on('mouseout', out)
    document.addEventListener('keydown', key)
    return () => {
      map.off('click', click)
      map.off('mousemove', move)
      map.off('mouseout', out)
      document.removeEventListener('keydown', key)
    }
  }, [map, rings])
}
