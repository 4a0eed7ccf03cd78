'use client'
import { useEffect, useMemo } from 'react'
import { resolveWindow } from '@/lib/view-window'
import { useAtlas, useExplorer } from './context'
import { frameQuery } from './query'
import type { ExplorerState } from './store'
import { useEngine } from './use-engine'
import { useView } from './use-view'

/** Two viewports that differ by less than a tenth of a pixel. */
function isSame(a: NonNullable<ExplorerState['ahead']>, b: NonNullable<ExplorerState['ahead']>): boolean {
  const least = 36 / (512 * 2 ** a.zoom)
  return Math.abs(a.zoom - b.zoom) < 1e-4 && a.bounds.every((edge, i) => Math.abs(edge - b.bounds[i]) < least)
}

/** Turns the view, the moving handle and the camera into the engine's next question. Draws nothing. */
export function EngineDriver() {
  const { manifest, domain, store } = useAtlas()
  const [view] = useView()
  const live = useExplorer(s => s.live)
  const bounds = useExplorer(s => s.bounds)
  const zoom = useExplorer(s => s.camera?.zoom)
  const ahead = useExplorer(s => s.ahead)
  const axis = useExplorer(s => s.axis)
  const viewport = useMemo(() => {
    const there = bounds && zoom !== undefined ? { bounds, zoom } : null
    // Where the map is what was foreseen, nothing is asked again.
    return there && !(ahead && isSame(there, ahead)) ? there : ahead
  }, [bounds, zoom, ahead])
  const query = useMemo(() => {
    const window = live ?? resolveWindow(view, manifest, domain)
    return frameQuery({
      view, manifest, window, axis,
      viewport,
      overview: { from: domain.first, to: domain.last, unit: 'month' },
    })
  }, [view, manifest, live, viewport, axis, domain])
  useEngine(query)
  // What shares a place was listed for another window or other filters.
  const filters = JSON.stringify([query.window, query.facets, query.area, view.q, view.statement])
  useEffect(() => store.set({ place: null }), [store, filters])
  return null
}
