'use client'
import 'maplibre-gl/dist/maplibre-gl.css'
import * as maplibregl from 'maplibre-gl'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Map as ReactMap, type MapRef } from 'react-map-gl/maplibre'
import type { Area } from '@/lib/geo/area'
import { apiOf, cameraOf } from './api'
import { Controls } from './Controls'
import { holdPicture } from './hold-picture'
import { loadDrawing } from './load-drawing'
import { pictureForPrint } from './print'
import type { RingLayer } from './rings/layer'
import { mapStyle } from './style/style'
import type { Credit, MapViewProps } from './types'
import { useComparison } from './use-comparison'
import { useDated } from './use-dated'
import { useData } from './use-data'
import { usePicking } from './use-picking'
import { useRings, useScene } from './use-rings'
import { useStreets } from './use-streets'

export type { MapApi, MapViewProps } from './types'

// MapLibre's worker is a file of its own.
maplibregl.setWorkerUrl(new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href)

const Drawing = lazy(loadDrawing)

const MIN_ZOOM = 1
const MAX_ZOOM = 18

/** The map: base, areas, and the record's rings in one layer. Gets plain data, calls back. */
export function MapView(props: MapViewProps) {
  const { locale, theme, initialCamera, labels, streetTiles } = props
  const [map, setMap] = useState<maplibregl.Map | null>(null)
  const [failed, setFailed] = useState(false)
  /** The land is drawn as well. */
  const [land, setLand] = useState(false)
  const latest = useRef(props)
  useEffect(() => { latest.current = props })
  const { streets, credits, none } = useStreets(streetTiles, theme, locale)
  const style = useMemo(() => mapStyle({ theme, locale, streets }, window.location.origin), [theme, locale, streets])
  const rings = useRings(map, theme, useCallback(() => setFailed(true), []))
  usePicking(map, rings, props)
  useComparison(map, props.comparisons)
  useDated(map, props.dated)
  const [preview, setPreview] = useState<Area | null>(null)

  const report = useCallback((m: maplibregl.Map, moving: boolean) => {
    const b = m.getBounds()
    latest.current.onCamera(cameraOf(m), [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()], { moving })
  }, [])
  // As soon as there is a camera: the record is asked for and drawn while the land under it is still on its way.
  const held = useRef<maplibregl.Map>(undefined)
  const made = useCallback((ref: MapRef | null) => {
    const m = ref?.getMap()
    if (!m) return
    if (m !== held.current) holdPicture(m, () => { setLand(true); latest.current.onLand?.() })
    held.current = m
    setMap(m)
    if (rings) latest.current.onReady(apiOf(m, rings))
    report(m, false)
  }, [rings, report])

  const paper = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const print = () => { if (map && rings && paper.current) pictureForPrint(map, rings, theme, paper.current) }
    window.addEventListener('beforeprint', print)
    return () => window.removeEventListener('beforeprint', print)
  }, [map, rings, theme])

  if (failed) return <p className="absolute inset-0 grid place-items-center p-8 text-center text-muted">{labels.failed}</p>
  return (
    <div className="absolute inset-0" dir="ltr" data-map-ready={land}>
      <ReactMap
        ref={made} mapLib={maplibregl} initialViewState={{ longitude: initialCamera.lon, latitude: initialCamera.lat, zoom: initialCamera.zoom }}
        mapStyle={style} styleDiffing={false} minZoom={MIN_ZOOM} maxZoom={MAX_ZOOM} maxPitch={0} pitchWithRotate={false} touchPitch={false} renderWorldCopies={false}
        attributionControl={false} locale={{ 'Map.Title': labels.map }} style={{ width: '100%', height: '100%' }} fadeDuration={0}
        onMove={event => report(event.target, true)} onMoveEnd={event => report(event.target, false)} onResize={event => { if (map) report(event.target, false) }}
        onError={event => { if (/WebGL|GPU/i.test(event.error.message)) setFailed(true) }}
      />
      <canvas ref={paper} aria-hidden className="map-paper" />
      <Picture map={map} rings={rings} preview={preview} view={props} />
      {map && props.drawMode && <Suspense><Drawing map={map} mode={props.drawMode} onPreview={setPreview} onDrawn={props.onDrawn} /></Suspense>}
      <Controls map={map} labels={labels} credits={merged(props.credits, credits)} dir={locale === 'ar' ? 'rtl' : 'ltr'} streets={none ? null : (streets?.bounds ?? 'coming')} locate={props.locate ?? false}>{props.tools}</Controls>
    </div>
  )
}

/** What the street map's makers ask for is shown also where the manifest forgot it; nobody is named twice. */
function merged(credits: Credit[], more: string[]): Credit[] {
  const text = (credit: Credit) => (typeof credit === 'string' ? credit : credit.label).toLowerCase()
  return [...credits, ...more.filter(one => !credits.some(known => text(known).includes(one.toLowerCase())))]
}

/** Takes each frame to the map without drawing anything of the page anew. */
function Picture({ map, rings, preview, view }: { map: maplibregl.Map | null; rings: RingLayer | null; preview: Area | null; view: MapViewProps }) {
  const { get, subscribe } = view.frames
  const frame = useSyncExternalStore(subscribe, get, get)
  useScene(rings, frame, view)
  useData(map, frame, view, preview)
  return null
}
