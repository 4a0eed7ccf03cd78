import type { Manifest } from '@/lib/model/manifest'
import { writeView } from '@/lib/search-params'
import type { View } from '@/lib/view'

/**
 * Address of what the engine loads for a view. A record that is sent whole is cut by search and statement alone, and the engine
 * filters it; sums are made for all that filters but the window, and for the facet that colours.
 */
export function sliceAddress(edition: string, view: View, manifest: Manifest, sums: boolean): string {
  const cut: Partial<View> = sums ? { facets: view.facets, area: view.area, by: view.by } : {}
  const none: View = { ...view, from: null, to: null, match: 'possible', mode: 'window', tab: 'incidents', sort: null, span: null, at: null, edition: null, facets: {}, area: null, by: null, moment: null, pair: null, compare: 'swipe', split: 0.5 }
  const d = manifest.default_view
  return `/api/editions/${edition}/slices/root${writeView({ ...none, ...cut, from: d.from, to: d.to }, manifest)}`
}

/** What the engine answers from. */
export interface AnswersFor { leaf: boolean; edition: string; q: string; statement: string | null }

/** Whether what is loaded answers the view already: records need no other slice for another facet. */
export const stillHolds = (loaded: AnswersFor | null, edition: string, view: View): boolean =>
  loaded !== null && loaded.leaf && loaded.edition === edition && loaded.q === view.q && loaded.statement === view.statement
