import { latOf, lonOf, WORLD_PX } from '../../geo/mercator'
import { emptyClusters, MAX_CLUSTERS } from '../clusters'
import { mergeRings, type Rings } from '../merge'
import type { Clusters, FrameQuery } from '../types'
import type { PlacedTile } from './placed'
import { SAME } from './tile'

/** Places of two rows this near (unit square: half a metre) are one point. */
const SAME_PLACE = 1e-8
/** Below this zoom a tile tells places apart to tens of metres only: one point is not known to be one. */
const SAME_ZOOM = 10

/** Rings of a frame, and which of them each cell of each tile went into (-1: none). */
export interface RingsMade { clusters: Clusters; ringOfCell: Int32Array[] }

/** Doubles per cell: n, sums of place, extent; one cache line. */
const STRIDE = 8
const [N, SUM_X, SUM_Y, WEST, EAST, NORTH, SOUTH] = [0, 1, 2, 3, 4, 5, 6]

/** What a tile's rows in the window add up to, cell by cell. */
interface Gathered { sums: Float64Array; parts: Uint32Array; same: Uint8Array; precision: Uint8Array; radius: Float32Array; /** Some row. */ row: Int32Array }
/** The same for rings that are made of cells of several tiles. */
interface Ring { tile: number; cell: number }

/** Rows of tiles in a window of bins → rings that do not overlap; those on screen, the largest first. */
export function ringsOf(tiles: PlacedTile[], zoom: number, groups: number, window: FrameQuery['window'], onScreen: (x: number, y: number) => boolean): RingsMade {
  const gathered = tiles.map(tile => gather(tile, groups, window))
  const cells: Ring[] = gathered.flatMap(({ row }, tile) => Array.from(row, (r, cell) => (r < 0 ? null : { tile, cell })).filter(c => c !== null))
  const of = (i: number, what: number) => gathered[cells[i].tile].sums[cells[i].cell * STRIDE + what]
  const column = (what: number) => Float64Array.from(cells, (_, i) => of(i, what))
  const rings: Rings = { length: cells.length, n: column(N), sumX: column(SUM_X), sumY: column(SUM_Y), key: Uint32Array.from(cells, c => tiles[c.tile].key[c.cell]) }
  const into = mergeRings(rings, WORLD_PX * 2 ** zoom)
  for (let i = 0; i < cells.length; i++) if (into[i] !== i) join(gathered[cells[into[i]].tile], cells[into[i]].cell, gathered[cells[i].tile], cells[i].cell, groups, zoom)
  const shown = cells.flatMap((_, i) => (into[i] === i && onScreen(rings.sumX[i] / rings.n[i], rings.sumY[i] / rings.n[i]) ? [i] : []))
  shown.sort((a, b) => rings.n[b] - rings.n[a] || rings.key[a] - rings.key[b] || rings.sumX[a] - rings.sumX[b])
  shown.length = Math.min(shown.length, MAX_CLUSTERS)
  const clusters = emptyClusters(shown.length, groups)
  const ringOf = new Int32Array(cells.length).fill(-1)
  shown.forEach((i, ring) => {
    ringOf[i] = ring
    write(clusters, ring, rings.sumX[i] / rings.n[i], rings.sumY[i] / rings.n[i], rings.n[i], gathered[cells[i].tile], cells[i].cell, tiles[cells[i].tile])
  })
  const ringOfCell = tiles.map(tile => new Int32Array(tile.cells).fill(-1))
  cells.forEach(({ tile, cell }, i) => { ringOfCell[tile][cell] = ringOf[into[i]] })
  return { clusters, ringOfCell }
}

/** Adds a tile's rows in the window into their cells. */
function gather({ sums: s, cell, cells, x, y, zoom, group, half }: PlacedTile, groups: number, window: FrameQuery['window']): Gathered {
  const out: Gathered = { sums: new Float64Array(cells * STRIDE), parts: new Uint32Array(cells * groups), same: new Uint8Array(cells).fill(zoom >= SAME_ZOOM ? SAME : 0), precision: new Uint8Array(cells), radius: new Float32Array(cells), row: new Int32Array(cells).fill(-1) }
  const { sums, parts, same, precision, radius, row } = out
  for (let at = 0; at < sums.length; at += STRIDE) {
    sums[at + WEST] = sums[at + NORTH] = Infinity
    sums[at + EAST] = sums[at + SOUTH] = -Infinity
  }
  const { from, to } = window
  const certain = window.match === 'certain'
  for (let k = 0; k < s.length; k++) {
    const c = cell[k]
    // As `inWindow`, in line: this is the loop that a moving handle waits for.
    if (c < 0 || (certain ? s.first[k] < from || s.last[k] > to : s.first[k] > to || s.last[k] < from)) continue
    const at = c * STRIDE
    const n = s.n[k]
    row[c] = k
    sums[at] += n
    sums[at + SUM_X] += n * x[k]
    sums[at + SUM_Y] += n * y[k]
    same[c] &= s.flags[k]
    const room = s.flags[k] & SAME ? 0 : half
    if (x[k] - room < sums[at + WEST]) sums[at + WEST] = x[k] - room
    if (x[k] + room > sums[at + EAST]) sums[at + EAST] = x[k] + room
    if (y[k] - room < sums[at + NORTH]) sums[at + NORTH] = y[k] - room
    if (y[k] + room > sums[at + SOUTH]) sums[at + SOUTH] = y[k] + room
    if (group[k] < groups) parts[c * groups + group[k]] += n
    else for (let g = 0; g < groups; g++) parts[c * groups + g] += s.parts[k * groups + g]
    if (s.precision[k] > precision[c]) precision[c] = s.precision[k]
    // Not a number stands above all.
    if (!(s.radius[k] <= radius[c])) radius[c] = Math.max(radius[c], s.radius[k])
  }
  return out
}

function join(to: Gathered, a: number, from: Gathered, b: number, groups: number, zoom: number): void {
  const [i, j] = [a * STRIDE, b * STRIDE]
  for (const least of [WEST, NORTH]) to.sums[i + least] = Math.min(to.sums[i + least], from.sums[j + least])
  for (const most of [EAST, SOUTH]) to.sums[i + most] = Math.max(to.sums[i + most], from.sums[j + most])
  to.same[a] &= zoom >= SAME_ZOOM ? from.same[b] : 0
  for (let g = 0; g < groups; g++) to.parts[a * groups + g] += from.parts[b * groups + g]
  to.precision[a] = Math.max(to.precision[a], from.precision[b])
  to.radius[a] = Math.max(to.radius[a], from.radius[b])
}

function write(out: Clusters, ring: number, x: number, y: number, n: number, g: Gathered, cell: number, tile: PlacedTile): void {
  const at = cell * STRIDE
  const [west, east, north, south] = [g.sums[at + WEST], g.sums[at + EAST], g.sums[at + NORTH], g.sums[at + SOUTH]]
  out.n[ring] = n
  out.lon[ring] = lonOf(x)
  out.lat[ring] = latOf(y)
  out.same[ring] = g.same[cell] & SAME && east - west < SAME_PLACE && south - north < SAME_PLACE ? 1 : 0
  out.bounds.set([lonOf(west), latOf(south), lonOf(east), latOf(north)], ring * 4)
  out.parts.set(g.parts.subarray(cell * out.groups, (cell + 1) * out.groups), ring * out.groups)
  out.precision[ring] = g.precision[cell]
  out.radius[ring] = g.radius[cell]
  if (n !== 1) return
  out.code[ring] = tile.sums.code[g.row[cell]]
  out.icon[ring] = tile.sums.icon[g.row[cell]]
}
