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

/** Says of a slice row, incident or situation, whether it passes facets and area, by the rules that hold for incidents. */
export function passes({ columns: c }: Prepared, meta: SliceMeta, query: Pick<FrameQuery, 'facets' | 'area'>): (row: number) => boolean {
  const chosen = meta.facets.map(({ property, codes }) => chosenMask(codes, query.facets[property]))
  return r => (!query.area || containsPoint(query.area, c.lon[r], c.lat[r]))
    && chosen.every((mask, f) => mask === null || (mask & (f < c.masks.length ? c.masks[f][r] : 1 << c.grading[r])) !== 0)
}

/** Ids of those among the slice rows that match window, facets and area. */
export function matchingIds(p: Prepared, meta: SliceMeta, rows: Uint32Array, query: FrameQuery): string[] {
  const { columns: c } = p
  const pass = passes(p, meta, query)
  const ids: string[] = []
  for (const r of rows) {
    if (c.start[r] === NO_DAY || !inWindow(c.start[r], c.end[r], query.window) || !pass(r)) continue
    if (ids.push(c.id[r]) >= MAX_LISTED) break
  }
  return ids
}
