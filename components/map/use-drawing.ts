'use client'
import type { MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { MapRef } from 'react-map-gl/maplibre'
import { distanceMeters, type Area } from '@/lib/geo/area'
import type { MapViewProps } from './types'

const short = (value: number) => Number(value.toFixed(5))
const CLOSE_PX = 10

/** Box from two corners, circle from its middle and a point of its rim. */
function shapeOf(mode: 'box' | 'circle', [ax, ay]: [number, number], [bx, by]: [number, number]): Area {
  if (mode === 'box') return { kind: 'box', bounds: [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)].map(short) as [number, number, number, number] }
  return { kind: 'circle', center: [short(ax), short(ay)], radiusMeters: Math.max(1, Math.round(distanceMeters(ax, ay, bx, by))) }
}

/**
 * Drawing an area on the map: box and circle by dragging (or Enter: the middle of the map), a polygon by clicks (double
 * click or Enter ends it). Escape cancels. Gives the shape as it is drawn.
 */
export function useDrawing(map: RefObject<MapRef | null>, ready: boolean, { drawMode, onDrawn }: Pick<MapViewProps, 'drawMode' | 'onDrawn'>): Area | null {
  const [preview, setPreview] = useState<Area | null>(null)
  const done = useRef(onDrawn)
  useEffect(() => { done.current = onDrawn })
  useEffect(() => {
    const m = map.current?.getMap()
    if (!m || !ready || !drawMode) return
    let start: [number, number] | null = null
    let last: Area | null = null
    const corners: [number, number][] = []
    const show = (area: Area | null) => { last = area; setPreview(area) }
    const finish = (area: Area | null) => { setPreview(null); done.current(area) }
    m.getCanvas().style.cursor = 'crosshair'
    m.dragPan.disable()
    m.doubleClickZoom.disable()

    const at = (event: MapMouseEvent | MapTouchEvent): [number, number] => [event.lngLat.lng, event.lngLat.lat]
    const polygon = (extra?: [number, number]) => {
      const ring = [...corners, ...(extra ? [extra] : [])].map(p => p.map(short) as [number, number])
      return ring.length >= 3 ? ({ kind: 'poly', ring } satisfies Area) : null
    }
    const down = (event: MapMouseEvent | MapTouchEvent) => {
      if (drawMode !== 'poly') start = at(event)
    }
    const move = (event: MapMouseEvent | MapTouchEvent) => {
      if (drawMode === 'poly') show(polygon(at(event)))
      else if (start) show(shapeOf(drawMode, start, at(event)))
    }
    const up = () => {
      if (drawMode === 'poly' || !start) return
      start = null
      if (last) finish(last)
    }
    const click = (event: MapMouseEvent) => {
      if (drawMode !== 'poly') return
      const first = corners[0] && m.project(corners[0])
      if (corners.length >= 3 && first && Math.hypot(first.x - event.point.x, first.y - event.point.y) < CLOSE_PX) return finish(polygon())
      corners.push(at(event))
      show(polygon())
    }
    const double = (event: MapMouseEvent) => {
      event.preventDefault()
      // The two clicks of a double click set the same corner twice.
      corners.pop()
      if (polygon()) finish(polygon())
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') finish(null)
      if (event.key !== 'Enter' || (event.target as HTMLElement).closest('button, input, a')) return
      if (drawMode === 'poly') return polygon() ? finish(polygon()) : undefined
      const b = m.getBounds()
      const c = m.getCenter()
      finish(shapeOf(drawMode, drawMode === 'box' ? [c.lng - (c.lng - b.getWest()) / 2, c.lat - (c.lat - b.getSouth()) / 2] : [c.lng, c.lat], [c.lng + (b.getEast() - c.lng) / 2, drawMode === 'box' ? c.lat + (b.getNorth() - c.lat) / 2 : c.lat]))
    }
    m.on('mousedown', down); m.on('touchstart', down)
    m.on('mousemove', move); m.on('touchmove', move)
    m.on('mouseup', up); m.on('touchend', up)
    m.on('click', click); m.on('dblclick', double)
    document.addEventListener('keydown', key)
    return () => {
      m.off('mousedown', down); m.off('touchstart', down)
      m.off('mousemove', move); m.off('touchmove', move)
      m.off('mouseup', up); m.off('touchend', up)
      m.off('click', click); m.off('dblclick', double)
      document.removeEventListener('keydown', key)
      m.getCanvas().style.cursor = ''
      m.dragPan.enable()
      m.doubleClickZoom.enable()
      setPreview(null)
    }
  }, [map, ready, drawMode])
  return preview
}
