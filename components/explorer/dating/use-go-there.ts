'use client'
import { useEffect, useRef } from 'react'
import type { Padding } from '@/components/map/padding'
import type { DatingLayer } from '@/lib/dating/layer'
import { useAtlas, useExplorer } from '../context'
import { useView } from '../use-view'
import { besidePanel, CLOSEST_BUILDING, isNarrow } from './panel-room'

const isWithin = (at: { lon: number; lat: number } | null, [w, s, e, n]: DatingLayer['bounds']): boolean => at !== null && at.lon > w && at.lon < e && at.lat > s && at.lat < n

/** A map of less than this shows nothing. */
const LEAST_PX = 100
/** Between what covers the map and what it shows. */
const GAP_PX = 8

const boxOf = (name: string): DOMRect | undefined => document.querySelector(name)?.getBoundingClientRect()
const narrow = (): boolean => isNarrow(boxOf('.map-area')?.width ?? 0)

/** What the panel covers of the map: its side, or all above the panel's end where that lies across it. */
function covered(dir: 'ltr' | 'rtl'): Partial<Padding> {
  const [map, panel, credit] = ['.map-area', '.dating-panel', '.map-foot [role=note]'].map(boxOf)
  if (!map || !panel) return {}
  if (!isNarrow(map.width)) return besidePanel(map.width, dir)
  return { top: Math.min(panel.bottom - map.top + GAP_PX, map.height - LEAST_PX), ...(credit && { bottom: map.bottom - credit.top + GAP_PX }) }
}

/** Turned on, the map goes where the buildings are; an address with a camera says where to look. On a narrow map they are shown below the panel, once that has its words (`told`). */
export function useGoThere({ bounds: there }: DatingLayer, told: boolean): void {
  const { store, commands, dir } = useAtlas()
  const [view] = useView()
  const placed = useRef(isWithin(view.at, there))
  const hasMap = useExplorer(s => s.bounds !== null)
  const box = JSON.stringify(there)
  useEffect(() => {
    const bounds = JSON.parse(box) as DatingLayer['bounds']
    if (placed.current) return
    // A map that is made later begins there (camera.ts).
    const below = narrow()
    if (!hasMap || !commands.current || (below && !told)) return
    placed.current = true
    if (below || !isWithin(store.get().camera, bounds)) commands.current.fitIds(bounds, CLOSEST_BUILDING, covered(dir))
  }, [store, commands, dir, box, hasMap, told])
}
