import { containsPoint } from '../geo/area'
import { latOf, lonOf } from '../geo/mercator'
import { GEO_PRECISIONS } from '../model/codes'
import { cellsAt, cellsInside, cellZoom, region, type Cells } from './cells'
import { mergeOverlapping, toColumns, type Gathered } from './clusters'
import { NO_DAY, type Slice } from './columns'
import { activeFacets, filterKey, firstCode, groupOfCoded, rowsInArea, type ActiveFacet } from './filters'
import { histogramOf } from './histogram'
import { createSums, pass, roomFor } from './pass'
import { prepare } from './prepare'
import { totalsOf } from './totals'
import type { Bounds, Clusters, Frame, FrameQuery, Histogram, Member, SliceMeta } from './types'
import { windowRange } from './window'

export interface Engine {
  meta: SliceMeta
  /** One frame: everything that map, timeline, filters and totals show for the query. */
  frame(query: FrameQuery, seq?: number): Frame
  /** Members of a cluster of the last frame, newest first. */
  members(cluster: number, limit: number): Member[]
  /** Rows of the slice (incidents) that match, ascending by start. */
  rowsIn(query: FrameQuery): Uint32Array
  idOf(row: number): string
}

const AREAS_MAX = 500
const GOVERNORATE = GEO_PRECISIONS.indexOf('governorate')
const CACHED_ZOOMS = 8

