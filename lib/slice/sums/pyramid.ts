import { GRADINGS } from '../../model/codes'
import { discsOf } from '../discs'
import { filterKey, filterRows, type Filtered } from '../filters'
import { groupRows, type Groups } from '../groups'
import { Lru } from '../../lru'
import { everyPlaceFirst, governorateRows, narrowed, outlinesOf, passes, type Outlines } from '../listed'
import type { Engine } from '../engine'
import type { BinUnit, Bins, FrameQuery } from '../types'
import { binOf, MAX_SUM_ROWS } from './bins'
import { pairsOf } from './pairs'
import { rootSums, type Outlined, type OutlinedPart, type RootSums } from './root'
import { mortonOrder } from './morton'
import { tileSums, type TileSums } from './tile'
import type { Tile } from './tiles'

/** What sums are made for: everything that filters but the window, and the facet that colours. */
export type SumsQuery = Pick<FrameQuery, 'facets' | 'area' | 'by'>

/** Most records drawn as areas that a root names; of more, equally many per bin. */
const MAX_OUTLINED = 3000

export interface Pyramid {
  rows: number
  bins: Bins
  root(query: SumsQuery): RootSums
  tile(tile: Tile, query: SumsQuery): TileSums
}

/**
 * The sums of a record that is too large to be sent whole: without its places (root), and place by place at every zoom (tiles).
 * `finest`: of what is cut out of a record the bins of the whole, so that searching never changes the window.
 * Made when asked for, from the columns: a root of a million records takes some 60 ms, a tile as long as it has records.
 */
export function createPyramid({ prepared: p, meta }: Pick<Engine, 'prepared' | 'meta'>, finest: BinUnit = 'day', mostRows = MAX_SUM_ROWS): Pyramid {
  const { bins, pairs } = pairsOf(p, meta.first ?? 0, meta.last ?? 0, finest, mostRows)
  const discs = discsOf(p)
  const order = mortonOrder(p.x, p.y)
  const filters = new Lru<Filtered>(4)
  const masks = new Lru<Uint8Array>(4)
  const groupings = new Lru<Groups>(4)
  const headline = Uint8Array.from(GRADINGS, grade => (meta.headlineGrades.includes(grade) ? 1 : 0))
  const [situations, governorates] = [p.situations, governorateRows(p)].map(rows => outlinesOf(p, rows))
  const filtered = (query: SumsQuery) => filters.get(filterKey(query), () => filterRows(p, meta, query))
  const passing = (query: SumsQuery) => masks.get(filterKey(query), () => {
    const pass = new Uint8Array(p.rows.length)
    for (const i of filtered(query).passing.rows) pass[i] = 1
    return pass
  })
  const facetAt = (property: string) => Math.max(0, meta.facets.findIndex(f => f.property === property))
  const groupsOf = (by: FrameQuery['by']) => groupings.get(JSON.stringify(by), () => groupRows(p, discs, facetAt(by.property), by)).ofRow

  /** Records drawn as areas that pass, some for every window and of every place first: a page draws at most MAX_LISTED, and no slice may grow with the record. The others are counted. */
  function outlined(all: Outlines, query: SumsQuery): OutlinedPart {
    const { columns: c } = p
    const { rows, place, places } = narrowed(all, passes(p, meta, query))
    const item = (k: number): Outlined => ({ id: c.id[rows[k]], lon: c.lon[rows[k]], lat: c.lat[rows[k]], start: c.start[rows[k]], end: c.end[rows[k]] })
    if (rows.length <= MAX_OUTLINED) return { named: Array.from(rows, (_, k) => item(k)), others: [] }
    const perBin = Math.ceil(MAX_OUTLINED / bins.edges.length)
    const byBin: number[][] = bins.edges.map(() => [])
    for (let k = 0; k < rows.length; k++) byBin[binOf(c.start[rows[k]], bins)].push(k)
    const named = new Set(byBin.flatMap(inBin => everyPlaceFirst(inBin, k => place[k], places, perBin)))
    const others = new Map<string, [number, number, number]>()
    for (let k = 0; k < rows.length; k++) {
      if (named.has(k)) continue
      const [first, last] = [binOf(c.start[rows[k]], bins), binOf(c.end[rows[k]], bins)]
      const one = others.get(`${first} ${last}`) ?? [first, last, 0]
      one[2]++
      others.set(`${first} ${last}`, one)
    }
    return { named: [...named].sort((a, b) => a - b).map(item), others: [...others.values()] }
  }

  return {
    rows: meta.rows,
    bins,
    root: query => rootSums({
      p, meta: { ...meta, kind: 'sums', bins }, pairs, filtered: filtered(query), by: query.by, groupOfRow: groupsOf(query.by),
      situations: outlined(situations, query), areaIncidents: outlined(governorates, query),
    }),
    tile(tile, query) {
      const pass = passing(query)
      const rows = order.rowsIn(tile).filter(i => pass[i] === 1)
      return tileSums({ p, discs, pairs, tile, rows, groups: query.by.groups, groupOfRow: groupsOf(query.by), facet: facetAt(query.by.property), headline, most: mostRows })
    },
  }
}
