'use client'
import { useEffect, useMemo } from 'react'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { frameQuery } from '@/components/explorer/query'
import { useView } from '@/components/explorer/use-view'
import { createEngineClient } from '@/lib/slice/client'
import { resolveWindow } from '@/lib/view-window'

/** The explorer's engine over bytes that the importer made on this page. Draws nothing. */
export function Driver({ slice }: { slice: Uint8Array }) {
  const { manifest, domain, store, engine: client } = useAtlas()
  const [view] = useView()
  const live = useExplorer(s => s.live)
  const bounds = useExplorer(s => s.bounds)
  const zoom = useExplorer(s => s.camera?.zoom)
  const axis = useExplorer(s => s.axis)
  const query = useMemo(() => frameQuery({
    view, manifest, axis, window: live ?? resolveWindow(view, manifest, domain),
    viewport: bounds && zoom !== undefined ? { bounds, zoom } : null,
    overview: { from: domain.first, to: domain.last, unit: 'month' },
  }), [view, manifest, live, bounds, zoom, axis, domain])

  useEffect(() => {
    const engine = createEngineClient(() => new Worker('/engine.js', { type: 'module' }))
    client.current = engine
    const off = engine.onFrame(frame => store.set({ frame, pending: false, failed: false }))
    const failed = engine.onFailure(() => store.set({ failed: true, pending: false }))
    // Handed over, they would be gone when the effect runs a second time.
    engine.load(slice.slice()).then(meta => store.set({ meta }), () => store.set({ failed: true, pending: false }))
    return () => {
      off()
      failed()
      engine.dispose()
      client.current = null
    }
  }, [store, client, slice])

  useEffect(() => {
    if (!client.current) return
    store.set({ pending: true })
    client.current.request(query)
  }, [store, client, query])
  const filters = JSON.stringify([query.window, query.facets, query.area])
  useEffect(() => store.set({ place: null }), [store, filters])
  return null
}
