'use client'
import { useRouter } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { takeEdition } from '@/components/explorer/take-edition'
import type { EditionInfo } from '@/lib/model/list-item'

/** Every server-rendered part says its edition; a later one than the map's makes the map load it at once. */
export function EditionMark({ edition, children }: { edition: EditionInfo; children: ReactNode }) {
  const { store } = useAtlas()
  const router = useRouter()
  const { key, number, date, hash, draft, turn } = edition
  useEffect(() => takeEdition(store, { key, number, date, hash, draft, turn }, () => router.refresh(), false), [store, router, key, number, date, hash, draft, turn])
  return <div data-edition={key}>{children}</div>
}
