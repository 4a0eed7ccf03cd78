'use client'
import { lazy, Suspense } from 'react'
import { PlaceFinder } from '@/components/filters/PlaceFinder'
import { useAtlas, useExplorer } from './context'
import { MapRoom } from './MapRoom'
import { DatingButton, DrawTools, FitButton, loadHint, ScenesButton } from './MapTools'
import { DatingLayer, useOverDrawing } from './dating/DatingLayer'
import { Totals } from './Totals'
import { useIsPhone } from './use-is-phone'

// Only on narrow screens.
const PhoneSearch = lazy(() => import('./PhoneSearch').then(m => ({ default: m.PhoneSearch })))

// Only where scenes are compared.
const Boundary = lazy(() => import('./compare/Boundary').then(m => ({ default: m.Boundary })))

const DrawHint = lazy(() => loadHint().then(m => ({ default: m.DrawHint })))

/** The map's room: the canvas, and over it only totals, place search, controls, a small key and the credit. */
export function MapArea() {
  const { source: { local }, datings = [] } = useAtlas()
  const overDrawing = useOverDrawing()
  const phone = useIsPhone()
  const drawing = useExplorer(s => s.drawMode)
  const comparing = useExplorer(s => s.compared !== null)
  return (
    <MapRoom totals={overDrawing ? null : <Totals />} tools={<><FitButton /><DrawTools /><ScenesButton />{datings.length > 0 && <DatingButton datings={datings} />}</>} search={!local && <div className="ms-auto w-56 max-md:hidden @max-[700px]:ms-0"><PlaceFinder /></div>}>
      {phone && !local && <div className="absolute inset-x-2 top-2"><Suspense><PhoneSearch /></Suspense></div>}
      {comparing && <Suspense><Boundary /></Suspense>}
      <DatingLayer />
      {drawing && <Suspense><DrawHint /></Suspense>}
    </MapRoom>
  )
}
