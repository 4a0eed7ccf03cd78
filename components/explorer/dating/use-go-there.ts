'use client'
import { useEffect, useRef } from 'react'
import type { DatingLayer } from '@/lib/dating/layer'
import { useAtlas, useExplorer } from '../context'
import { useIsPhone } from '../use-is-phone'
import { useView } from '../use-view'

/** Buildings are looked at from nearer than a list of records. */
const CLOSEST = 17

const isWithin = (at: { lon: number; lat: number } | null, [w, s, e, n]: DatingLayer['bounds']): boolean => at !== null && at.lon > w && at.lon < e && at.lat > s && at.lat < n

/** A map of less than this shows nothing. */
const LEAST_PX = 100

/** How far the panel reaches down over the map, and a little more. */
function covered(): number | undefined {
  const [panel, map] = ['.dating-panel', '.map-area'].map(name => document.querySelector(name)?.getBoundingClientRect())
  return panel && map && Math.min(panel.bottom - map.top + 8, map.height - LEAST_PX)
}

/** Turned on, the map goes where the buildings are; an address with a camera says where to look. On a phone they are shown below the panel, once that has its words (`told`). */
export function useGoThere({ bounds: there }: DatingLayer, told: boolean): void {
  const { store, commands } = useAtlas()
  const [view] = useView()
  const placed = useRef(isWithin(view.at, there))
  const hasMap = useExplorer(s => s.bounds !== null)
  const phone = useIsPhone()
  const box = JSON.stringify(there)
  useEffect(() => {
    const bounds = JSON.parse(box) as DatingLayer['bounds']
    if (placed.current) return
    // The map may have been made before this was here, and may not be yet: said for both.
    if (!hasMap || !commands.current) return store.set({ wanted: bounds, wantedZoom: CLOSEST })
    if (phone && !told) return
    placed.current = true
    if (phone) commands.current.fitIds(bounds, CLOSEST, covered())
    else if (!isWithin(store.get().camera, bounds)) commands.current.fitIds(bounds, CLOSEST)
  }, [store, commands, box, hasMap, phone, told])
}
