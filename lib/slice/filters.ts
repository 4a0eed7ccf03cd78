import { containsPoint, formatArea, type Area } from '../geo/area'
import type { Prepared } from './prepare'
import type { FrameQuery, Grouping, SliceMeta } from './types'

/** For each filtered facet: whether a coded mask passes. Facets without a choice are left out. */
export interface ActiveFacet { facet: number; pass: Uint8Array }

export function activeFacets(p: Prepared, meta: SliceMeta, chosen: FrameQuery['facets']): ActiveFacet[] {
  return meta.facets.flatMap(({ property, codes }, facet) => {
    const wanted = chosen[property]
    if (!wanted?.length) return []
    let mask = 0
    for (const code of wanted) if (codes.includes(code)) mask |= 1 << codes.indexOf(code)
    return [{ facet, pass: Uint8Array.from(p.facets[facet].masks, m => (m & mask ? 1 : 0)) }]
  })
}

/** 1 for each row whose point lies in the area; rows without a point are in none. */
export function rowsInArea(p: Prepared, area: Area): Uint8Array {
  const { lon, lat } = p.columns
  const inside = new Uint8Array(p.rows.length)
  for (let i = 0; i < inside.length; i++) {
    const r = p.rows[i]
    if (p.site[i] >= 0 && containsPoint(area, lon[r], lat[r])) inside[i] = 1
  }
  return inside
}

/** Code of a mask's first bit; 255 when empty. */
export const firstCode = (mask: number): number => (mask === 0 ? 255 : 31 - Math.clz32(mask & -mask))

/** Colour group of each coded mask, by its first code in the manifest's order; without a code it is "other". */
export function groupOfCoded(p: Prepared, facet: number, by: Grouping): Uint8Array {
  return Uint8Array.from(p.facets[facet].masks, mask => {
    const code = firstCode(mask)
    return code === 255 ? by.groups - 1 : (by.groupOfCode[code] ?? by.groups - 1)
  })
}

/** Text of everything that filters but the window: what a histogram hangs on. */
export const filterKey = (query: FrameQuery): string =>
  JSON.stringify([Object.entries(query.facets).filter(([, codes]) => codes.length).sort(), query.area && formatArea(query.area), query.by])
