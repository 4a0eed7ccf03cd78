import { latOf, lonOf, WORLD_PX } from '../geo/mercator'
import { FIRST_CELL, type Cells } from './cells'
import type { Discs } from './discs'
import { MAX_X, MAX_Y, MIN_X, MIN_Y, STRIDE, SUM_X, SUM_Y, type Gathered } from './gather'
import { mergeRings, type Rings } from './merge'
import type { Prepared } from './prepare'
import type { Region } from './region'
import type { Clusters } from './types'

/** Most rings of one frame. */
export const MAX_CLUSTERS = 2000

/** Clusters and, for `members`, which of them each cell went into (-1: none of them). */
export interface Clustered { clusters: Clusters; clusterOfSlot: Int32Array }

/**
 * What the pass gathered → rings that do not overlap; those on screen, the largest first. `same` when all members
 * share one point, which is then the ring's place to the last digit.
 */
export function clustersOf(p: Prepared, discs: Discs, cells: Cells, region: Region, g: Gathered, groups: number, codeOf: (row: number) => number, iconOf: (row: number) => number, onScreen: (x: number, y: number) => boolean): Clustered {
  const { kinds, places } = g
  const slotOfRing: number[] = []
  const counts: number[] = []
  for (let slot = FIRST_CELL; slot < region.slots; slot++) {
    let n = 0
    for (let k = slot * kinds; k < (slot + 1) * kinds; k++) n += g.parts[k]
    if (n === 0) continue
    slotOfRing.push(slot)
    counts.push(n)
  }
  const rings: Rings = {
    length: counts.length, n: Float64Array.from(counts), key: Uint32Array.from(slotOfRing, slot => cells.key[region.cellOf(slot)]),
    sumX: Float64Array.from(slotOfRing, slot => places[slot * STRIDE + SUM_X]), sumY: Float64Array.from(slotOfRing, slot => places[slot * STRIDE + SUM_Y]),
  }
  const into = mergeRings(rings, WORLD_PX * 2 ** cells.zoom)
  for (let i = 0; i < rings.length; i++) if (into[i] !== i) addSlot(g, slotOfRing[into[i]], slotOfRing[i])

  const shown = Array.from(into, (root, i) => (root === i && onScreen(rings.sumX[i] / rings.n[i], rings.sumY[i] / rings.n[i]) ? i : -1)).filter(i => i >= 0)
  shown.sort((a, b) => rings.n[b] - rings.n[a] || rings.key[a] - rings.key[b] || rings.sumX[a] - rings.sumX[b])
  shown.length = Math.min(shown.length, MAX_CLUSTERS)
  const clusterOfRing = new Int32Array(rings.length).fill(-1)
  const clusters = emptyClusters(shown.length, groups)
  shown.forEach((ring, c) => {
    clusterOfRing[ring] = c
    const slot = slotOfRing[ring]
    const at = slot * STRIDE
    const n = rings.n[ring]
    const row = p.rows[g.row[slot]]
    const same = places[at + MIN_X] === places[at + MAX_X] && places[at + MIN_Y] === places[at + MAX_Y]
    const [lon, lat] = [p.columns.lon[row], p.columns.lat[row]]
    clusters.n[c] = n
    clusters.same[c] = same ? 1 : 0
    clusters.lon[c] = same ? lon : lonOf(rings.sumX[ring] / n)
    clusters.lat[c] = same ? lat : latOf(rings.sumY[ring] / n)
    clusters.bounds.set(same ? [lon, lat, lon, lat] : [lonOf(places[at + MIN_X]), latOf(places[at + MAX_Y]), lonOf(places[at + MAX_X]), latOf(places[at + MIN_Y])], c * 4)
    readParts(clusters, c, g.parts.subarray(slot * kinds, (slot + 1) * kinds), discs)
    if (n === 1) {
      clusters.row[c] = row
      clusters.code[c] = codeOf(g.row[slot])
      clusters.icon[c] = iconOf(g.row[slot])
    }
  })
  const clusterOfSlot = new Int32Array(region.slots).fill(-1)
  slotOfRing.forEach((slot, ring) => { clusterOfSlot[slot] = clusterOfRing[into[ring]] })
  return { clusters, clusterOfSlot }
}

function addSlot(g: Gathered, to: number, from: number): void {
  for (let k = 0; k < g.kinds; k++) g.parts[to * g.kinds + k] += g.parts[from * g.kinds + k]
  const [a, b] = [to * STRIDE, from * STRIDE]
  for (const least of [MIN_X, MIN_Y]) g.places[a + least] = Math.min(g.places[a + least], g.places[b + least])
  for (const most of [MAX_X, MAX_Y]) g.places[a + most] = Math.max(g.places[a + most], g.places[b + most])
}

/** Counts by group and disc → parts by group, the coarsest precision and the largest radius (NaN above all). */
function readParts(clusters: Clusters, c: number, parts: Uint32Array, discs: Discs): void {
  parts.forEach((n, kind) => {
    if (n === 0) return
    const disc = kind % discs.size
    clusters.parts[c * clusters.groups + (kind - disc) / discs.size] += n
    clusters.precision[c] = Math.max(clusters.precision[c], discs.precision[disc])
    clusters.radius[c] = Math.max(clusters.radius[c], discs.radius[disc])
  })
}

export const emptyClusters = (length: number, groups: number): Clusters => ({
  length, groups, lon: new Float64Array(length), lat: new Float64Array(length), n: new Uint32Array(length), parts: new Uint32Array(length * groups),
  bounds: new Float64Array(length * 4), same: new Uint8Array(length), row: new Int32Array(length).fill(-1),
  precision: new Uint8Array(length), radius: new Float32Array(length), code: new Uint8Array(length).fill(255), icon: new Uint8Array(length).fill(255),
})
