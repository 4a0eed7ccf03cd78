import { containsPoint, type Area } from '../geo/area'
import type { Prepared } from './prepare'
import type { FrameQuery, SliceMeta } from './types'

/** Prepared rows that pass a filter, ascending by start; `maxEnd` is the largest end up to each (null: every record is one day). */
export interface RowList { rows: Uint32Array; maxEnd: Int32Array | null }

/** What facets and area leave, whatever the window: kept while only the window moves. */
export interface Filtered {
  /** Rows that pass everything. */
  passing: RowList
  /** Per chosen facet: rows that only its own filter shuts out. They count for that facet and for nothing else. */
  shutOut: { facet: number; list: RowList }[]
}

/** Bits of the chosen codes; codes that the facet does not have choose nothing. Null when nothing is chosen: all pass. */
export function chosenMask(codes: string[], wanted: string[] | undefined): number | null {
  if (!wanted?.length) return null
  return wanted.reduce((mask, code) => (codes.includes(code) ? mask | (1 << codes.indexOf(code)) : mask), 0)
}

/** One look at every row, when the filter changes. */
export function filterRows(p: Prepared, meta: SliceMeta, query: Pick<FrameQuery, 'facets' | 'area'>): Filtered {
  const active = meta.facets.flatMap(({ property, codes }, facet) => {
    const mask = chosenMask(codes, query.facets[property])
    if (mask === null) return []
    const { joint, masks } = p.facets[facet]
    return [{ facet, codes: p.joint[joint].codes, pass: Uint8Array.from(masks, m => (m & mask ? 1 : 0)), out: new Uint32Array(p.rows.length), count: 0 }]
  })
  const inside = query.area && sitesInArea(p, query.area)
  if (!active.length && !inside) return { passing: listOf(p, p.all), shutOut: [] }
  const passing = new Uint32Array(p.rows.length)
  let count = 0
  for (let i = 0; i < passing.length; i++) {
    if (inside && (p.sites.ofRow[i] < 0 || inside[p.sites.ofRow[i]] === 0)) continue
    let fails = 0
    let failed = -1
    for (let a = 0; a < active.length && fails < 2; a++) {
      if (active[a].pass[active[a].codes[i]] === 0) {
        fails++
        failed = a
      }
    }
    if (fails === 0) passing[count++] = i
    else if (fails === 1) active[failed].out[active[failed].count++] = i
  }
  return {
    passing: listOf(p, passing.slice(0, count)),
    shutOut: active.map(a => ({ facet: a.facet, list: listOf(p, a.out.slice(0, a.count)) })),
  }
}

/** 1 for each site in the area: records at one point need one look. Records without a point are in no area. */
function sitesInArea(p: Prepared, area: Area): Uint8Array {
  const { lon, lat } = p.columns
  return Uint8Array.from(p.sites.row, i => (containsPoint(area, lon[p.rows[i]], lat[p.rows[i]]) ? 1 : 0))
}

function listOf(p: Prepared, rows: Uint32Array): RowList {
  if (p.allDays) return { rows, maxEnd: null }
  const maxEnd = new Int32Array(rows.length)
  let max = -0x80000000
  for (let k = 0; k < rows.length; k++) {
    if (p.end[rows[k]] > max) max = p.end[rows[k]]
    maxEnd[k] = max
  }
  return { rows, maxEnd }
}

/** Text of everything that filters but the window. */
export const filterKey = (query: Pick<FrameQuery, 'facets' | 'area'>): string =>
  JSON.stringify([Object.entries(query.facets).filter(([, codes]) => codes.length).sort(([a], [b]) => (a < b ? -1 : 1)), query.area])
