import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useMemo, useState } from 'react'
import type { Frame } from '@/lib/slice/types'
import { addImages } from './images'
import { RingLayer } from './rings/layer'
import { rgb } from './rings/scene'
import { TOKENS } from './style/tokens'
import type { MapViewProps } from './types'

/** The one layer of the record over the map, and the pictures that the style names. */
export function useRings(map: MapLibre | null, theme: 'light' | 'dark', onFailed: () => void): RingLayer | null {
  const [rings] = useState(() => (typeof document === 'undefined' ? null : new RingLayer(TOKENS[theme])))
  useEffect(() => {
    if (!map || !rings) return
    if (!rings.attach(map)) onFailed()
    return () => rings.detach()
  }, [map, rings, onFailed])
  useEffect(() => {
    if (!map || !rings) return
    rings.setTokens(TOKENS[theme])
    // Asked for when a style first needs one, also after a change of style.
    map.setMissingStyleImageResolver(() => addImages(map, TOKENS[theme].situation))
    return () => { map.setMissingStyleImageResolver(null) }
  }, [map, rings, theme])
  return rings
}

/** What the layer shows: the frame, in the facet's colours, with what is selected and highlighted. */
export function useScene(rings: RingLayer | null, frame: Frame | null, { colors, groupOfCode, icons, selected, highlighted }: MapViewProps): void {
  const palette = useMemo(() => colors.map(rgb), [colors])
  useEffect(() => {
    rings?.set({ clusters: frame?.clusters ?? null, palette, groupOfCode, icons, selected, highlighted, hovered: null, hoveredMember: null })
  }, [rings, frame, palette, groupOfCode, icons, selected, highlighted])

  // Other filters, other members: a fan would show what is no longer counted.
  const filters = frame && JSON.stringify([frame.query.window, frame.query.facets, frame.query.area, frame.edition])
  useEffect(() => rings?.set({ fan: null, hoveredMember: null }), [rings, filters])
}
