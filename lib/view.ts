import type { Area } from './geo/area'
import type { Match } from './slice/types'

/**
 * What is on screen, as the URL says it (docs/api.md, "The view in the URL"). Days are ISO text here; `null` and empty
 * lists are the manifest's defaults and are left out of the URL. Facets include `grading`.
 */
export interface View {
  from: string | null
  to: string | null
  match: Match
  mode: 'window' | 'cumulative'
  facets: Record<string, string[]>
  statement: string | null
  q: string
  area: Area | null
  by: string | null
  tab: 'incidents' | 'statements' | 'table'
  sort: string | null
  span: [string, string] | null
  at: { lat: number; lon: number; zoom: number } | null
  /** Subject whose claims stand under the timeline. */
  claims: string | null
  /** Project of dating whose buildings are drawn as they are known at the end of the window. */
  dating: string | null
  edition: number | null
  /** Before and after: the day that lies between the two scenes; null: the end of the window. */
  moment: string | null
  /** The two scenes by their ids, when chosen by hand. */
  pair: [string, string] | null
  compare: 'swipe' | 'fade'
  /** Share of the map that shows the scene before (swipe), or how far the one after has come in (fade). */
  split: number
}