/** The engine over one slice. Keeps what does not hang on the window between frames: cells per zoom, areas, histograms. */
export function createEngine({ columns, meta }: Slice): Engine {
  const p = prepare(columns)
  const sums = createSums(p)
  const zooms = new Map<number, Cells>()
  let area: { key: string; inside: Uint8Array } | null = null
  let view: { key: string; inside: Uint8Array; bounds: Bounds } | null = null
  let histograms: { key: string; made: Map<string, Histogram> } = { key: '', made: new Map() }
  let last: { query: FrameQuery; active: ActiveFacet[]; inArea: Uint8Array | null; cells: Cells | null; nodes: Gathered[] } | null = null

  const cellsFor = (zoom: number): Cells => {
    let found = zooms.get(zoom)
    if (!found) {
      if (zooms.size >= CACHED_ZOOMS) zooms.delete(zooms.keys().next().value as number)
      found = cellsAt(p, zoom)
      zooms.set(zoom, found)
    }
    return found
  }
  const areaFor = (query: FrameQuery): Uint8Array | null => {
    if (!query.area) return null
    const key = JSON.stringify(query.area)
    if (area?.key !== key) area = { key, inside: rowsInArea(p, query.area) }
    return area.inside
  }
  const facetAt = (property: string) => Math.max(0, meta.facets.findIndex(f => f.property === property))

  function histogram(spec: FrameQuery['histogram'], query: FrameQuery, active: ActiveFacet[], inArea: Uint8Array | null, groupOf: Uint8Array, by: number): Histogram | null {
    if (!spec) return null
    const filters = filterKey(query)
    if (histograms.key !== filters) histograms = { key: filters, made: new Map() }
    const key = `${spec.from} ${spec.to} ${spec.unit}`
    let made = histograms.made.get(key)
    if (!made) {
      const codes = p.facets[by].codes
      made = histogramOf(p, row => matches(row, active, inArea), row => groupOf[codes[row]], query.by.groups, spec)
      if (histograms.made.size > 16) histograms.made.clear()
      histograms.made.set(key, made)
    }
    return made
  }
  const matches = (row: number, active: ActiveFacet[], inArea: Uint8Array | null): boolean => {
    if (inArea !== null && inArea[row] === 0) return false
    for (const { facet, pass: passes } of active) if (passes[p.facets[facet].codes[row]] === 0) return false
    return true
  }
  const endLimits = ({ window }: FrameQuery) => (window.match === 'certain' ? { endAtLeast: -Infinity, endAtMost: window.to } : { endAtLeast: window.from, endAtMost: Infinity })

  function gather(cells: Cells, groups: number): Gathered[] {
    const out: Gathered[] = []
    for (let t = 0; t < sums.touchedCount; t++) {
      const cell = sums.touched[t]
      const side = cells.px / (512 * 2 ** cells.zoom)
      const x = cells.cx[cell] * side
      const y = cells.cy[cell] * side
      const n = sums.cellN[cell]
      const one = sums.cellSite[cell] >= 0
      // Members that share a point have it as their bounds; others have their cell's.
      const [px, py] = [sums.cellX[cell] / n, sums.cellY[cell] / n]
      out.push({
        n, sumX: sums.cellX[cell], sumY: sums.cellY[cell], parts: sums.cellParts.slice(cell * groups, (cell + 1) * groups),
        minX: one ? px : x, minY: one ? py : y, maxX: one ? px : x + side, maxY: one ? py : y + side,
        site: sums.cellSite[cell], row: sums.cellRow[cell], precision: sums.cellPrecision[cell], radius: sums.cellRadius[cell], cells: [cell],
        key: cells.cy[cell] * 0x2000000 + cells.cx[cell],
      })
    }
    return out
  }

  function frame(query: FrameQuery, seq = 0): Frame {
    const active = activeFacets(p, meta, query.facets)
    const inArea = areaFor(query)
    const by = facetAt(query.by.property)
    const groupOf = groupOfCoded(p, by, query.by)
    const groups = query.by.groups
    const cells = query.viewport ? cellsFor(cellZoom(query.viewport.zoom)) : null
    let inside: Uint8Array | null = null
    if (cells && query.viewport) {
      const bounds = region(query.viewport, cells.zoom)
      const key = `${cells.zoom} ${bounds.join(' ')}`
      if (view?.key !== key) view = { key, inside: cellsInside(cells, bounds), bounds }
      inside = view.inside
      roomFor(sums, cells.count, groups)
    }
    pass(p, sums, { ...windowRange(p, query.window), ...endLimits(query), active, inArea, cells, inside, byFacet: by, groupOf, groups })

    let clusters: Clusters | null = null
    let nodes: Gathered[] = []
    if (cells) {
      nodes = mergeOverlapping(gather(cells, groups), cells.zoom)
      clusters = toColumns(nodes, groups, row => p.rows[row], row => firstCode(p.facets[by].masks[p.facets[by].codes[row]]))
    }
    last = { query, active, inArea, cells, nodes }
    return {
      seq, edition: meta.edition, query, clusters,
      histogram: histogram(query.histogram, query, active, inArea, groupOf, by),
      overview: histogram(query.overview, query, active, inArea, groupOf, by),
      facets: Object.fromEntries(meta.facets.map(({ property, codes }, f) => [property, spreadBits(sums.facetCounts[f], p.facets[f].masks, codes.length)])),
      ...totalsOf(p, sums.tollCounts, meta),
      withoutPlace: inArea ? 0 : sums.withoutPlace,
      bounds: sums.minX <= sums.maxX ? [lonOf(sums.minX), latOf(sums.maxY), lonOf(sums.maxX), latOf(sums.minY)] : null,
      situations: situationsIn(query),
      areaIncidents: areaIncidents(query, active, inArea),
    }
  }

  /** Situations take window, facets and area like incidents, and are only ever listed. */
  function situationsIn(query: FrameQuery): string[] {
    const ids: string[] = []
    for (const r of p.situations) {
      const { from, to, match } = query.window
      const [start, end] = [columns.start[r], columns.end[r]]
      if (start === NO_DAY || !(match === 'certain' ? start >= from && end <= to : start <= to && end >= from)) continue
      if (query.area && !containsPoint(query.area, columns.lon[r], columns.lat[r])) continue
      const fits = meta.facets.every(({ property, codes }, f) => {
        const wanted = query.facets[property]
        if (!wanted?.length) return true
        const mask = f < columns.masks.length ? columns.masks[f][r] : 1 << columns.grading[r]
        return wanted.some(code => codes.includes(code) && mask & (1 << codes.indexOf(code)))
      })
      if (fits && ids.length < AREAS_MAX) ids.push(columns.id[r])
    }
    return ids
  }

  // Few records are known to the governorate only: their rows are looked up once.
  const coarse: number[] = []
  for (let i = 0; i < p.rows.length; i++) if (columns.precision[p.rows[i]] === GOVERNORATE) coarse.push(i)
  function areaIncidents(query: FrameQuery, active: ActiveFacet[], inArea: Uint8Array | null): string[] {
    const { from, to, match } = query.window
    const ids: string[] = []
    for (const i of coarse) {
      const fits = match === 'certain' ? p.start[i] >= from && p.end[i] <= to : p.start[i] <= to && p.end[i] >= from
      if (fits && ids.length < AREAS_MAX && matches(i, active, inArea)) ids.push(columns.id[p.rows[i]])
    }
    return ids
  }

  function* matching(query: FrameQuery, active: ActiveFacet[], inArea: Uint8Array | null): Generator<number> {
    const { low, high } = windowRange(p, query.window)
    const { endAtLeast, endAtMost } = endLimits(query)
    for (let i = low; i < high; i++) if (p.end[i] >= endAtLeast && p.end[i] <= endAtMost && matches(i, active, inArea)) yield i
  }

  return {
    meta,
    frame,
    idOf: row => columns.id[row],
    rowsIn: query => Uint32Array.from(matching(query, activeFacets(p, meta, query.facets), areaFor(query)), i => p.rows[i]),
    members(cluster, limit) {
      if (!last?.cells || !last.nodes[cluster]) return []
      const wanted = new Set(last.nodes[cluster].cells)
      const by = facetAt(last.query.by.property)
      const found: Member[] = []
      for (const i of matching(last.query, last.active, last.inArea)) {
        if (!wanted.has(last.cells.ofRow[i])) continue
        const r = p.rows[i]
        found.push({ id: columns.id[r], row: r, start: p.start[i], end: p.end[i], code: firstCode(p.facets[by].masks[p.facets[by].codes[i]]), lon: columns.lon[r], lat: columns.lat[r] })
      }
      return found.reverse().slice(0, limit)
    },
  }
}

/** Counts by coded mask → counts by code: a record counts under each of its codes. */
function spreadBits(counts: Uint32Array, masks: number[], codes: number): Uint32Array {
  const out = new Uint32Array(codes)
  for (let k = 0; k < masks.length; k++) {
    if (counts[k] === 0) continue
    for (let bit = 0; bit < codes; bit++) if (masks[k] & (1 << bit)) out[bit] += counts[k]
  }
  return out
}
