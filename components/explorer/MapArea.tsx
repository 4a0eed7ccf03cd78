'use client'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { PlaceFinder } from '@/components/filters/PlaceFinder'
import { useExplorer } from './context'
import { FitButton, DrawTools } from './MapTools'
import { MapKey } from './MapKey'
import { Totals } from './Totals'
import { useIsPhone } from './use-is-phone'

// MapLibre is heavy and needs a browser: the page is readable before it comes.
const MapCanvas = lazy(() => import('./MapCanvas').then(m => ({ default: m.MapCanvas })))

// Only on narrow screens.
const PhoneSearch = lazy(() => import('./PhoneSearch').then(m => ({ default: m.PhoneSearch })))

/** The map's room: the canvas, and over it only totals, place search, controls, a small key and the credit. */
export function MapArea() {
  const t = useTranslations('map')
  // Drawn for the first time once the map has said what it shows and the engine has answered for it.
  const busy = useExplorer(s => !s.failed && (s.pending || !s.frame?.clusters))
  const failed = useExplorer(s => s.failed)
  const phone = useIsPhone()
  const area = useRef<HTMLElement>(null)
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  return (
    <section ref={area} aria-label={t('label')} aria-busy={busy} className="map-area">
      {mounted && <Suspense><MapCanvas container={area} /></Suspense>}
      <div className="pointer-events-none absolute start-3 end-16 top-3 flex flex-wrap items-start gap-3 max-md:inset-x-2 max-md:top-2 [&>*]:pointer-events-auto">
        <div className="max-md:hidden"><Totals /></div>
        {phone && <div className="w-full"><Suspense><PhoneSearch /></Suspense></div>}
        <div className="w-56 max-md:hidden"><PlaceFinder /></div>
      </div>
      <div className="pointer-events-none absolute inset-x-2 bottom-2 md:hidden [&>*]:pointer-events-auto"><Totals /></div>
      {failed && <p role="alert" className="absolute inset-x-0 top-1/2 mx-auto w-fit max-w-xs rounded-lg border border-line bg-surface px-4 py-3 shadow-float">{t('dataFailed')}</p>}
      <MapKey />
      <FitButton />
      <DrawTools />
    </section>
  )
}
