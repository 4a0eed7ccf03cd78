'use client'
import { useEffect, type ReactNode } from 'react'
import { useAtlas } from '@/components/explorer/context'
import type { EditionInfo } from '@/lib/model/list-item'

/** Every server-rendered part says its edition; a newer one than the map's makes the map load it at once. */
export function EditionMark({ edition, children }: { edition: EditionInfo; children: ReactNode }) {
  const { store } = useAtlas()
  const { key, number, date, hash, draft } = edition
  useEffect(() => {
    if (store.get().edition.hash !== hash) store.set({ edition: { key, number, date, hash, draft } })
  }, [store, key, number, date, hash, draft])
  return <div data-edition={key}>{children}</div>
}
