'use client'
import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect } from 'react'
import { readView, writeView } from '@/lib/search-params'
import type { View } from '@/lib/view'
import { inWholeBins } from '@/lib/view-window'
import { useAtlas, useExplorer } from './context'

/** On release, or once a held key or a dragged strip rests: browsers refuse more than a hundred changes in ten seconds. */
const REST_MS = 120
let waiting: ReturnType<typeof setTimeout> | undefined

/** Puts the view into the address without a new entry in the history. */
function writeAddress(query: () => string): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    waiting = undefined
    const next = window.location.pathname + query() + window.location.hash
    if (next !== window.location.pathname + window.location.search + window.location.hash) window.history.replaceState(null, '', next)
  }, REST_MS)
}

/** The view on screen, and the one way to change it. At once for everything on the page, in the address on release. */
export function useView(): [View, (patch: Partial<View>) => void] {
  const { manifest, store, visit, source: { local } } = useAtlas()
  const view = useExplorer(s => s.view)
  const setView = useCallback((patch: Partial<View>) => {
    store.set({ view: { ...store.get().view, ...patch } })
    if (!local && !visit) writeAddress(() => writeView(store.get().view, manifest))
  }, [store, manifest, local, visit])
  return [view, setView]
}

/** Follows the address when something else changes it: back, forward, a link. What this page wrote itself is no change. */
export function useAddress(): void {
  const { manifest, store, domain } = useAtlas()
  const params = useSearchParams()
  useEffect(() => {
    if (waiting) return
    // The hook may lag behind; the address bar does not.
    const asked = readView(new URLSearchParams(window.location.search), manifest)
    const there = inWholeBins(asked, domain)
    if (writeView(there, manifest) !== writeView(store.get().view, manifest)) store.set({ view: there })
    if (there !== asked) writeAddress(() => writeView(store.get().view, manifest))
  }, [params, manifest, store, domain])
}
