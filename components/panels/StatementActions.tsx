'use client'
import { useTranslations } from 'next-intl'
import { useView } from '@/components/explorer/use-view'
import type { Bounds, Day } from '@/lib/slice/types'
import { formatDay } from '@/lib/time/day'
import { useHighlight } from './use-highlight'

interface Props { id: string; points: { lon: number; lat: number }[]; count: number; bounds: Bounds | null; days: { from: Day; to: Day } | null; anchor: [number, number] | null }

/** A statement highlights and fits its incidents when opened; on request it filters to them and sets the window to them. */
export function StatementActions({ id, points, count, bounds, days, anchor }: Props) {
  const t = useTranslations('statement')
  const [view, setView] = useView()
  useHighlight({ id, points, bounds: bounds ?? (anchor && [anchor[0], anchor[1], anchor[0], anchor[1]]) })
  if (!count) return null
  const only = view.statement === id
  return (
    <p className="mt-3 flex flex-wrap gap-2">
      <button type="button" className="button" aria-pressed={only} onClick={() => setView({ statement: only ? null : id })}>{only ? t('unfilter') : t('filter')}</button>
      {days && <button type="button" className="button" onClick={() => setView({ from: formatDay(days.from), to: formatDay(days.to), mode: 'window' })}>{t('setWindow')}</button>}
    </p>
  )
}
