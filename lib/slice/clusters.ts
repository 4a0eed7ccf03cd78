import { latOf, lonOf, WORLD_PX } from '../geo/mercator'
import type { Clusters } from './types'

/** Radius in pixels of a ring of n (a single one is a dot). */
export const radiusPx = (n: number): number => (n <= 1 ? 6 : Math.min(30, 11 + 3.1 * Math.sqrt(n)))

/** Most rings of one frame. */
export const MAX_CLUSTERS = 2000

/** What the pass gathered in one cell. Positions are sums in the unit square. */
export interface Gathered {
  n: number
  sumX: number
  sumY: number
  parts: Uint32Array
  minX: number
  minY: number
  maxX: number
  maxY: number
  /** The one site of all members, -2 when they differ. */
  site: number
  /** Some member. */
  row: number
  precision: number
  radius: number
  cells: number[]
  /** Orders equal counts: independent of the viewport. */
  key: number
}

/**
 * Merges rings that would overlap by more than a fifth of the smaller one's width, at the whole zoom: the smaller goes
 * into the larger, the most overlapped first, until none is left. Larger counts first, then the cell's key, so that the
 * outcome does not hang on the order of rows.
 */
export function mergeOverlapping(gathered: Gathered[], zoom: number): Gathered[] {
  const world = WORLD_PX * 2 ** zoom
  let nodes = gathered
  for (let round = 0; round < 8; round++) {
    nodes.sort((a, b) => b.n - a.n || a.key - b.key)
    const grid = new Map<number, Gathered[]>()
    const kept: Gathered[] = []
    let merged = false
    for (const node of nodes) {
      const x = (node.sumX / node.n) * world
      const y = (node.sumY / node.n) * world
      const [gx, gy] = [Math.floor(x / REACH_PX), Math.floor(y / REACH_PX)]
      let host: Gathered | null = null
      let deepest = 0
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          for (const other of grid.get(gridKey(gx + dx, gy + dy)) ?? []) {
            const [r1, r2] = [radiusPx(node.n), radiusPx(other.n)]
            const depth = r1 + r2 - 0.4 * Math.min(r1, r2) - Math.hypot(x - (other.sumX / other.n) * world, y - (other.sumY / other.n) * world)
            if (depth > deepest) {
              deepest = depth
              host = other
            }
          }
        }
      }
      if (host) {
        absorb(host, node)
        merged = true
        continue
      }
      kept.push(node)
      const key = gridKey(gx, gy)
      const list = grid.get(key)
      if (list) list.push(node)
      else grid.set(key, [node])
    }
    nodes = kept
    if (!merged) break
  }
  return nodes
}

/** Two rings of the largest radius reach each other within this. */
const REACH_PX = 64
const gridKey = (x: number, y: number) => x * 0x4000000 + y

function absorb(host: Gathered, node: Gathered): void {
  host.n += node.n
  host.sumX += node.sumX
  host.sumY += node.sumY
  host.minX = Math.min(host.minX, node.minX)
  host.minY = Math.min(host.minY, node.minY)
  host.maxX = Math.max(host.maxX, node.maxX)
  host.maxY = Math.max(host.maxY, node.maxY)
  for (let g = 0; g < host.parts.length; g++) host.parts[g] += node.parts[g]
  if (host.site !== node.site) host.site = -2
  host.precision = Math.max(host.precision, node.precision)
  host.radius = Number.isNaN(host.radius) || node.radius > host.radius ? node.radius : host.radius
  host.cells.push(...node.cells)
}

/** Columns of at most MAX_CLUSTERS rings, the largest first; `codeOf` gives the code of a single one's row. */
export function toColumns(nodes: Gathered[], groups: number, rowOf: (row: number) => number, codeOf: (row: number) => number): Clusters {
  const length = Math.min(nodes.length, MAX_CLUSTERS)
  const out: Clusters = {
    length, groups, lon: new Float64Array(length), lat: new Float64Array(length), n: new Uint32Array(length), parts: new Uint32Array(length * groups),
    bounds: new Float64Array(length * 4), same: new Uint8Array(length), row: new Int32Array(length).fill(-1),
    precision: new Uint8Array(length), radius: new Float32Array(length), code: new Uint8Array(length).fill(255),
  }
  for (let i = 0; i < length; i++) {
    const node = nodes[i]
    out.n[i] = node.n
    out.lon[i] = lonOf(node.sumX / node.n)
    out.lat[i] = latOf(node.sumY / node.n)
    out.parts.set(node.parts, i * groups)
    out.bounds.set([lonOf(node.minX), latOf(node.maxY), lonOf(node.maxX), latOf(node.minY)], i * 4)
    out.same[i] = node.site >= 0 ? 1 : 0
    out.precision[i] = node.precision
    out.radius[i] = node.radius
    if (node.n === 1) {
      out.row[i] = rowOf(node.row)
      out.code[i] = codeOf(node.row)
    }
  }
  return out
}
