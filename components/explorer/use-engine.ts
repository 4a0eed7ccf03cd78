'use client'
import { useEffect, useRef } from 'react'
import { createEngineClient } from '@/lib/slice/client'
import type { FrameQuery, Histogram } from '@/lib/slice/types'
import { useAtlas, useExplorer } from './context'
import { sliceAddress, stillHolds, type AnswersFor } from './slice-address'
import { useView } from './use-view'

/** The last bars when the new ones say the same. */
function sameBars(last: Histogram | null | undefined, next: Histogram | null): Histogram | null {
  if (!last || !next || last.groups !== next.groups) return next
  // A plain loop: this runs at every move, over a thousand numbers and more.
  const same = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    let i = a.length === b.length ? a.length : -1
    while (i > 0 && a[i - 1] === b[i - 1]) i--
    return i === 0
  }
  return same(last.edges, next.edges) && same(last.known, next.known) && same(last.spread, next.spread) ? last : next
}

/** Starts the worker, loads what the edition sends for the view (records, or sums and their tiles), and keeps the newest frame in the store. */
export function useEngine(query: FrameQuery): void {
  const { store, engine: client, manifest, domain, source } = useAtlas()
  const [view] = useView()
  const key = useExplorer(s => s.edition.key)
  const loaded = useRef<AnswersFor | null>(null)
  /** A slice is on its way: what is on screen is of the one before. */
  const waits = useRef(false)
  /** The last slice that was asked for did not come: no frame of an older one makes up for it. */
  const broken = useRef(false)
  const sums = domain.bin !== undefined

  useEffect(() => {
    const engine = createEngineClient(() => new Worker(sums ? '/sums.js' : '/engine.js', { type: 'module' }))
    client.current = engine
    const off = engine.onFrame(frame => {
      const last = store.get().frame
      // The histogram leaves the window out: while that moves the bars stay, and need not be drawn again.
      const kept = { ...frame, histogram: sameBars(last?.histogram, frame.histogram), overview: sameBars(last?.overview, frame.overview) }
      store.set({ frame: kept, pending: waits.current || frame.loading.length > 0, failed: broken.current, tilesLost: store.get().tilesLost && frame.loading.length > 0 })
    })
    const failed = engine.onFailure(() => store.set({ failed: true, pending: false }))
    const lost = engine.onLost(() => store.set({ tilesLost: true }))
    return () => {
      off()
      failed()
      lost()
      engine.dispose()
      client.current = null
      loaded.current = null
    }
  }, [store, client, sums])

  const url = sliceAddress(key, view, manifest, sums)
  useEffect(() => {
    const engine = client.current
    const { view } = store.get()
    if (!engine || stillHolds(loaded.current, key, view)) return
    const abort = new AbortController()
    loaded.current = null
    waits.current = true
    broken.current = false
    store.set({ pending: true })
    // Bytes that are handed over are gone: those of this page are needed when the effect runs again.
    engine.load(source.local?.slice.slice() ?? url, { signal: abort.signal, hold: sums }).then(
      meta => {
        // Another edition, so large that it is summed: the page is about to hear of its bins, and asks again for its own filters.
        if (meta.kind === 'sums' && !sums) return
        waits.current = false
        loaded.current = { leaf: meta.kind === 'leaf', edition: key, q: view.q, statement: view.statement }
        store.set({ meta, place: null })
      },
      (error: unknown) => {
        if (!abort.signal.aborted) {
          broken.current = true
          waits.current = false
          store.set({ failed: true, pending: false })
        }
        return error
      },
    )
    return () => abort.abort()
  }, [store, client, key, url, sums, source])

  useEffect(() => {
    if (!client.current) return
    store.set({ pending: true })
    client.current.request(query)
  }, [store, client, query, sums])
}
