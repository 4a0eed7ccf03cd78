'use client'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import useSWR from 'swr'
import { MapView, type MapApi } from '@/components/map'
import type { Camera, Hover } from '@/components/map/types'
import { useTheme } from '@/components/ui/use-theme'
import { colorsOf, groupingOf } from '@/lib/model/facets'
import type { Facet } from '@/lib/model/manifest'
import { firstCamera } from './camera'
import { useAtlas, useExplorer } from './context'
import { byFacet } from './query'
import { usePicks } from './use-picks'
import { useView } from './use-view'

// Wanted once a pointer rests on something; never on a touch screen.
const loadHoverCard = () => import('./HoverCard').then(m => ({ default: m.HoverCard }))
const HoverCard = lazy(loadHoverCard)

/** Below this change of degrees and zoom two cameras are one. */
const SAME_CAMERA = 1e-4

/** Joins the drawn map to the explorer: frame and selection in, camera and picks out. */
export function MapCanvas({ container, tools }: { container: RefObject<HTMLElement | null>; tools: ReactNode }) {
  const atlas = useAtlas()
  const { store, manifest, locale, commands, source } = atlas
  const t = useTranslations('map')
  const [view, setView] = useView()
  const [theme] = useTheme()
  const frames = useMemo(() => ({ get: () => store.get().frame, subscribe: store.subscribe }), [store])
  const comparisons = useMemo(() => ({ get: () => store.get().compared, subscribe: store.subscribe }), [store])
  const dated = useMemo(() => ({ get: () => store.get().dated, subscribe: store.subscribe }), [store])
  const compared = useExplorer(s => s.compared?.credit)
  const selection = useExplorer(s => s.selection)
  const highlighted = useExplorer(s => s.highlighted)
  const drawMode = useExplorer(s => s.drawMode)
  const edition = useExplorer(s => s.edition.key)
  const facet = byFacet(view, manifest)
  const lead = manifest.facets[0] ?? facet
  const selected = useMemo(() => {
    const codeIn = (f: Facet) => f.codes.findIndex(c => selection?.codes[f.property]?.includes(c.code))
    return selection && { ...selection, code: codeIn(facet), icon: codeIn(lead) }
  }, [selection, facet, lead])
  const api = useRef<MapApi | null>(null)
  const { data: areas } = useSWR<GeoJSON.FeatureCollection>(`/api/editions/${edition}/areas`, source.json, { revalidateOnFocus: false, keepPreviousData: true })

  const [first] = useState(() => firstCamera(atlas, container.current?.getBoundingClientRect()))

  const picks = usePicks(api)

  const ready = (map: MapApi) => {
    api.current = map
    commands.current = {
      fit: () => { const bounds = store.get().frame?.bounds; if (bounds) map.fitBounds(bounds) },
      fitIds: (bounds, closest, covered) => map.fitBounds(bounds, { closest, covered }),
      flyTo: (lon, lat, zoom) => map.flyTo({ lon, lat, zoom }),
    }
  }
  useEffect(() => () => { commands.current = null }, [commands])

  /** The camera that this map wrote into the view itself. */
  const own = useRef<Camera | null>(null)
  // Back and forward, a chapter, or another program, changed the camera in the address. Where this map said that it is, it need not fly: a flight
  // that is broken off tells its place, and would break off the one that follows it, for ever.
  useEffect(() => {
    const camera = store.get().camera
    if (!view.at || view.at === own.current || !camera || !api.current) return
    const moved = Math.abs(camera.lon - view.at.lon) + Math.abs(camera.lat - view.at.lat) + Math.abs(camera.zoom - view.at.zoom)
    if (moved > 20 * SAME_CAMERA) api.current.flyTo(view.at)
  }, [store, view.at])

  const [hover, setHover] = useState<Hover | null>(null)
  const pointed = useRef<Hover | null>(null)
  const point = (at: Hover | null) => {
    pointed.current = at
    // A card whose code does not come is none; it is asked for again the next time.
    if (at) loadHoverCard().then(() => setHover(pointed.current), () => undefined)
    else setHover(null)
  }

  return (
    <>
      <MapView
        locale={locale === 'ar' ? 'ar' : 'en'} theme={theme} initialCamera={first} frames={frames} colors={useMemo(() => colorsOf(facet, theme), [facet, theme])}
        groupOfCode={useMemo(() => groupingOf(facet).groupOfCode, [facet])}
        icons={useMemo(() => lead.codes.map(c => c.icon ?? null), [lead])} areas={areas ?? null}
        selected={selected}
        highlighted={highlighted} drawnArea={view.area} drawMode={drawMode}
        onDrawn={area => { store.set({ drawMode: null }); if (area) setView({ area }) }}
        labels={{
          map: t('canvas'), zoomIn: t('zoomIn'), zoomOut: t('zoomOut'), resetNorth: t('resetNorth'), fullscreen: t('fullscreen'), exitFullscreen: t('exitFullscreen'),
          noStreets: t('noStreets'), noStreetsHere: t('noStreetsHere'), attribution: t('attribution'), failed: t('failed'), locate: t('locate'),
        }}
        streetTiles={atlas.streetTiles} credits={['Natural Earth', 'GeoNames', ...manifest.basemap_attribution, ...(compared ? [compared] : [])].filter((x, i, all) => all.indexOf(x) === i)}
        comparisons={comparisons} dated={dated} locate={manifest.geolocation} tools={tools} onReady={ready} onLand={() => store.set({ land: true })}
        onCamera={(camera, bounds, { moving }) => {
          store.set({ camera, bounds })
          const last = store.get().view.at ?? first
          const moved = Math.abs(last.lon - camera.lon) + Math.abs(last.lat - camera.lat) + Math.abs(last.zoom - camera.zoom)
          if (moving || moved <= SAME_CAMERA) return
          own.current = { lat: Number(camera.lat.toFixed(5)), lon: Number(camera.lon.toFixed(5)), zoom: Number(camera.zoom.toFixed(2)) }
          setView({ at: own.current })
        }}
        {...picks}
        onPickBuilding={building => store.set({ building })} onPointBuilding={pointed => store.set({ pointed })}
        onHover={point}
      />
      {hover && <Suspense><HoverCard hover={hover} /></Suspense>}
    </>
  )
}
