import { useAtlas } from '@/components/explorer/context'
import { localePath } from './locales'
import { EMPTY_VIEW, writeView } from '@/lib/search-params'
import { formatDay } from '@/lib/time/day'
import type { Day } from '@/lib/slice/types'
import { wordsOf } from './words'

// Takes the place of components/panels/StatementActions.tsx in the static edition.

/** To the map page, which shows what the statement names and nothing else, in the days that it covers. */
export function StatementActions({ id, count, days }: { id: string; count: number; days: { from: Day; to: Day } | null }) {
  const t = wordsOf('statement')
  const { locale, manifest } = useAtlas()
  if (!count) return null
  const view = { ...EMPTY_VIEW, statement: id, ...(days && { from: formatDay(days.from), to: formatDay(days.to) }) }
  return <p className="print-none mt-3"><a className="button" href={localePath(locale, '/', writeView(view, manifest))}>{t('filter')}</a></p>
}
