'use client'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { localePath } from '@/i18n/locales'
import { writeView } from '@/lib/search-params'
import type { View } from '@/lib/view'
import { useAtlas } from './context'

/** Opens a page of the atlas with the view on screen: in the panel, or elsewhere where there is none (`visit`). */
export function useGo(): (path: string, shown?: View) => void {
  const { store, manifest, locale, visit } = useAtlas()
  const router = useRouter()
  return useCallback((path, shown = store.get().view) => {
    const to = localePath(locale, path, writeView(shown, manifest))
    if (visit) visit(to)
    else router.push(to, { scroll: false })
  }, [store, manifest, locale, visit, router])
}
