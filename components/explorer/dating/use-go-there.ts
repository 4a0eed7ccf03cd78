'use client'
import { useEffect, useRef } from 'react'
import type { DatingLayer } from '@/lib/dating/layer'
import { useAtlas, useExplorer } from '../context'
import { useView } from '../use-view'

/** Buildings are looked at from nearer than a list of records. */
const CLOSEST = 17

const isWithin = (at: { lon: number; lat: number } | null, [w, s, e, n]: DatingLayer['bounds']): boolean => at !== null && at.lon > w && at.lon < e && at.lat > s && at.lat < n

/** Turned on, the map goes where the buildings are; an address with a camera says where to look. */
export function useGoThere({ bounds: there }: DatingLayer): void {
  const { store, commands } = useAtlas()
  const [view] = useView()
  const placed = useRef(isWithin(view.at, there))
  const hasMap = useExplorer(s => s.bounds !== null)
  const box = JSON.stringify(there)
  useEffect(() => {
    const bounds = JSON.parse(box) as DatingLayer['bounds']
    if (placed.current) return
    // The map may have been made before this was here, and may not be yet: said for both.
    if (!hasMap || !commands.current) return store.set({ wanted: bounds, wantedZoom: CLOSEST })
    placed.current = true
    if (!isWithin(store.get().camera, bounds)) commands.current.fitIds(bounds, CLOSEST)
  }, [store, commands, box, hasMap])
}
