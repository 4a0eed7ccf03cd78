import type { Manifest } from './model/manifest'
import { EMPTY_VIEW, writeView } from './search-params'
import type { View } from './view'

/** What of a view a feed, a card's caption and a canonical query keep: what narrows it. Camera, colours, tab, order and edition are left out. */
export const narrowing = ({ from, to, match, mode, facets, statement, q, area }: View): View => ({ ...EMPTY_VIEW, from, to, match, mode, facets, statement, q, area })

/** Query string (with `?`, or empty) of a view's feed; a window that is the manifest's own is none. */
export function feedQuery(view: View, manifest: Manifest, more: Record<string, string | number | undefined> = {}): string {
  const own = writeView(narrowing(view), manifest)
  const extra = Object.entries(more).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join('&')
  return extra ? `${own || '?'}${own ? '&' : ''}${extra}` : own
}
