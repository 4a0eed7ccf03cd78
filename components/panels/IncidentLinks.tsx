'use client'
import { useAtlas } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import type { ListItem } from '@/lib/model/list-item'
import { defaultBy } from '@/lib/search-params'
import { IncidentRow } from './IncidentRow'

/** Records inside a panel, as rows that open them. */
export function IncidentLinks({ items, label }: { items: ListItem[]; label: string }) {
  const { manifest } = useAtlas()
  const [view] = useView()
  return <ul aria-label={label} className="-mx-4 border-t border-line">{items.map(item => <IncidentRow key={item.id} item={item} by={view.by ?? defaultBy(manifest)} />)}</ul>
}
