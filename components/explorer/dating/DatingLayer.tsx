'use client'
import { lazy, Suspense } from 'react'
import { meet } from '@/lib/geo/bounds'
import { useAtlas, useExplorer } from '../context'
import { useView } from '../use-view'

// Only where the layer of dated buildings is on.
const Dating = lazy(() => import('./Dating').then(m => ({ default: m.Dating })))

/** The project whose buildings the view shows; undefined for none. */
export function useDatingLayer() {
  const { datings = [] } = useAtlas()
  const [view] = useView()
  return datings.find(d => d.id === view.dating)
}

/** Whether the map shows a drawing: a toll of real people does not stand over it. */
export function useOverDrawing(): boolean {
  const dating = useDatingLayer()
  return useExplorer(s => (s.compared?.drawing ?? false) || (dating?.drawing === true && s.bounds !== null && meet(dating.bounds, s.bounds)))
}

/** The layer of dated buildings where the view asks for one: in the explorer, beside a story and in an embed. */
export function DatingLayer() {
  const layer = useDatingLayer()
  return layer ? <Suspense><Dating key={layer.id} layer={layer} /></Suspense> : null
}
