'use client'
import { useQueryStates } from 'nuqs'
import { useCallback, useMemo, useRef } from 'react'
import { fromView, toView, viewParsers } from '@/lib/search-params'
import type { View } from '@/lib/view'
import { useAtlas } from './context'

/** The view as the URL says it, and the one way to change it. Written with `replace`; opening a page uses links. */
export function useView(): [View, (patch: Partial<View>) => void] {
  const { manifest } = useAtlas()
  const parsers = useMemo(() => viewParsers(manifest), [manifest])
  const [flat, setFlat] = useQueryStates(parsers, { history: 'replace', shallow: true, scroll: false })
  const view = useMemo(() => toView(flat, manifest), [flat, manifest])
  const latest = useRef(view)
  latest.current = view
  const setView = useCallback((patch: Partial<View>) => {
    latest.current = { ...latest.current, ...patch }
    void setFlat(fromView(latest.current, manifest) as never)
  }, [setFlat, manifest])
  return [view, setView]
}
