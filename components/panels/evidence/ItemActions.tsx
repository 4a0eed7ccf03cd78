'use client'
import { useAtlas } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import type { FoundEvidence } from '@/lib/model/found-evidence'
import { formatDay } from '@/lib/time/day'
import { useHighlight } from '../use-highlight'

interface Props extends Pick<FoundEvidence, 'id' | 'points' | 'bounds' | 'days'> { words: { show: string; setWindow: string } }

/** The records that an item bears on are marked on the map while its page is open; on request the map and the window go to them. */
export function ItemActions({ words, ...item }: Props) {
  const { commands } = useAtlas()
  const [, setView] = useView()
  useHighlight(item)
  const { bounds, days } = item
  if (!bounds && !days) return null
  return (
    <p className="print-none mt-3 flex flex-wrap gap-2">
      {bounds && <button type="button" className="button" onClick={() => commands.current?.fitIds(bounds)}>{words.show}</button>}
      {days && <button type="button" className="button" onClick={() => setView({ from: formatDay(days.from), to: formatDay(days.to), mode: 'window' })}>{words.setWindow}</button>}
    </p>
  )
}
