import { useEffect, useRef } from 'react'
import { useAtlas } from '@/components/explorer/context'
import type { Bounds } from '@/lib/slice/types'

/** Marks places on the map while a panel is open, and brings them into sight once per `id`. */
export function useHighlight({ id, points, bounds }: { id: string; points: { lon: number; lat: number }[]; bounds: Bounds | null }): void {
  const { store, commands } = useAtlas()
  const latest = useRef(bounds)
  useEffect(() => { latest.current = bounds })
  const places = JSON.stringify(points)
  useEffect(() => {
    store.set({ highlighted: JSON.parse(places) as typeof points })
    return () => store.set({ highlighted: [] })
  }, [store, places])
  // Another one moves the map; the same one drawn anew by the server (another edition) does not.
  useEffect(() => {
    store.set({ selection: null, sheet: 'half' })
    const wanted = latest.current
    // Before the map is there, it begins where the panel points to.
    if (wanted && commands.current) commands.current.fitIds(wanted)
    else store.set({ wanted })
  }, [store, commands, id])
}
