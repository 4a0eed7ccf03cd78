'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import useSWR from 'swr'
import type { Hover } from '@/components/map/types'
import { titleOf } from '@/components/panels/texts'
import { recordDate } from '@/lib/format'
import type { ListAnswer } from '@/lib/model/list-item'
import { useAtlas, useExplorer } from './context'
import { outlinesDrawn } from './query'

/** Names what is under the pointer; the list says the same for those without one. */
export function HoverCard({ hover }: { hover: Hover }) {
  const atlas = useAtlas()
  const clusters = useExplorer(s => s.frame?.clusters)
  const edition = useExplorer(s => s.frame?.edition)
  const some = useExplorer(s => s.frame !== null && s.frame.outlined.matched > outlinesDrawn(s.frame))
  const t = useTranslations('map')
  const single = hover.member?.id ?? (hover.ids?.length === 1 && !some ? hover.ids[0] : null)
  const [id, setId] = useState<string | null>(single)
  const n = hover.ids?.length ?? clusters?.n[hover.cluster] ?? 0
  useEffect(() => {
    let wanted = true
    if (single) setId(single)
    else if (n === 1) atlas.engine.current?.members(hover.cluster, 1).then(members => { if (wanted) setId(members[0]?.id ?? null) }, () => { if (wanted) setId(null) })
    else setId(null)
    return () => { wanted = false }
  }, [atlas.engine, hover.cluster, n, single])
  const { data } = useSWR<ListAnswer>(id ? `/api/editions/${edition}/list?any=1&ids=${id}&limit=1` : null, atlas.source.json, { revalidateOnFocus: false })
  const item = data?.items[0]
  const text = id ? item && titleOf(item, atlas.locale) : t(!hover.ids ? 'several' : some ? 'recordsHereSome' : 'recordsHere', { n })
  if (!text) return null
  return (
    <div aria-hidden data-hover className="pointer-events-none absolute z-10 max-w-64 -translate-x-1/2 -translate-y-full rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm shadow-float" style={{ left: hover.x, top: hover.y - 14 }}>
      <span className="block font-medium leading-snug">{text}</span>
      <span className="block text-muted">{item ? <bdi>{recordDate(item, atlas.locale)}</bdi> : hover.ids || clusters?.same[hover.cluster] ? t('severalHere') : t('severalHint')}</span>
    </div>
  )
}
