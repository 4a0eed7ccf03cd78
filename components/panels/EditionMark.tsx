'use client'
import { useRouter } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { isBehind, takePart } from '@/components/explorer/take-edition'
import type { EditionInfo } from '@/lib/model/list-item'

/** A part that a lagging server drew is asked for again, so often at most. */
const AGAIN_MS = 1500
const AGAIN_TIMES = 5

/** Every server-rendered part says its edition; a later one than the map's makes the map load it at once, an earlier one is asked for again. */
export function EditionMark({ edition, children }: { edition: EditionInfo; children: ReactNode }) {
  const { store } = useAtlas()
  const router = useRouter()
  const { key, number, date, hash, draft, turn } = edition
  // Of the map: it may take another while this part stays.
  const current = useExplorer(s => s.edition.key)
  useEffect(() => {
    const part = { key, number, date, hash, draft, turn }
    takePart(store, part, () => router.refresh())
    const needsAnother = () => store.get().view.edition === null && isBehind(part, store.get().edition)
    if (!needsAnother()) return
    let left = AGAIN_TIMES
    const timer = setInterval(() => {
      if (left-- > 0 && needsAnother()) router.refresh()
      else clearInterval(timer)
    }, AGAIN_MS)
    return () => clearInterval(timer)
  }, [store, router, current, key, number, date, hash, draft, turn])
  return <div data-edition={key}>{children}</div>
}
