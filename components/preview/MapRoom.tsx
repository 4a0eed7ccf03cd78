'use client'
import type { FeatureCollection } from 'geojson'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { cameraFor } from '@/components/explorer/camera'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { MapKey } from '@/components/explorer/MapKey'
import { DrawHint, DrawTools, FitButton } from '@/components/explorer/MapTools'
import { byFacet } from '@/components/explorer/query'
import { Totals } from '@/components/explorer/Totals'
import { useView } from '@/components/explorer/use-view'
import { MapView, type MapApi } from '@/components/map'
import { useTheme } from '@/components/ui/use-theme'
import { colorsOf, groupingOf } from '@/lib/model/facets'
import type { PreviewClient } from './client'
import { HoverName } from './HoverName'
import type { Hover } from '@/components/map/types'

const FAN_MAX = 40
const MOST_HERE = 500

interface Props { areas: FeatureCollection; credits: string[]; client: PreviewClient; onOpen(id: string | null): void }

/** The map of the imported records; what is picked opens in the panel. */
export function MapRoom({ areas, credits, client, onOpen }: Props) {
  const t = useTranslations('map')
  const { store, manifest, locale, commands, engine, streetTiles } = useAtlas()
  const [view, setView] = useView()
  const [theme] = useTheme()
  const box = useRef<HTMLElement>(null)
  const totals = useRef<HTMLDivElement>(null)
  const api = useRef<MapApi | null>(null)
  const [hover, setHover] = useState<Hover | null>(null)
  const drawMode = useExplorer(s => s.drawMode)
  const selection = useExplorer(s => s.selection)
  const failed = useExplorer(s => s.failed)
  const facet = byFacet(view, manifest)
  const lead = manifest.facets[0] ?? facet
  const frames = useMemo(() => ({ get: () => store.get().frame, subscribe: store.subscribe }), [store])
  const selected = useMemo(() => {
    const codeIn = (f: typeof facet) => f.codes.findIndex(c => selection?.codes[f.property]?.includes(c.code))
    return selection && { ...selection, code: codeIn(facet), icon: codeIn(lead) }
  }, [selection, facet, lead])
  const [mounted, setMounted] = useState(false)
  const [first, setFirst] = useState(manifest.default_view.camera)
  useEffect(() => {
    const size = box.current?.getBoundingClientRect()
    const { wanted } = store.get()
    if (size && wanted) setFirst(cameraFor(wanted, size.width, size.height))
    setMounted(true)
  }, [store])
  useEffect(() => {
    const show = () => {
      const { failed, pending, frame } = store.get()
      box.current?.setAttribute('aria-busy', String(!failed && (pending || !frame?.clusters)))
    }
    show()
    return store.subscribe(show)
  }, [store])
  // On phones scale, credit and tools stand above the totals, however many lines these take.
  useEffect(() => {
    if (!totals.current) return
    const watch = new ResizeObserver(([size]) => box.current?.style.setProperty('--totals', `${Math.ceil(size.borderBoxSize[0].blockSize)}px`))
    watch.observe(totals.current)
    return () => watch.disconnect()
  }, [])
  useEffect(() => () => { commands.current = null }, [commands])

  const ready = (map: MapApi) => {
    api.current = map
    commands.current = {
      fit: () => { const bounds = store.get().frame?.bounds; if (bounds) map.fitBounds(bounds) },
      fitIds: bounds => map.fitBounds(bounds), flyTo: (lon, lat, zoom) => map.flyTo({ lon, lat, zoom }),
    }
  }
  const members = async (index: number, limit: number) => (await engine.current?.members(index, limit)) ?? []
  const orSay = (work: Promise<unknown>) => { work.catch(() => store.set({ failed: true })) }
  const listHere = (ids: string[]) => {
    onOpen(null)
    store.set({ place: { ids } })
  }
  const pickCluster = async (index: number) => {
    const clusters = store.get().frame?.clusters
    if (!clusters) return
    if (!clusters.same[index]) {
      const [w, s, e, n] = clusters.bounds.subarray(index * 4, index * 4 + 4)
      return api.current?.fitBounds([w, s, e, n])
    }
    const here = await members(index, MOST_HERE)
    listHere(here.map(m => m.id))
    api.current?.fan(clusters.lon[index], clusters.lat[index], here.slice(0, FAN_MAX))
  }
  return (
    <section ref={box} aria-label={t('label')} aria-busy className="map-area">
      {mounted && (
        <MapView
          locale={locale === 'ar' ? 'ar' : 'en'} theme={theme} initialCamera={first} frames={frames} colors={colorsOf(facet, theme)} groupOfCode={groupingOf(facet).groupOfCode}
          icons={lead.codes.map(c => c.icon ?? null)} areas={areas} selected={selected} highlighted={[]} drawnArea={view.area} drawMode={drawMode}
          onDrawn={area => { store.set({ drawMode: null }); if (area) setView({ area }) }}
          labels={{ map: t('canvas'), zoomIn: t('zoomIn'), zoomOut: t('zoomOut'), resetNorth: t('resetNorth'), fullscreen: t('fullscreen'), exitFullscreen: t('exitFullscreen'), noStreets: t('noStreets'), noStreetsHere: t('noStreetsHere'), attribution: t('attribution'), failed: t('failed') }}
          streetTiles={streetTiles} credits={credits} tools={<><FitButton /><DrawTools /></>} onReady={ready} onCamera={(camera, bounds) => store.set({ camera, bounds })}
          onPickSingle={index => orSay(members(index, 1).then(([member]) => { if (member) onOpen(member.id) }))} onPickMember={member => onOpen(member.id)} onPickCluster={index => orSay(pickCluster(index))}
          onPickArea={ids => (ids.length === 1 ? onOpen(ids[0]) : listHere(ids))} onHover={setHover}
        />
      )}
      <div className="pointer-events-none absolute start-3 end-16 top-3 flex max-md:contents [&>*]:pointer-events-auto"><div ref={totals} className="max-md:absolute max-md:inset-x-2 max-md:bottom-2"><Totals /></div></div>
      {failed && <p role="alert" className="absolute inset-x-0 top-1/2 mx-auto w-fit max-w-xs rounded-lg border border-line bg-surface px-4 py-3 shadow-float">{t('dataFailed')}</p>}
      {hover && <HoverName hover={hover} client={client} />}
      <MapKey />
      <DrawHint />
    </section>
  )
}
