'use client'
import { useEffect } from 'react'
import { createEngineClient } from '@/lib/slice/client'
import type { FrameQuery, Histogram } from '@/lib/slice/types'
import { useAtlas, useExplorer } from './context'
import { useView } from './use-view'

/** The last bars when the new ones say the same. */
function sameBars(last: Histogram | null | undefined, next: Histogram | null): Histogram | null {
  if (!last || !next || last.groups !== next.groups) return next
  const same = (a: ArrayLike<number>, b: ArrayLike<number>) => a.length === b.length && Array.prototype.every.call(a, (x, i) => x === b[i])
  return same(last.edges, next.edges) && same(last.known, next.known) && same(last.spread, next.spread) ? last : next
}

/** Starts the worker, loads the slice of the edition (cut by search and statement), and keeps the newest frame in the store. */
export function useEngine(query: FrameQuery): void {
  const { store, engine: client } = useAtlas()
  const [{ q, statement }] = useView()
  const key = useExplorer(s => s.edition.key)

  useEffect(() => {
    const engine = createEngineClient(() => new Worker('/engine.js', { type: 'module' }))
    client.current = engine
    const off = engine.onFrame(frame => {
      const last = store.get().frame
      // The histogram leaves the window out: while that moves the bars stay, and need not be drawn again.
      const kept = { ...frame, histogram: sameBars(last?.histogram, frame.histogram), overview: sameBars(last?.overview, frame.overview) }
      store.set({ frame: kept, pending: false, failed: false })
    })
    const failed = engine.onFailure(() => store.set({ failed: true, pending: false }))
    return () => {
      off()
      failed()
      engine.dispose()
      client.current = null
    }
  }, [store, client])

  useEffect(() => {
    const engine = client.current
    if (!engine) return
    const abort = new AbortController()
    const cut = new URLSearchParams()
    if (q) cut.set('q', q)
    if (statement) cut.set('statement', statement)
    const url = `/api/editions/${key}/slices/root${cut.size ? `?${cut}` : ''}`
    store.set({ pending: true })
    engine.load(url, { signal: abort.signal }).then(
      meta => store.set({ meta, place: null }),
      (error: unknown) => { if (!abort.signal.aborted) store.set({ failed: true, pending: false }); return error },
    )
    return () => abort.abort()
  }, [store, client, key, q, statement])

  useEffect(() => {
    if (!client.current) return
    store.set({ pending: true })
    client.current.request(query)
  }, [store, client, query])
}
