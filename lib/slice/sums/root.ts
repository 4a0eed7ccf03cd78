import { GRADINGS } from '../../model/codes'
import type { Filtered } from '../filters'
import { histogramOf } from '../histogram'
import type { Prepared } from '../prepare'
import type { FrameQuery, Histogram, Member, SliceMeta } from '../types'
import type { Pairs } from './pairs'

/** Tolls of one grade, an entry per pair. */
export interface GradeSums {
  n: Uint32Array
  unknown: Uint32Array
  /** Sums: a whole number each, which may pass 32 bits. */
  killedMin: Float64Array
  killedMax: Float64Array
  injuredMin: Float64Array
  injuredMax: Float64Array
  /** FLAG bits: some upper bound is not known. */
  flags: Uint8Array
}

/** A record drawn as an area, with where its point lies (degrees) and the days that it covers. */
export type Outlined = Pick<Member, 'id' | 'lon' | 'lat'> & { start: number; end: number }
/** Of records drawn as areas those that are named, and how many others there are by their first and last bin. */
export interface OutlinedPart { named: Outlined[]; others: [first: number, last: number, n: number][] }

/**
 * The sums of a record without its places, under a filter: an entry per pair of first and last time bin (pairs.ts). Any window of
 * whole bins is answered by adding entries up, exactly, for "possibly" and "certainly" alike.
 */
export interface RootSums {
  meta: SliceMeta & Required<Pick<SliceMeta, 'bins'>>
  pairs: number
  first: Uint16Array
  last: Uint16Array
  /** In the order of GRADINGS. */
  grades: GradeSums[]
  /** Per facet of the meta, pairs × codes: records per code with the facet's own filter off. */
  codes: Uint32Array[]
  withoutPlace: Uint32Array
  /** West, south, east, north of each pair's records, four per pair; NaN where none has a point. */
  extents: Float64Array
  /** Every bin by colour group; the window has no say. */
  histogram: Histogram
  situations: OutlinedPart
  areaIncidents: OutlinedPart
}

const gradeSums = (pairs: number): GradeSums => ({
  n: new Uint32Array(pairs), unknown: new Uint32Array(pairs), killedMin: new Float64Array(pairs), killedMax: new Float64Array(pairs),
  injuredMin: new Float64Array(pairs), injuredMax: new Float64Array(pairs), flags: new Uint8Array(pairs),
})

interface Parts {
  p: Prepared
  meta: RootSums['meta']
  pairs: Pairs
  filtered: Filtered
  by: FrameQuery['by']
  groupOfRow: Uint8Array
  situations: OutlinedPart
  areaIncidents: OutlinedPart
}

/** One look at every row that passes, and at those that one facet shuts out. */
export function rootSums({ p, meta, pairs, filtered, by, groupOfRow, situations, areaIncidents }: Parts): RootSums {
  const { columns: c } = p
  const grades = GRADINGS.map(() => gradeSums(pairs.count))
  const withoutPlace = new Uint32Array(pairs.count)
  const extents = new Float64Array(pairs.count * 4).fill(NaN)
  const passing = filtered.passing.rows
  for (let k = 0; k < passing.length; k++) {
    const i = passing[k]
    const row = p.rows[i]
    const pair = pairs.ofRow[i]
    const sums = grades[c.grading[row]]
    sums.n[pair]++
    sums.unknown[pair] += c.nUnknown[row]
    sums.killedMin[pair] += c.killedMin[row]
    sums.killedMax[pair] += c.killedMax[row]
    sums.injuredMin[pair] += c.injuredMin[row]
    sums.injuredMax[pair] += c.injuredMax[row]
    sums.flags[pair] |= c.flags[row]
    if (Number.isNaN(c.lon[row])) withoutPlace[pair]++
    else widen(extents, pair * 4, c.lon[row], c.lat[row])
  }
  const codes = meta.facets.map(({ codes }, facet) => {
    const out = new Uint32Array(pairs.count * codes.length)
    const shutOut = filtered.shutOut.find(s => s.facet === facet)?.list.rows
    for (const rows of shutOut ? [passing, shutOut] : [passing]) countInto(out, p, pairs, facet, codes.length, rows)
    return out
  })
  const { edges, unit } = meta.bins
  const histogram = histogramOf(p, passing, groupOfRow, by.groups, { from: edges[0], to: edges[edges.length - 1] - 1, unit })
  return { meta: { ...meta, rows: passing.length }, pairs: pairs.count, first: pairs.first, last: pairs.last, grades, codes, withoutPlace, extents, histogram, situations, areaIncidents }
}

function widen(extents: Float64Array, at: number, lon: number, lat: number): void {
  // Not a number compares with nothing: the first point replaces it.
  if (!(extents[at] <= lon)) extents[at] = lon
  if (!(extents[at + 1] <= lat)) extents[at + 1] = lat
  if (!(extents[at + 2] >= lon)) extents[at + 2] = lon
  if (!(extents[at + 3] >= lat)) extents[at + 3] = lat
}

/** Records per pair and code of one facet, added to `out`: each counts under each of its codes. */
function countInto(out: Uint32Array, p: Prepared, pairs: Pairs, facet: number, codes: number, rows: Uint32Array): void {
  const { joint, masks } = p.facets[facet]
  const combination = p.joint[joint].codes
  for (let k = 0; k < rows.length; k++) {
    const at = pairs.ofRow[rows[k]] * codes
    for (let mask = masks[combination[rows[k]]] | 0; mask !== 0; mask &= mask - 1) out[at + 31 - Math.clz32(mask & -mask)]++
  }
}
