'use client'
import { lazy, Suspense } from 'react'
import { useAtlas } from '../context'
import { useView } from '../use-view'

// Only where the layer of dated buildings is on.
const Dating = lazy(() => import('./Dating').then(m => ({ default: m.Dating })))

/** The project whose buildings the view shows; undefined for none. */
export function useDatingLayer() {
  const { datings = [] } = useAtlas()
  const [view] = useView()
  return datings.find(d => d.id === view.dating)
}

/** The layer of dated buildings where the view asks for one: in the explorer and beside a story. */
export function DatingLayer() {
  const layer = useDatingLayer()
  return layer ? <Suspense><Dating key={layer.id} layer={layer} /></Suspense> : null
}
