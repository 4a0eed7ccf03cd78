'use client'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { AtlasProvider, useExplorer, type Atlas, type MapCommands } from '@/components/explorer/context'
import { EngineDriver } from '@/components/explorer/EngineDriver'
import { MapRoom } from '@/components/explorer/MapRoom'
import { DrawTools, FitButton, loadHint } from '@/components/explorer/MapTools'
import { PrintLine } from '@/components/explorer/PrintLine'
import { Sheet } from '@/components/explorer/Sheet'
import { createStore } from '@/components/explorer/store'
import { TimelineArea } from '@/components/explorer/TimelineArea'
import { Totals } from '@/components/explorer/Totals'
import { useIsPhone } from '@/components/explorer/use-is-phone'
import { useAddress, useView } from '@/components/explorer/use-view'
import { HomePanel } from '@/components/panels/HomePanel'
import { editionIn, readView } from '@/lib/search-params'
import type { EngineClient } from '@/lib/slice/client'
import type { StaticRecords } from '@/lib/static/records'
import type { MapBoot } from './boot'
import { DraftNote, Foot, OtherEdition } from './Foot'

const PhoneSearch = lazy(() => import('@/components/explorer/PhoneSearch').then(m => ({ default: m.PhoneSearch })))
const DrawHint = lazy(() => loadHint().then(m => ({ default: m.DrawHint })))
const IncidentTable = lazy(() => import('@/components/panels/IncidentTable').then(m => ({ default: m.IncidentTable })))

/** The explorer's rooms over the records of the export: the served page but for what only a server can do. */
export function StaticExplorer({ boot: { data, statements }, records }: { boot: MapBoot; records: StaticRecords }) {
  const commands = useRef<MapCommands | null>(null)
  const engine = useRef<EngineClient | null>(null)
  const [store] = useState(() => createStore({ view: readView(new URLSearchParams(window.location.search), data.manifest), edition: data.edition }))
  const atlas = useMemo<Atlas>(() => ({ ...data, store, commands, engine, source: { json: async <T,>(address: string) => (await records.answer(address)) as T, local: null } }), [data, store, records])
  return (
    <AtlasProvider value={atlas}>
      <EngineDriver />
      <Panel data={data} statements={statements} />
      <MapArea />
      <TimelineArea />
      <PrintLine />
    </AtlasProvider>
  )
}

function Panel({ data: { edition, locale }, statements }: Pick<MapBoot, 'data' | 'statements'>) {
  const t = useTranslations('list')
  const [view] = useView()
  useAddress()
  const asked = editionIn(window.location.search)
  const box = useRef<HTMLElement>(null)
  // Its links lead away: a reader who comes back finds the list where it was left.
  useEffect(() => {
    const key = `atlas:${window.location.pathname}`
    const keep = () => window.sessionStorage.setItem(key, String(box.current?.scrollTop ?? 0))
    const left = Number(window.sessionStorage.getItem(key) ?? 0)
    const timer = setTimeout(() => box.current?.scrollTo({ top: left }), RESTORE_MS)
    window.addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', keep)
    }
  }, [])
  return (
    <Sheet>
      <main ref={box} id="panel" tabIndex={-1} className="relative h-full overflow-y-auto overscroll-contain bg-surface outline-none">
        {edition.draft && <DraftNote />}
        <OtherEdition edition={edition} hidden={asked === null || asked === edition.number} />
        <HomePanel lists={null} statements={statements} table={view.tab === 'table' && <Suspense fallback={<p className="px-4 py-3 text-muted">{t('loading')}</p>}><IncidentTable /></Suspense>} />
        <Foot edition={edition} locale={locale} />
      </main>
    </Sheet>
  )
}
/** The first rows are there by then. */
const RESTORE_MS = 400

function MapArea() {
  const phone = useIsPhone()
  const drawing = useExplorer(s => s.drawMode)
  return (
    <MapRoom totals={<Totals />} tools={<><FitButton /><DrawTools /></>}>
      {phone && <div className="absolute inset-x-2 top-2"><Suspense><PhoneSearch /></Suspense></div>}
      {drawing && <Suspense><DrawHint /></Suspense>}
    </MapRoom>
  )
}
