'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import useSWR from 'swr'
import { MapView, type MapApi } from '@/components/map'
import type { Hover } from '@/components/map/types'
import { useTheme } from '@/components/ui/use-theme'
import { localePath } from '@/i18n/locales'
import { colorsOf, groupingOf } from '@/lib/model/facets'
import type { Area } from '@/lib/geo/area'
import type { Facet } from '@/lib/model/manifest'
import { writeView } from '@/lib/search-params'
import type { Member } from '@/lib/slice/types'
import { cameraFor } from './camera'
import { useAtlas, useExplorer } from './context'
import { DrawTools, FitButton } from './MapTools'
import { byFacet } from './query'
import { useView } from './use-view'

// Wanted once a pointer rests on something; never on a touch screen.
const HoverCard = lazy(() => import('./HoverCard').then(m => ({ default: m.HoverCard })))

// Only records that are summed ask the server who lies in a place.
const idsIn = () => import('./ids-in')

const FAN_MAX = 40
const LISTED_MAX = 500
/** Some hundred metres. */
const NEAR_DEGREES = 1e-3
/** Below this change of degrees and zoom two cameras are one. */
const SAME_CAMERA = 1e-4

/** Joins the drawn map to the explorer: frame and selection in, camera and picks out. */
export function MapCanvas({ container }: { container: RefObject<HTMLElement | null> }) {
  const atlas = useAtlas()
  const { store, manifest, locale, commands, initial, source } = atlas
  const t = useTranslations('map')
  const router = useRouter()
  const [view, setView] = useView()
  const [theme] = useTheme()
  const frames = useMemo(() => ({ get: () => store.get().frame, subscribe: store.subscribe }), [store])
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

  const [first] = useState(() => {
    const box = container.current?.getBoundingClientRect()
    const wanted = store.get().wanted ?? initial.bounds
    if (view.at) return view.at
    const selected = store.get().selection
    if (selected) return { lon: selected.lon, lat: selected.lat, zoom: 11 }
    return wanted && box ? cameraFor(wanted, box.width, box.height) : manifest.default_view.camera
  })

  const open = (id: string) => (source.local ? source.local.open(id) : router.push(localePath(locale, `/incidents/${id}`, writeView(store.get().view, manifest)), { scroll: false }))
  /** What is asked for a click and does not come is said, as when the records do not. */
  const orSay = (work: Promise<unknown>) => { work.catch(() => store.set({ failed: true })) }
  const memberIds = async (index: number, limit: number): Promise<Member[]> => (await atlas.engine.current?.members(index, limit)) ?? []

  const ready = (map: MapApi) => {
    api.current = map
    commands.current = {
      fit: () => { const bounds = store.get().frame?.bounds; if (bounds) map.fitBounds(bounds) },
      fitIds: bounds => map.fitBounds(bounds),
      flyTo: (lon, lat, zoom) => map.flyTo({ lon, lat, zoom }),
    }
  }
  useEffect(() => () => { commands.current = null }, [commands])

  // Back and forward, or another program, changed the camera in the address.
  useEffect(() => {
    const camera = store.get().camera
    if (!view.at || !camera || !api.current) return
    const moved = Math.abs(camera.lon - view.at.lon) + Math.abs(camera.lat - view.at.lat) + Math.abs(camera.zoom - view.at.zoom)
    if (moved > 20 * SAME_CAMERA) api.current.flyTo(view.at)
  }, [store, view.at])

  const pickCluster = async (index: number) => {
    const clusters = store.get().frame?.clusters
    if (!clusters) return
    if (!clusters.same[index]) {
      const [w, s, e, n] = clusters.bounds.subarray(index * 4, index * 4 + 4)
      // Sums tell places apart to a cell only: what lies this near is listed, or the click would go round in a circle.
      if (store.get().meta?.kind === 'sums' && e - w < NEAR_DEGREES && n - s < NEAR_DEGREES) return listIn({ kind: 'box', bounds: [w, s, e, n] })
      api.current?.fitBounds([w, s, e, n])
      return
    }
    const members = await memberIds(index, LISTED_MAX)
    if (members.length < Math.min(clusters.n[index], LISTED_MAX)) {
      // Summed: the server knows their names. Too many for a list become a filter by place.
      return listIn((await idsIn()).aroundPoint(clusters.lon[index], clusters.lat[index]))
    }
    listHere(members.map(m => m.id))
    api.current?.fan(clusters.lon[index], clusters.lat[index], members.slice(0, FAN_MAX))
  }
  const listIn = async (here: Area) => {
    const { matched, ids } = await (await idsIn()).idsIn(here, store.get(), manifest, source)
    if (matched > LISTED_MAX) setView({ area: here })
    else listHere(ids)
  }
  const listHere = (ids: string[]) => {
    store.set({ place: { ids }, sheet: 'half' })
    if (source.local) return source.local.open(null)
    if (view.tab !== 'incidents' || window.location.pathname !== localePath(locale, '/')) router.push(localePath(locale, '/', writeView({ ...store.get().view, tab: 'incidents' }, manifest)), { scroll: false })
  }

  const [hover, setHover] = useState<Hover | null>(null)

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
        streetTiles={atlas.streetTiles} credits={['Natural Earth', 'GeoNames', ...manifest.basemap_attribution].filter((x, i, all) => all.indexOf(x) === i)}
        locate={manifest.geolocation} tools={<><FitButton /><DrawTools /></>} onReady={ready}
        onCamera={(camera, bounds, { moving }) => {
          store.set({ camera, bounds })
          const last = store.get().view.at ?? first
          const moved = Math.abs(last.lon - camera.lon) + Math.abs(last.lat - camera.lat) + Math.abs(last.zoom - camera.zoom)
          if (!moving && moved > SAME_CAMERA) setView({ at: { lat: Number(camera.lat.toFixed(5)), lon: Number(camera.lon.toFixed(5)), zoom: Number(camera.zoom.toFixed(2)) } })
        }}
        onPickSingle={index => orSay(memberIds(index, 1).then(([member]) => { if (member) open(member.id) }))} onPickMember={member => open(member.id)} onPickCluster={index => orSay(pickCluster(index))} onPickArea={ids => (ids.length === 1 ? open(ids[0]) : listHere(ids))}
        onHover={setHover}
      />
      {hover && <Suspense><HoverCard hover={hover} /></Suspense>}
    </>
  )
}
