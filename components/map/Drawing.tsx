'use client'
import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { Area } from '@/lib/geo/area'
import { boxOf, circleOf, middleShape, polyOf, type LonLat } from './draw-shapes'
import type { DrawMode } from './types'

const CLOSE_PX = 12
/** A shorter drag is a slip of the hand. */
const LEAST_DRAG_PX = 6

/**
 * Drawing an area on the map, while it is mounted: box and circle by dragging, or by keys (arrows and + − move the map
 * under the shape in its middle, Enter takes it); a polygon by clicks or taps (the first corner, a double click or Enter
 * ends it). Escape cancels. `onPreview` gets the shape as it is drawn.
 */
export function Drawing({ map, mode, onPreview, onDrawn }: { map: MapLibre; mode: DrawMode; onPreview: (area: Area | null) => void; onDrawn: (area: Area | null) => void }) {
  const told = useRef({ onPreview, onDrawn })
  useEffect(() => { told.current = { onPreview, onDrawn } })
  useEffect(() => {
    const canvas = map.getCanvas()
    let start: { at: LonLat; x: number; y: number } | null = null
    let last: Area | null = null
    let byKeys = false
    const corners: LonLat[] = []
    const show = (area: Area | null) => {
      last = area
      told.current.onPreview(area)
    }
    const finish = (area: Area | null) => {
      told.current.onPreview(null)
      told.current.onDrawn(area)
    }
    const at = (event: MapMouseEvent | MapTouchEvent): LonLat => [event.lngLat.lng, event.lngLat.lat]
    const middle = () => {
      const b = map.getBounds()
      return mode === 'poly' ? null : middleShape(mode, [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()])
    }

    const down = (event: MapMouseEvent | MapTouchEvent) => {
      byKeys = false
      show(mode === 'poly' ? last : null)
      // Two fingers zoom.
      const fingers = 'points' in event ? event.points.length : 1
      start = mode === 'poly' || fingers > 1 ? null : { at: at(event), x: event.point.x, y: event.point.y }
    }
    const move = (event: MapMouseEvent | MapTouchEvent) => {
      if (mode === 'poly') {
        if (corners.length > 1 && event.type === 'mousemove') show(polyOf([...corners, at(event)]))
        return
      }
      if (!start || Math.hypot(event.point.x - start.x, event.point.y - start.y) < LEAST_DRAG_PX) return
      show(mode === 'box' ? boxOf(start.at, at(event)) : circleOf(start.at, at(event)))
    }
    const up = () => {
      if (!start) return
      start = null
      if (last) finish(last)
    }
    const click = (event: MapMouseEvent) => {
      if (mode !== 'poly') return
      const near = (corner: LonLat | undefined) => {
        const p = corner && map.project(corner)
        return p !== undefined && Math.hypot(p.x - event.point.x, p.y - event.point.y) < CLOSE_PX
      }
      if (corners.length >= 3 && near(corners[0])) return finish(polyOf(corners))
      // The second click of a double click sets no corner of its own.
      if (!near(corners.at(-1))) corners.push(at(event))
      show(polyOf(corners))
    }
    const double = (event: MapMouseEvent) => {
      event.preventDefault()
      const area = polyOf(corners)
      if (mode === 'poly' && area) finish(area)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') return finish(null)
      if (event.key === 'Enter') {
        if ((event.target as HTMLElement).closest('button, input, a')) return
        event.preventDefault()
        const area = mode === 'poly' ? polyOf(corners) : middle()
        if (area) finish(area)
      } else if (mode !== 'poly' && event.target === canvas) {
        byKeys = true
        show(middle())
      }
    }
    const moved = () => { if (byKeys) show(middle()) }

    canvas.style.cursor = 'crosshair'
    canvas.focus({ preventScroll: true })
    map.dragPan.disable()
    map.boxZoom.disable()
    map.doubleClickZoom.disable()
    for (const type of ['mousedown', 'touchstart'] as const) map.on(type, down)
    for (const type of ['mousemove', 'touchmove'] as const) map.on(type, move)
    map.on('touchend', up)
    map.on('click', click)
    map.on('dblclick', double)
    map.on('move', moved)
    // Also when the button is let go beside the map.
    document.addEventListener('mouseup', up)
    document.addEventListener('keydown', key)
    return () => {
      for (const type of ['mousedown', 'touchstart'] as const) map.off(type, down)
      for (const type of ['mousemove', 'touchmove'] as const) map.off(type, move)
      map.off('touchend', up)
      map.off('click', click)
      map.off('dblclick', double)
      map.off('move', moved)
      document.removeEventListener('mouseup', up)
      document.removeEventListener('keydown', key)
      canvas.style.cursor = ''
      map.dragPan.enable()
      map.boxZoom.enable()
      // The click that ended the shape may be half of a double click.
      setTimeout(() => map.doubleClickZoom.enable(), 400)
      told.current.onPreview(null)
    }
  }, [map, mode])
  return null
}
