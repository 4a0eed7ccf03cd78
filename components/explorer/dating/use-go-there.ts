'use client'
import { useEffect, useRef } from 'react'
import type { Padding } from '@/components/map/padding'
import type { DatingLayer } from '@/lib/dating/layer'
import { useAtlas, useExplorer } from '../context'
import { useIsPhone } from '../use-is-phone'
import { useView } from '../use-view'
import { besidePanel, CLOSEST_BUILDING } from './panel-room'

const isWithin = (at: { lon: number; lat: number } | null, [w, s, e, n]: DatingLayer['bounds']): boolean => at !== null && at.lon > w && at.lon < e && at.lat > s && at.lat < n

/** A map of less than this shows nothing. */
const LEAST_PX = 100
/** The credit, below what is covered from above. */
const FOOT_PX = 48

/** What the panel covers, and a little more. */
function covered(phone: boolean, dir: 'ltr' | 'rtl'): Partial<Padding> {
  const [panel, map] = ['.dating-panel', '.map-area'].map(name => document.querySelector(name)?.getBoundingClientRect())
  if (!panel || !map) return {}
  return phone ? { top: Math.min(panel.bottom - map.top + 8, map.height - LEAST_PX), bottom: FOOT_PX } : besidePanel(map.width, dir)
}

/** Turned on, the map goes where the buildings are; an address with a camera says where to look. On a phone they are shown below the panel, once that has its words (`told`). */
export function useGoThere({ bounds: there }: DatingLayer, told: boolean): void {
  const { store, commands, dir } = useAtlas()
  const [view] = useView()
  const placed = useRef(isWithin(view.at, there))
  const hasMap = useExplorer(s => s.bounds !== null)
  const phone = useIsPhone()
  const box = JSON.stringify(there)
  useEffect(() => {
    const bounds = JSON.parse(box) as DatingLayer['bounds']
    if (placed.current) return
    // A map that is made later begins there (camera.ts).
    if (!hasMap || !commands.current || (phone && !told)) return
    placed.current = true
    if (phone || !isWithin(store.get().camera, bounds)) commands.current.fitIds(bounds, CLOSEST_BUILDING, covered(phone, dir))
  }, [store, commands, dir, box, hasMap, phone, told])
}
