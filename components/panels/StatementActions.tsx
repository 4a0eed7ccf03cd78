'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useAtlas } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import type { Bounds, Day } from '@/lib/slice/types'
import { formatDay } from '@/lib/time/day'

interface Props { id: string; points: { lon: number; lat: number }[]; count: number; bounds: Bounds | null; days: { from: Day; to: Day } | null; anchor: [number, number] | null }

/** A statement highlights and fits its incidents when opened; on request it filters to them and sets the window to them. */
export function StatementActions({ id, points, count, bounds, days, anchor }: Props) {
  const t = useTranslations('statement')
  const { store, commands } = useAtlas()
  const [view, setView] = useView()
  const latest = useRef({ bounds, anchor })
  useEffect(() => { latest.current = { bounds, anchor } })
  const places = JSON.stringify(points)
  useEffect(() => {
    store.set({ highlighted: JSON.parse(places) as Props['points'] })
    return () => store.set({ highlighted: [] })
  }, [store, places])
  // Another statement moves the map; the same one drawn anew by the server (another edition) does not.
  useEffect(() => {
    store.set({ selection: null, sheet: 'half' })
    const { bounds: own, anchor: at } = latest.current
    const wanted: Bounds | null = own ?? (at && [at[0], at[1], at[0], at[1]])
    // Before the map is there, it begins where the statement points to.
    if (wanted && commands.current) commands.current.fitIds(wanted)
    else store.set({ wanted })
  }, [store, commands, id])
  if (!count) return null
  const only = view.statement === id
  return (
    <p className="mt-3 flex flex-wrap gap-2">
      <button type="button" className="button" aria-pressed={only} onClick={() => setView({ statement: only ? null : id })}>{only ? t('unfilter') : t('filter')}</button>
      {days && <button type="button" className="button" onClick={() => setView({ from: formatDay(days.from), to: formatDay(days.to), mode: 'window' })}>{t('setWindow')}</button>}
    </p>
  )
}
