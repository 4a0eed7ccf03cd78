import { BLOCK_RULES, blockedSum, type Blocked } from './blocks'
import { cellsAt, cellZoom, type Cells } from './cells'
import { clustersOf } from './clusters'
import type { Slice } from './columns'
import { countedOf, countWindow, type Counted } from './counted'
import { countsPerCode, createCounters, firstCode } from './counts'
import { discsOf } from './discs'
import { boundsOf, emptyExtent, extentOf } from './extent'
import { filterKey, filterRows } from './filters'
import { createGathered, sumGathered, type Gathered } from './gather'
import { groupRows, type Groups } from './groups'
import { histogramOf } from './histogram'
import { Lru } from '../lru'
import { drawnOf, governorateRows, narrowed, outlinesOf, passes, type Outlines } from './listed'
import { prepare, type Prepared } from './prepare'
import { onScreen, regionOf, type Region } from './region'
import { totalsOf } from './totals'
import type { Frame, FrameQuery, Grouping, Histogram, Member, SliceMeta } from './types'
import { visitWindow } from './window'

export interface Engine {
  meta: SliceMeta
  /** The columns made ready: a server makes sums of the same ones. */
  prepared: Prepared
  /** One frame: everything that map, timeline, filters and totals show for the query. `seq` names it for `members`. */
  frame(query: FrameQuery, seq?: number): Frame
  /** Members of a cluster of one of the last few frames, newest first; none when the frame is forgotten. */
  members(frameSeq: number, cluster: number, limit: number): Member[]
  /** Rows of the slice (incidents) that match, ascending by start. */
  rowsIn(query: FrameQuery): Uint32Array
  idOf(row: number): string
}

const KEPT_FRAMES = 4
interface Remembered { query: FrameQuery; region: Region; clusterOfSlot: Int32Array }
/** What rings are made of, kept while only the window moves. */
interface Placed { rows: Counted; groups: Groups; region: Region; gathered: Gathered; sum: Blocked }

/**
 * The engine over one slice. What does not hang on the window is kept between frames: rows that pass the filters, cells per
 * zoom, colour groups, histograms. A frame is then two binary searches and one walk over the window's rows, column by column;
 * of long lists, once they have been asked a while, over the ends of the window only (blocks.ts; `rules` are for tests and benches).
 */
export function createEngine({ columns, meta }: Slice, rules = BLOCK_RULES): Engine {
  const p = prepare(columns)
  const discs = discsOf(p)
  const counters = createCounters(p)
  const extentOfAll = emptyExtent()
  const scratch = new Uint32Array(p.rows.length)
  const areas = [p.situations, governorateRows(p)].map(rows => outlinesOf(p, rows))
  const shownAreas = new Lru<Outlines[]>(3)
  const filters = new Lru<Counted>(3)
  const groupings = new Lru<Groups>(2)
  const zooms = new Lru<Cells>(6)
  const histograms = new Lru<Histogram>(16)
  const frames = new Map<number, Remembered>()
  let region: Region | null = null
  let placed: Placed | null = null

  const filtered = (query: FrameQuery) => filters.get(filterKey(query), () => countedOf(p, filterRows(p, meta, query), counters, extentOfAll, rules))
  const facetAt = (property: string) => Math.max(0, meta.facets.findIndex(f => f.property === property))
  const groupsOf = (by: Grouping) => groupings.get(JSON.stringify(by), () => groupRows(p, discs, facetAt(by.property), by))
  const codeOf = (facet: number, i: number) => {
    const { joint, masks } = p.facets[facet]
    return firstCode(masks[p.joint[joint].codes[i]])
  }
  const histogram = (spec: FrameQuery['histogram'], query: FrameQuery): Histogram | null =>
    spec && histograms.get(`${spec.from} ${spec.to} ${spec.unit} ${JSON.stringify(query.by)} ${filterKey(query)}`,
      () => histogramOf(p, filtered(query).passing.rows, groupsOf(query.by).ofRow, query.by.groups, spec))

  function placedOf(rows: Counted, groups: Groups, here: Region): Placed {
    if (placed?.rows === rows && placed.groups === groups && placed.region === here) return placed
    const kinds = groups.groups * discs.size
    const gathered = placed?.gathered.slots === here.slots && placed.gathered.kinds === kinds ? placed.gathered : createGathered(here.slots, kinds)
    return (placed = { rows, groups, region: here, gathered, sum: blockedSum(rows.passing, sumGathered(p, here.ofRow, groups.withDisc, gathered), rules) })
  }

  function frame(query: FrameQuery, seq = 0): Frame {
    const rows = filtered(query)
    const { by, viewport, window } = query
    let extent = extentOfAll
    let clusters: Frame['clusters'] = null
    frames.delete(seq)
    if (viewport) {
      const zoom = cellZoom(viewport.zoom)
      const cells = zooms.get(String(zoom), () => cellsAt(p, zoom))
      const here = (region = regionOf(cells, viewport, region))
      const { gathered, sum } = placedOf(rows, groupsOf(by), here)
      countWindow(p, rows, window, scratch, sum)
      extent = extentOf(gathered)
      const made = clustersOf(p, discs, cells, here, gathered, by.groups, i => codeOf(facetAt(by.property), i), i => codeOf(0, i), onScreen(viewport))
      clusters = made.clusters
      frames.set(seq, { query, region: here, clusterOfSlot: made.clusterOfSlot })
      if (frames.size > KEPT_FRAMES) frames.delete(frames.keys().next().value as number)
    } else countWindow(p, rows, window, scratch, rows.extent)
    const [situations, vague] = shownAreas.get(filterKey(query), () => areas.map(one => narrowed(one, passes(p, meta, query)))).map(one => drawnOf(one, columns, window))
    return {
      seq, edition: meta.edition, query, clusters,
      histogram: histogram(query.histogram, query),
      overview: histogram(query.overview, query),
      facets: Object.fromEntries(meta.facets.map(({ property, codes }, f) =>
        [property, countsPerCode(p, f, codes.length, counters.joint[p.facets[f].joint], rows.shutOut.find(s => s.facet === f)?.counts)])),
      ...totalsOf(p, counters, meta),
      withoutPlace: extent.withoutPlace,
      bounds: boundsOf(extent),
      situations: situations.ids,
      areaIncidents: vague.ids,
      outlined: { matched: situations.matched + vague.matched, at: [...situations.at, ...vague.at] },
      loading: [],
    }
  }

  function members(frameSeq: number, cluster: number, limit: number): Member[] {
    const known = frames.get(frameSeq)
    if (!known) return []
    const { query, region, clusterOfSlot } = known
    const facet = facetAt(query.by.property)
    const found: number[] = []
    visitWindow(p, filtered(query).passing, query.window, scratch, (rows, from, to) => {
      for (let k = from; k < to; k++) if (clusterOfSlot[region.ofRow[rows[k]]] === cluster) found.push(rows[k])
    })
    return (limit > 0 ? found.slice(-limit) : []).reverse().map(i => {
      const row = p.rows[i]
      return { id: columns.id[row], row, start: p.start[i], end: p.end[i], code: codeOf(facet, i), icon: codeOf(0, i), lon: columns.lon[row], lat: columns.lat[row] }
    })
  }

  return {
    meta,
    prepared: p,
    frame,
    members,
    idOf: row => columns.id[row],
    rowsIn(query) {
      const found: number[] = []
      visitWindow(p, filtered(query).passing, query.window, scratch, (rows, from, to) => {
        for (let k = from; k < to; k++) found.push(p.rows[rows[k]])
      })
      return Uint32Array.from(found)
    },
  }
}
