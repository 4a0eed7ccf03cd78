import { latOf, lonOf, WORLD_PX } from '../../geo/mercator'
import { emptyClusters, MAX_CLUSTERS } from '../clusters'
import { mergeRings, type Rings } from '../merge'
import type { Clusters } from '../types'
import type { PlacedTile } from './placed'
import { SAME } from './tile'

/** Places of two rows this near (unit square: half a metre) are one point. */
const SAME_PLACE = 1e-8
/** Below this zoom a tile tells places apart to tens of metres only: one point is not known to be one. */
const SAME_ZOOM = 10

/** Rings of a frame, and which of them each cell of each tile went into (-1: none). */
export interface RingsMade { clusters: Clusters; ringOfCell: Int32Array[] }
interface Cell { n: number; sumX: number; sumY: number; key: number; row: number; tile: number; same: boolean; west: number; east: number; north: number; south: number; parts: Uint32Array; precision: number; radius: number }

/** Rows of tiles that pass `inside` → rings that do not overlap; those on screen, the largest first. */
export function ringsOf(tiles: PlacedTile[], zoom: number, groups: number, inside: (tile: PlacedTile, row: number) => boolean, onScreen: (x: number, y: number) => boolean): RingsMade {
  const cells: Cell[] = []
  const at = tiles.map((placed, tile) => gather(placed, tile, groups, inside, cells))
  const rings: Rings = { length: cells.length, n: Float64Array.from(cells, c => c.n), sumX: Float64Array.from(cells, c => c.sumX), sumY: Float64Array.from(cells, c => c.sumY), key: Uint32Array.from(cells, c => c.key) }
  const into = mergeRings(rings, WORLD_PX * 2 ** zoom)
  for (let i = 0; i < cells.length; i++) if (into[i] !== i) join(cells[into[i]], cells[i], zoom)
  const shown = cells.flatMap((_, i) => (into[i] === i && onScreen(rings.sumX[i] / rings.n[i], rings.sumY[i] / rings.n[i]) ? [i] : []))
  shown.sort((a, b) => rings.n[b] - rings.n[a] || rings.key[a] - rings.key[b] || rings.sumX[a] - rings.sumX[b])
  shown.length = Math.min(shown.length, MAX_CLUSTERS)
  const clusters = emptyClusters(shown.length, groups)
  const ringOf = new Int32Array(cells.length).fill(-1)
  shown.forEach((i, ring) => {
    ringOf[i] = ring
    write(clusters, ring, cells[i], rings.n[i], rings.sumX[i] / rings.n[i], rings.sumY[i] / rings.n[i], tiles)
  })
  return { clusters, ringOfCell: at.map(list => list.map(i => (i < 0 ? -1 : ringOf[into[i]]))) }
}

/** Adds a tile's rows into its cells; says for each cell where it stands among all (-1: it is empty). */
function gather(placed: PlacedTile, tile: number, groups: number, inside: (tile: PlacedTile, row: number) => boolean, cells: Cell[]): Int32Array {
  const { sums: s, cell, x, y } = placed
  const at = new Int32Array(placed.cells).fill(-1)
  for (let k = 0; k < s.length; k++) {
    if (cell[k] < 0 || !inside(placed, k)) continue
    if (at[cell[k]] < 0) {
      at[cell[k]] = cells.length
      cells.push({ n: 0, sumX: 0, sumY: 0, key: placed.key[cell[k]], row: k, tile, same: placed.zoom >= SAME_ZOOM, west: Infinity, east: -Infinity, north: Infinity, south: -Infinity, parts: new Uint32Array(groups), precision: 0, radius: 0 })
    }
    const c = cells[at[cell[k]]]
    const n = s.n[k]
    c.n += n
    c.sumX += n * x[k]
    c.sumY += n * y[k]
    c.same = c.same && (s.flags[k] & SAME) !== 0
    // Records that do not share a point lie somewhere in their cell.
    const half = s.flags[k] & SAME ? 0 : s.cellPx / 2 / WORLD_PX / 2 ** placed.zoom
    c.west = Math.min(c.west, x[k] - half)
    c.east = Math.max(c.east, x[k] + half)
    c.north = Math.min(c.north, y[k] - half)
    c.south = Math.max(c.south, y[k] + half)
    for (let g = 0; g < groups; g++) c.parts[g] += s.parts[k * groups + g]
    c.precision = Math.max(c.precision, s.precision[k])
    c.radius = Math.max(c.radius, s.radius[k])
  }
  return at
}

function join(to: Cell, from: Cell, zoom: number): void {
  to.west = Math.min(to.west, from.west)
  to.east = Math.max(to.east, from.east)
  to.north = Math.min(to.north, from.north)
  to.south = Math.max(to.south, from.south)
  to.same = to.same && from.same && zoom >= SAME_ZOOM
  from.parts.forEach((n, g) => { to.parts[g] += n })
  to.precision = Math.max(to.precision, from.precision)
  to.radius = Math.max(to.radius, from.radius)
}

function write(out: Clusters, ring: number, c: Cell, n: number, x: number, y: number, tiles: PlacedTile[]): void {
  out.n[ring] = n
  out.lon[ring] = lonOf(x)
  out.lat[ring] = latOf(y)
  out.same[ring] = c.same && c.east - c.west < SAME_PLACE && c.south - c.north < SAME_PLACE ? 1 : 0
  out.bounds.set([lonOf(c.west), latOf(c.south), lonOf(c.east), latOf(c.north)], ring * 4)
  out.parts.set(c.parts, ring * c.parts.length)
  out.precision[ring] = c.precision
  out.radius[ring] = c.radius
  if (n !== 1) return
  out.code[ring] = tiles[c.tile].sums.code[c.row]
  out.icon[ring] = tiles[c.tile].sums.icon[c.row]
}
