import type { LayerSpecification } from 'maplibre-gl'
import { useEffect, useMemo, useState } from 'react'
import type { Bounds } from '@/lib/slice/types'

/** The operator's street map as the style needs it. */
export interface Streets { tiles: string; bounds: Bounds; maxZoom: number; ground: LayerSpecification[]; names: LayerSpecification[] }
/** What the server says of it (TileJSON). */
interface Said { tiles: string; bounds: Bounds; maxZoom: number; credits: string[] }

/**
 * The operator's street map, its layers loaded only where there is one.
 *
 * @param path address template of its tiles on our own origin; null = none
 * @returns `streets` once they can be drawn, who is credited for them, and whether we know that there are none
 */
export function useStreets(path: string | null, theme: 'light' | 'dark', locale: 'en' | 'ar'): { streets: Streets | null; credits: string[]; none: boolean } {
  const [said, setSaid] = useState<Said | null>(null)
  const [style, setStyle] = useState<typeof import('./style/streets') | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!path) return setSaid(null)
    let wanted = true
    fetch(path.slice(0, path.indexOf('/{'))).then(async answer => {
      if (!answer.ok) throw new Error(answer.statusText)
      const { tiles: [address], bounds, maxzoom, attribution } = await answer.json() as { tiles: string[]; bounds: Bounds; maxzoom: number; attribution?: string }
      // The address of the site may be another one than this page's; the policy lets us ask our own only.
      if (wanted) setSaid({ tiles: path + new URL(address).search, bounds, maxZoom: maxzoom, credits: attribution?.split(' · ') ?? [] })
    }).catch(() => { if (wanted) setFailed(true) })
    return () => { wanted = false }
  }, [path])
  useEffect(() => {
    let wanted = true
    if (path) import('./style/streets').then(module => { if (wanted) setStyle(module) }, () => { if (wanted) setFailed(true) })
    return () => { wanted = false }
  }, [path])
  const streets = useMemo(() => (said && style ? { tiles: said.tiles, bounds: said.bounds, maxZoom: said.maxZoom, ...style.streetLayers({ theme, locale, bounds: said.bounds }) } : null), [said, style, theme, locale])
  return { streets, credits: said?.credits ?? [], none: !path || failed }
}
