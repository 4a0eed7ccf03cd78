'use client'
import 'maplibre-gl/dist/maplibre-gl.css'
import * as maplibregl from 'maplibre-gl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Map as ReactMap, type MapRef } from 'react-map-gl/maplibre'
import type { Bounds } from '@/lib/slice/types'
import { Controls } from './Controls'
import { drawnFeatures, shownAreas } from './features'
import { addArchives } from './protocol'
import { hit } from './rings/hit'
import { RingLayer } from './rings/layer'
import { rgb } from './rings/scene'
import { mapStyle } from './style/style'
import { TOKENS } from './style/tokens'
import type { MapApi, MapViewProps } from './types'
import { useDrawing } from './use-drawing'

export type { MapApi, MapViewProps } from './types'

// MapLibre's worker is a file of its own.
maplibregl.setWorkerUrl(new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href)
addArchives()

const CITY_ZOOM = 11.5
const MAX_ZOOM = 18
const FIT = { padding: 56, maxZoom: 14 }

/** The map: base, areas, and the record's rings in one layer. Gets plain data, calls back. */
export function MapView(props: MapViewProps) {
  const { locale, theme, initialCamera, frame, colors, groupOfCode, icons, areas, selected, highlighted, drawnArea, labels } = props
  const map = useRef<MapRef>(null)
  const [ready, setReady] = useState(false)
  const [zoom, setZoom] = useState(initialCamera.zoom)
  const [failed, setFailed] = useState(false)
  const rings = useRef<RingLayer | null>(null)
  const latest = useRef(props)
  useEffect(() => { latest.current = props })
  const style = useMemo(() => mapStyle({ theme, locale }, typeof window === 'undefined' ? '' : window.location.origin), [theme, locale])
  const preview = useDrawing(map, ready, props)

  // The style was drawn, or drawn anew for another theme: the rings lie on top of it.
  const addRings = useCallback(() => {
    const m = map.current?.getMap()
    if (!m) return
    rings.current ??= new RingLayer(TOKENS[latest.current.theme])
    if (!m.getLayer('rings')) m.addLayer(rings.current)
    setReady(true)
  }, [])
  useEffect(() => {
    const m = map.current?.getMap()
    if (!m || !ready) return
    rings.current?.setTokens(TOKENS[theme])
    m.on('style.load', addRings)
    return () => { m.off('style.load', addRings) }
  }, [theme, ready, addRings])

  const palette = useMemo(() => colors.map(rgb), [colors])
  useEffect(() => {
    rings.current?.set({ clusters: frame?.clusters ?? null, palette, groupOfCode, icons, selected, highlighted, hovered: null })
  }, [frame, palette, groupOfCode, icons, selected, highlighted, ready])
  useEffect(() => rings.current?.set({ fan: null }), [frame?.query.window, frame?.query.facets])

  const shapes = useMemo(() => shownAreas(areas, frame, selected?.id ?? null), [areas, frame, selected?.id])
  const drawn = useMemo(() => drawnFeatures(preview ?? drawnArea), [preview, drawnArea])
  useEffect(() => {
    const m = map.current?.getMap()
    if (!m || !ready) return
    const put = () => {
      m.getSource<maplibregl.GeoJSONSource>('areas')?.setData(shapes)
      m.getSource<maplibregl.GeoJSONSource>('drawn')?.setData(drawn)
    }
    put()
    m.on('style.load', put)
    return () => { m.off('style.load', put) }
  }, [shapes, drawn, ready])

  const report = (moving: boolean) => {
    const m = map.current?.getMap()
    if (!m) return
    const { lng, lat } = m.getCenter()
    const b = m.getBounds()
    const bounds: Bounds = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()]
    setZoom(m.getZoom())
    latest.current.onCamera({ lon: lng, lat, zoom: m.getZoom() }, bounds, { moving })
  }

  const loaded = () => {
    const m = map.current?.getMap()
    if (!m) return
    addRings()
    const instant = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const api: MapApi = {
      fitBounds: (bounds, options) => m.fitBounds(bounds, { ...FIT, ...(Math.abs(bounds[0] - bounds[2]) < 1e-6 && { maxZoom: 12 }), animate: !(options?.instant ?? instant) }),
      flyTo: ({ lon, lat, zoom: to }) => m.flyTo({ center: [lon, lat], zoom: to ?? m.getZoom(), animate: !instant, duration: 600 }),
      fan: (lon, lat, members) => rings.current?.set({ fan: { lon, lat, members } }),
      unfan: () => rings.current?.set({ fan: null }),
    }
    latest.current.onReady(api)
    report(false)
  }

  const coarse = () => window.matchMedia('(pointer: coarse)').matches
  const pick = (event: maplibregl.MapMouseEvent) => {
    if (latest.current.drawMode || !rings.current) return
    const found = hit(rings.current.instances, event.point.x, event.point.y, coarse())
    const clusters = latest.current.frame?.clusters
    if (found?.member !== undefined && found.member >= 0) {
      const member = rings.current.scene.fan?.members[found.member]
      if (member) latest.current.onPickMember(member)
      return
    }
    if (found && clusters && found.cluster >= 0) {
      if (clusters.n[found.cluster] === 1) latest.current.onPickSingle(found.cluster)
      else latest.current.onPickCluster(found.cluster)
      return
    }
    rings.current.set({ fan: null })
    const [area] = event.target.queryRenderedFeatures(event.point, { layers: ['areas-fill'] })
    const id = area?.properties.id as string | undefined
    if (id) latest.current.onPickArea(id)
  }
  const move = (event: maplibregl.MapMouseEvent) => {
    if (!rings.current || latest.current.drawMode) return
    const found = hit(rings.current.instances, event.point.x, event.point.y, false)
    const hovered = found && found.cluster >= 0 ? found.cluster : null
    if (rings.current.scene.hovered !== hovered) rings.current.set({ hovered })
    event.target.getCanvas().style.cursor = found ? 'pointer' : ''
    const member = found && found.member >= 0 ? (rings.current.scene.fan?.members[found.member] ?? null) : null
    latest.current.onHover(found ? { x: found.x, y: found.y, cluster: found.cluster, member } : null)
  }

  if (failed) return <p className="absolute inset-0 grid place-items-center p-8 text-center text-muted">{labels.failed}</p>
  return (
    <div className="absolute inset-0" dir="ltr" data-map-ready={ready}>
      <ReactMap
        ref={map} mapLib={maplibregl} initialViewState={{ longitude: initialCamera.lon, latitude: initialCamera.lat, zoom: initialCamera.zoom }}
        mapStyle={style} styleDiffing={false} maxPitch={0} minZoom={1} maxZoom={MAX_ZOOM} dragRotate={false} touchPitch={false} attributionControl={false} renderWorldCopies={false}
        locale={{ 'Map.Title': labels.map }} style={{ width: '100%', height: '100%' }} fadeDuration={0}
        onLoad={loaded} onMove={() => report(true)} onMoveEnd={() => report(false)} onResize={() => { if (ready) report(false) }} onClick={pick} onMouseMove={move} onMouseOut={() => latest.current.onHover(null)}
        onError={event => { if (/WebGL/i.test(event.error.message)) setFailed(true) }}
      />
      <Controls map={map} labels={labels} credits={props.credits} dir={locale === 'ar' ? 'rtl' : 'ltr'} zoom={zoom} note={zoom >= CITY_ZOOM && !props.streetTiles ? labels.noStreets : null} />
    </div>
  )
}
