import { useAtlas } from '@/components/explorer/context'
import { EMPTY_VIEW, writeView } from '@/lib/search-params'
import { formatDay } from '@/lib/time/day'
import type { Day } from '@/lib/slice/types'
import { localePath } from './locales'

// Takes the place of components/panels/evidence/ItemActions.tsx in the static edition.

/** To the map page, in the days and around the places of the records that an item bears on. */
export function ItemActions({ words, points, days }: { words: { show: string }; points: { lon: number; lat: number }[]; days: { from: Day; to: Day } | null }) {
  const { locale, manifest } = useAtlas()
  if (!points.length) return null
  const view = { ...EMPTY_VIEW, ...(days && { from: formatDay(days.from), to: formatDay(days.to) }), ...(points.length === 1 && { at: { ...points[0], zoom: 11 } }) }
  return <p className="print-none mt-3"><a className="button" href={localePath(locale, '/', writeView(view, manifest))}>{words.show}</a></p>
}
