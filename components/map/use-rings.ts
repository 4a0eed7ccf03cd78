import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useMemo, useState } from 'react'
import { addImages } from './images'
import { RingLayer } from './rings/layer'
import { rgb } from './rings/scene'
import { TOKENS } from './style/tokens'
import type { MapViewProps } from './types'

/** The one layer of the record, kept on top through every change of style (and after a lost context), fed with the frame. */
export function useRings(map: MapLibre | null, { theme, frame, colors, groupOfCode, icons, selected, highlighted }: MapViewProps): RingLayer | null {
  const [rings] = useState(() => (typeof document === 'undefined' ? null : new RingLayer(TOKENS[theme])))
  useEffect(() => {
    if (!map || !rings) return
    const add = () => {
      addImages(map, TOKENS[theme].situation)
      if (!map.getLayer(rings.id)) map.addLayer(rings)
    }
    rings.setTokens(TOKENS[theme])
    // The style of another theme may already be there, or still on its way.
    if (map.isStyleLoaded()) add()
    map.on('style.load', add)
    return () => { map.off('style.load', add) }
  }, [map, rings, theme])

  const palette = useMemo(() => colors.map(rgb), [colors])
  useEffect(() => {
    rings?.set({ clusters: frame?.clusters ?? null, palette, groupOfCode, icons, selected, highlighted, hovered: null, hoveredMember: null })
  }, [rings, frame, palette, groupOfCode, icons, selected, highlighted])

  // Other filters, other members: a fan would show what is no longer counted.
  const filters = frame && JSON.stringify([frame.query.window, frame.query.facets, frame.query.area, frame.edition])
  useEffect(() => rings?.set({ fan: null, hoveredMember: null }), [rings, filters])
  return rings
}
