import { allFacets, groupingOf } from '@/lib/model/facets'
import type { Facet, Manifest } from '@/lib/model/manifest'
import { defaultBy } from '@/lib/search-params'
import type { BinUnit, Bounds, Day, Frame, FrameQuery } from '@/lib/slice/types'
import type { View } from '@/lib/view'

/** The facet that colours map and timeline. */
export const byFacet = (view: View, manifest: Manifest): Facet =>
  allFacets(manifest).find(f => f.property === (view.by ?? defaultBy(manifest))) ?? allFacets(manifest)[0]

interface Parts {
  view: View
  manifest: Manifest
  window: { from: Day; to: Day }
  viewport: { bounds: Bounds; zoom: number } | null
  axis: { from: Day; to: Day; unit: BinUnit } | null
  overview: { from: Day; to: Day; unit: BinUnit } | null
}

/** What the engine is asked for: the view, the window as it moves, the viewport and the time axis. */
export function frameQuery({ view, manifest, window, viewport, axis, overview }: Parts): FrameQuery {
  return {
    window: { ...window, match: view.match },
    facets: view.facets,
    area: view.area,
    by: groupingOf(byFacet(view, manifest)),
    viewport,
    histogram: axis,
    overview,
  }
}

/** How many records of a frame are drawn as outlines; it may know of more that match (`outlined.matched`). */
export const outlinesDrawn = (frame: Frame | null): number => (frame ? frame.situations.length + frame.areaIncidents.length : 0)
