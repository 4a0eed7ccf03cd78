import { containsPoint } from '../geo/area'
import { GEO_PRECISIONS } from '../model/codes'
import { NO_DAY, type Columns } from './columns'
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

/** Dated rows that are drawn as areas, ascending, each with the number of its place: many share one. */
export interface Outlines { rows: Uint32Array; place: Uint32Array; places: number }

export function outlinesOf({ columns: c }: Pick<Prepared, 'columns'>, among: Uint32Array): Outlines {
  const rows = among.filter(r => c.start[r] !== NO_DAY)
  const known = new Map<string, number>()
  const place = rows.map(r => {
    const key = `${c.lon[r]} ${c.lat[r]}`
    const number = known.get(key) ?? known.size
    known.set(key, number)
    return number
  })
  return { rows, place, places: known.size }
}

export function narrowed({ rows, place, places }: Outlines, pass: (row: number) => boolean): Outlines {
  const passing = rows.map((_, k) => k).filter(k => pass(rows[k]))
  return { rows: passing.map(k => rows[k]), place: passing.map(k => place[k]), places }
}

/** What a frame draws of them: ids, in the same order where their points lie (degrees), and how many there are. */
export interface Drawn { ids: string[]; at: [lon: number, lat: number][]; matched: number }

/** Those in the window: of more than MAX_LISTED one of each place first, so that no place is left out for another's many. */
export function drawnOf({ rows, place, places }: Outlines, c: Columns, window: FrameQuery['window']): Drawn {
  const matching: number[] = []
  for (let k = 0; k < rows.length && c.start[rows[k]] <= window.to; k++) if (inWindow(c.start[rows[k]], c.end[rows[k]], window)) matching.push(k)
  const chosen = everyPlaceFirst(matching, k => place[k], places, MAX_LISTED).map(k => rows[k])
  return { ids: chosen.map(r => c.id[r]), at: chosen.map(r => [c.lon[r], c.lat[r]]), matched: matching.length }
}

/** The first `most` of a list; of a longer one one of each place first, then the first of the others. */
export function everyPlaceFirst<T>(items: T[], placeOf: (item: T) => number, places: number, most: number): T[] {
  if (items.length <= most) return items
  const seen = new Uint8Array(places)
  const first: T[] = []
  const others: T[] = []
  for (const item of items) {
    if (first.length >= most) break
    if (!seen[placeOf(item)]) first.push(item)
    else if (others.length < most) others.push(item)
    seen[placeOf(item)] = 1
  }
  return [...first, ...others.slice(0, most - first.length)]
}
