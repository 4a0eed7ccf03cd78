import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { hit } from './rings/hit'
import type { RingLayer } from './rings/layer'
import type { MapViewProps } from './types'

const isCoarse = () => window.matchMedia('(pointer: coarse)').matches

function areaAt(map: MapLibre, event: MapMouseEvent): string | null {
  if (!map.getLayer('areas-fill')) return null
  const [area] = map.queryRenderedFeatures(event.point, { layers: ['areas-fill'] })
  return (area?.properties.id as string | undefined) ?? null
}

/** What lies under pointer or finger: members of a fan first, then rings and dots, then areas. Escape closes a fan. */
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
      const { drawMode, frame, onPickMember, onPickSingle, onPickCluster, onPickArea } = latest.current
      if (drawMode) return
      const found = hit(rings.instances.targets, event.point.x, event.point.y, isCoarse())
      const member = found && memberAt(found.member)
      if (member) return onPickMember(member)
      if (found && found.cluster >= 0 && frame?.clusters) return frame.clusters.n[found.cluster] === 1 ? onPickSingle(found.cluster) : onPickCluster(found.cluster)
      if (rings.scene.fan) return rings.set({ fan: null, hoveredMember: null })
      const area = areaAt(map, event)
      if (area) onPickArea(area)
    }
    const move = (event: MapMouseEvent) => {
      const { drawMode, onHover, onHoverArea } = latest.current
      if (drawMode) return
      const found = hit(rings.instances.targets, event.point.x, event.point.y, false)
      const hovered = found && found.cluster >= 0 ? found.cluster : null
      const hoveredMember = found && found.member >= 0 ? found.member : null
      if (rings.scene.hovered !== hovered || rings.scene.hoveredMember !== hoveredMember) rings.set({ hovered, hoveredMember })
      const area = found ? null : areaAt(map, event)
      hoverArea(area)
      map.getCanvas().style.cursor = found || area ? 'pointer' : ''
      onHover(found ? { x: found.x, y: found.y, cluster: found.cluster, member: memberAt(found.member) } : null)
      onHoverArea?.(area ? { x: event.point.x, y: event.point.y, id: area } : null)
    }
    const out = () => {
      hoverArea(null)
      rings.set({ hovered: null, hoveredMember: null })
      latest.current.onHover(null)
      latest.current.onHoverArea?.(null)
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
