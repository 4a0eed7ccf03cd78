import type { ActiveFacet } from './filters'
import type { Cells } from './cells'
import type { Prepared } from './prepare'

/** What one pass over the window's rows adds into. Kept between frames: nothing is allocated in the loop. */
export interface Sums {
  /** Per facet, count by coded mask: every other filter on, its own off. */
  facetCounts: Uint32Array[]
  /** Count by combination of toll fields: see TollTable. */
  tollCounts: Uint32Array
  withoutPlace: number
  minX: number
  minY: number
  maxX: number
  maxY: number
  /** Cells met in this pass, and what they gathered. */
  touched: Int32Array
  touchedCount: number
  stamp: Uint32Array
  cellN: Uint32Array
  cellX: Float64Array
  cellY: Float64Array
  cellSite: Int32Array
  cellRow: Int32Array
  cellPrecision: Uint8Array
  cellRadius: Float32Array
  cellParts: Uint32Array
  frame: number
}

export function createSums(p: Prepared): Sums {
  return {
    facetCounts: p.facets.map(f => new Uint32Array(f.masks.length)), tollCounts: new Uint32Array(p.toll.size),
    withoutPlace: 0, minX: 0, minY: 0, maxX: 0, maxY: 0, touched: new Int32Array(0), touchedCount: 0, stamp: new Uint32Array(0),
    cellN: new Uint32Array(0), cellX: new Float64Array(0), cellY: new Float64Array(0), cellSite: new Int32Array(0), cellRow: new Int32Array(0),
    cellPrecision: new Uint8Array(0), cellRadius: new Float32Array(0), cellParts: new Uint32Array(0), frame: 0,
  }
}

/** Room for that many cells of that many colour groups. */
export function roomFor(sums: Sums, cells: number, groups: number): void {
  if (sums.stamp.length < cells) {
    sums.touched = new Int32Array(cells)
    sums.stamp = new Uint32Array(cells)
    sums.cellN = new Uint32Array(cells)
    sums.cellX = new Float64Array(cells)
    sums.cellY = new Float64Array(cells)
    sums.cellSite = new Int32Array(cells)
    sums.cellRow = new Int32Array(cells)
    sums.cellPrecision = new Uint8Array(cells)
    sums.cellRadius = new Float32Array(cells)
  }
  if (sums.cellParts.length < cells * groups) sums.cellParts = new Uint32Array(cells * groups)
}

export interface PassInput {
  low: number
  high: number
  /** Rows must end on or after this ("possibly") … */
  endAtLeast: number
  /** … and on or before this ("certainly"). */
  endAtMost: number
  active: ActiveFacet[]
  inArea: Uint8Array | null
  cells: Cells | null
  inside: Uint8Array | null
  byFacet: number
  groupOf: Uint8Array
  groups: number
}

/** One pass over the rows of the window: facet counts, tolls, cells. The heart of the engine; about 10–20 ns a row. */
export function pass(p: Prepared, sums: Sums, input: PassInput): void {
  const { low, high, endAtLeast, endAtMost, active, inArea, cells, inside, groups, groupOf } = input
  const { end, x, y, site } = p
  const facets = p.facets.map(f => f.codes)
  const counts = sums.facetCounts
  for (const count of counts) count.fill(0)
  const { tollCounts, touched, stamp, cellN, cellX, cellY, cellSite, cellRow, cellPrecision, cellRadius, cellParts } = sums
  tollCounts.fill(0)
  const toll = p.toll.code
  const by = facets[input.byFacet]
  const ofRow = cells ? cells.ofRow : null
  const frame = ++sums.frame
  const checkEnds = !p.allDays
  const filtered = active.length > 0
  const F = facets.length
  const { precision, radius } = p.columns
  let touchedCount = 0
  let withoutPlace = 0
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]

  for (let i = low; i < high; i++) {
    if (checkEnds && (end[i] < endAtLeast || end[i] > endAtMost)) continue
    if (inArea !== null && inArea[i] === 0) continue
    if (filtered) {
      let fails = 0
      let failed = 0
      for (let a = 0; a < active.length; a++) {
        const { facet, pass: passes } = active[a]
        if (passes[facets[facet][i]] === 0) {
          failed = facet
          if (++fails > 1) break
        }
      }
      if (fails > 1) continue
      if (fails === 1) {
        counts[failed][facets[failed][i]]++
        continue
      }
    }
    for (let f = 0; f < F; f++) counts[f][facets[f][i]]++
    tollCounts[toll[i]]++
    if (site[i] < 0) {
      withoutPlace++
      continue
    }
    const rx = x[i]
    const ry = y[i]
    if (rx < minX) minX = rx
    if (rx > maxX) maxX = rx
    if (ry < minY) minY = ry
    if (ry > maxY) maxY = ry
    if (ofRow === null || inside === null) continue
    const cell = ofRow[i]
    if (inside[cell] === 0) continue
    const group = groupOf[by[i]]
    if (stamp[cell] !== frame) {
      stamp[cell] = frame
      touched[touchedCount++] = cell
      cellN[cell] = 1
      cellX[cell] = rx
      cellY[cell] = ry
      cellSite[cell] = site[i]
      cellRow[cell] = i
      const r = p.rows[i]
      cellPrecision[cell] = precision[r]
      cellRadius[cell] = radius[r]
      for (let g = cell * groups; g < (cell + 1) * groups; g++) cellParts[g] = 0
    } else {
      cellN[cell]++
      cellX[cell] += rx
      cellY[cell] += ry
      if (cellSite[cell] !== site[i]) cellSite[cell] = -2
      else {
        // The disc of a shared point is that of its least exact member.
        const r = p.rows[i]
        if (precision[r] > cellPrecision[cell]) cellPrecision[cell] = precision[r]
        if (!(radius[r] <= cellRadius[cell])) cellRadius[cell] = radius[r]
      }
    }
    cellParts[cell * groups + group]++
  }
  sums.withoutPlace = withoutPlace
  sums.touchedCount = touchedCount
  sums.minX = minX
  sums.minY = minY
  sums.maxX = maxX
  sums.maxY = maxY
}
