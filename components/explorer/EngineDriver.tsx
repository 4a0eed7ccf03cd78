'use client'
import { useEffect, useMemo } from 'react'
import { resolveWindow } from '@/lib/view-window'
import { useAtlas, useExplorer } from './context'
import { frameQuery } from './query'
import { useEngine } from './use-engine'
import { useView } from './use-view'

/** Turns the view, the moving handle and the camera into the engine's next question. Draws nothing. */
export function EngineDriver() {
  const { manifest, domain, store } = useAtlas()
  const [view] = useView()
  const live = useExplorer(s => s.live)
  const bounds = useExplorer(s => s.bounds)
  const zoom = useExplorer(s => s.camera?.zoom)
  const axis = useExplorer(s => s.axis)
  const query = useMemo(() => {
    const window = live ?? resolveWindow(view, manifest, domain)
    return frameQuery({
      view, manifest, window, axis,
      viewport: bounds && zoom !== undefined ? { bounds, zoom } : null,
      overview: { from: domain.first, to: domain.last, unit: 'month' },
    })
  }, [view, manifest, live, bounds, zoom, axis, domain])
  useEngine(query)
  // What shares a place was listed for another window or other filters.
  const filters = JSON.stringify([query.window, query.facets, query.area, view.q, view.statement])
  useEffect(() => store.set({ place: null }), [store, filters])
  return null
}
