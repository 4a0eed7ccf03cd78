import { GRADINGS } from '../../model/codes'
import { NO_DAY } from '../columns'
import { discsOf } from '../discs'
import { filterKey, filterRows, type Filtered } from '../filters'
import { groupRows, type Groups } from '../groups'
import { keep } from '../kept'
import { governorateRows, passes } from '../listed'
import type { Engine } from '../engine'
import type { BinUnit, Bins, FrameQuery } from '../types'
import { binOf, MAX_SUM_ROWS } from './bins'
import { pairsOf } from './pairs'
import { rootSums, type Outlined, type RootSums } from './root'
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
  const filters = keep<Filtered>(4)
  const masks = keep<Uint8Array>(4)
  const groupings = keep<Groups>(4)
  const headline = Uint8Array.from(GRADINGS, grade => (meta.headlineGrades.includes(grade) ? 1 : 0))
  const governorates = governorateRows(p)
  const filtered = (query: SumsQuery) => filters(filterKey(query), () => filterRows(p, meta, query))
  const passing = (query: SumsQuery) => masks(filterKey(query), () => {
    const pass = new Uint8Array(p.rows.length)
    for (const i of filtered(query).passing.rows) pass[i] = 1
    return pass
  })
  const facetAt = (property: string) => Math.max(0, meta.facets.findIndex(f => f.property === property))
  const groupsOf = (by: FrameQuery['by']) => groupings(JSON.stringify(by), () => groupRows(p, discs, facetAt(by.property), by)).ofRow

  /** Records drawn as areas that pass, some for every window: a page draws at most MAX_LISTED, and no slice may grow with the record. */
  function outlined(rows: Uint32Array, query: SumsQuery): Outlined[] {
    const { columns: c } = p
    const pass = passes(p, meta, query)
    const matching = rows.filter(r => c.start[r] !== NO_DAY && pass(r))
    const perBin = matching.length <= MAX_OUTLINED ? Infinity : Math.ceil(MAX_OUTLINED / bins.edges.length)
    const taken = new Map<number, number>()
    const out: Outlined[] = []
    for (const r of matching) {
      const bin = binOf(c.start[r], bins)
      const n = (taken.get(bin) ?? 0) + 1
      taken.set(bin, n)
      if (n <= perBin) out.push({ id: c.id[r], start: c.start[r], end: c.end[r] })
    }
    return out
  }

  return {
    rows: meta.rows,
    bins,
    root: query => rootSums({
      p, meta: { ...meta, kind: 'sums', bins }, pairs, filtered: filtered(query), by: query.by, groupOfRow: groupsOf(query.by),
      situations: outlined(p.situations, query), areaIncidents: outlined(governorates, query),
    }),
    tile(tile, query) {
      const pass = passing(query)
      const rows = order.rowsIn(tile).filter(i => pass[i] === 1)
      return tileSums({ p, discs, pairs, tile, rows, groups: query.by.groups, groupOfRow: groupsOf(query.by), facet: facetAt(query.by.property), headline, most: mostRows })
    },
  }
}
