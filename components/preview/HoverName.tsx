'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import type { Hover } from '@/components/map/types'
import { titleOf } from '@/components/panels/texts'
import { recordDate } from '@/lib/format'
import type { ListItem } from '@/lib/model/list-item'
import type { PreviewClient } from './client'

/** Names what is under the pointer; the list says the same for those without one. */
export function HoverName({ hover, client }: { hover: Hover; client: PreviewClient }) {
  const t = useTranslations('map')
  const { engine, locale } = useAtlas()
  const clusters = useExplorer(s => s.frame?.clusters)
  const [item, setItem] = useState<ListItem | null>(null)
  const n = hover.ids?.length ?? clusters?.n[hover.cluster] ?? 0
  const own = hover.member?.id ?? (hover.ids?.length === 1 ? hover.ids[0] : null)
  useEffect(() => {
    let wanted = true
    const name = async () => {
      const id = own ?? (n === 1 ? (await engine.current?.members(hover.cluster, 1))?.[0]?.id : undefined)
      const [found] = id ? await client.some([id]) : []
      if (wanted) setItem(found ?? null)
    }
    // The card is an extra: the list says the same, and says when it cannot.
    name().catch(() => { if (wanted) setItem(null) })
    return () => { wanted = false }
  }, [engine, client, own, n, hover.cluster])
  const text = own || n === 1 ? item && titleOf(item, locale) : t(hover.ids ? 'recordsHere' : 'several', { n })
  if (!text) return null
  return (
    <div aria-hidden className="pointer-events-none absolute z-10 max-w-64 -translate-x-1/2 -translate-y-full rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm shadow-float" style={{ left: hover.x, top: hover.y - 14 }}>
      <span className="block font-medium leading-snug">{text}</span>
      <span className="block text-muted">{own || n === 1 ? item && <bdi>{recordDate(item, locale)}</bdi> : t(hover.ids || clusters?.same[hover.cluster] ? 'severalHere' : 'severalHint')}</span>
    </div>
  )
}
