import { containsPoint } from '../geo/area'
import { GEO_PRECISIONS } from '../model/codes'
import { NO_DAY } from './columns'
import { chosenMask } from './filters'
import type { Prepared } from './prepare'
import type { FrameQuery, SliceMeta } from './types'
import { inWindow } from './window'

/** Most ids of a list of a frame. */
export const MAX_LISTED = 500
const GOVERNORATE = GEO_PRECISIONS.indexOf('governorate')

/** Slice rows of incidents known to the governorate only, without a radius of their own: drawn as areas. Few, so looked up once. */
export const governorateRows = ({ columns, rows }: Prepared): Uint32Array =>
  rows.filter(r => columns.precision[r] === GOVERNORATE && Number.isNaN(columns.radius[r]))

/** Ids of those among the slice rows that match window, facets and area, by the rules that hold for incidents. */
export function matchingIds({ columns: c }: Prepared, meta: SliceMeta, rows: Uint32Array, query: FrameQuery): string[] {
  const chosen = meta.facets.map(({ property, codes }) => chosenMask(codes, query.facets[property]))
  const ids: string[] = []
  for (const r of rows) {
    if (c.start[r] === NO_DAY || !inWindow(c.start[r], c.end[r], query.window)) continue
    if (query.area && !containsPoint(query.area, c.lon[r], c.lat[r])) continue
    const fits = chosen.every((mask, f) => mask === null || mask & (f < c.masks.length ? c.masks[f][r] : 1 << c.grading[r]))
    if (fits && ids.push(c.id[r]) >= MAX_LISTED) break
  }
  return ids
}
