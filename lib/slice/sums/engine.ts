import { latOf, lonOf } from '../../geo/mercator'
import { GRADINGS } from '../../model/codes'
import { FLAG } from '../columns'
import { cellZoom } from '../cells'
import { everyPlaceFirst, MAX_LISTED, type Drawn } from '../listed'
import { onScreen } from '../region'
import { addLine, emptyLine, headline } from '../totals'
import type { Bounds, Frame, FrameQuery, Histogram, Member, SliceMeta } from '../types'
import { inWindow } from '../window'
import { binsOfWindow } from './bins'
import { placeTile, type PlacedTile } from './placed'
import { ringsOf } from './rings'
import type { OutlinedPart, RootSums } from './root'
import type { TileSums } from './tile'
import { readTileKey, tileBounds, tileKey, tilesInView, type Tile } from './tiles'

/** Tiles that are kept, those in view last to go: a way back is free. */
const KEPT_TILES = 160
const KEPT_FRAMES = 4

export interface SumsEngine {
  meta: SliceMeta
  /** As of the leaf engine. The window is one of whole bins (the page snaps it). Rings are of the tiles that are there. */
  frame(query: FrameQuery, seq?: number): Frame
  /** Records of a ring that are known by name: of sums of several the server is to be asked. */
  members(frameSeq: number, cluster: number, limit: number): Member[]
  addTile(key: string, sums: TileSums): void
  /** Tiles of a viewport that are not there. */
  missing(viewport: FrameQuery['viewport']): string[]
}

interface Remembered { query: FrameQuery; tiles: PlacedTile[]; ringOfCell: Int32Array[] }

/** Frames from sums: totals, counts and bars of the root, rings of the tiles in view. */
export function createSumsEngine(root: RootSums): SumsEngine {
  const tiles = new Map<string, TileSums>()
  const placed = new Map<string, PlacedTile>()
  const frames = new Map<number, Remembered>()
  const { bins } = root.meta

  /** The tile's rows; where it is not there, those of the nearest tile above that is. */
  function rowsFor(tile: Tile, zoom: number): PlacedTile | null {
    const key = tileKey(tile)
    for (let from = key; from; from = from.slice(0, -1)) {
      const sums = tiles.get(from)
      const source = sums && readTileKey(from)
      if (!source) continue
      // What is in view stays longest.
      tiles.delete(from)
      tiles.set(from, sums)
      const name = `${key} ${from} ${zoom}`
      const known = placed.get(name) ?? placeTile(sums, source, zoom, from === key ? source : tile)
      placed.delete(name)
      placed.set(name, known)
      if (placed.size > KEPT_TILES) placed.delete(placed.keys().next().value as string)
      return known
    }
    return null
  }

  const missing = (viewport: FrameQuery['viewport']) => (viewport ? tilesInView(viewport).map(tileKey).filter(key => !tiles.has(key)) : [])

  return {
    meta: root.meta,
    missing,
    addTile(key, sums) {
      tiles.set(key, sums)
      if (tiles.size > KEPT_TILES) tiles.delete(tiles.keys().next().value as string)
    },
    frame(query, seq = 0) {
      const { from, to } = binsOfWindow(query.window, bins)
      const window = { from, to, match: query.window.match }
      const { viewport } = query
      let clusters: Frame['clusters'] = null
      let loading: Bounds[] = []
      frames.delete(seq)
      if (viewport) {
        const zoom = cellZoom(viewport.zoom)
        const shown = tilesInView(viewport).flatMap(tile => rowsFor(tile, zoom) ?? [])
        const made = ringsOf(shown, zoom, query.by.groups, window, onScreen(viewport))
        clusters = made.clusters
        loading = missing(viewport).map(key => tileBounds(readTileKey(key) as Tile))
        frames.set(seq, { query, tiles: shown, ringOfCell: made.ringOfCell })
        if (frames.size > KEPT_FRAMES) frames.delete(frames.keys().next().value as number)
      }
      const [situations, vague] = [root.situations, root.areaIncidents].map(part => drawnOf(part, query.window, window))
      return {
        seq, edition: root.meta.edition, query, clusters, ...totals(root, window),
        histogram: query.histogram && barsIn(root.histogram, query.histogram), overview: query.overview && root.histogram,
        situations: situations.ids, areaIncidents: vague.ids, outlined: { matched: situations.matched + vague.matched, at: [...situations.at, ...vague.at] }, loading,
      }
    },
    members(frameSeq, cluster, limit) {
      const known = frames.get(frameSeq)
      if (!known) return []
      const { from, to } = binsOfWindow(known.query.window, bins)
      const found: Member[] = []
      known.tiles.forEach(({ sums, cell, x, y }, t) => {
        for (let k = 0; k < sums.length; k++) {
          if (!sums.id[k] || cell[k] < 0 || known.ringOfCell[t][cell[k]] !== cluster || !inWindow(sums.first[k], sums.last[k], { from, to, match: known.query.window.match })) continue
          found.push({ id: sums.id[k], row: k, start: bins.edges[sums.first[k]], end: bins.edges[sums.last[k] + 1] - 1, code: sums.code[k], icon: sums.icon[k], lon: lonOf(x[k]), lat: latOf(y[k]) })
        }
      })
      return found.sort((a, b) => (b.start ?? 0) - (a.start ?? 0)).slice(0, Math.max(0, limit))
    },
  }
}

/** Of records drawn as areas those of the window: named ones, and how many there are with the others. */
function drawnOf({ named, others }: OutlinedPart, days: FrameQuery['window'], bins: FrameQuery['window']): Drawn {
  const inside = named.filter(one => inWindow(one.start, one.end, days))
  const places = new Map<string, number>()
  const numbered = inside.map(one => {
    const key = `${one.lon} ${one.lat}`
    const place = places.get(key) ?? places.size
    places.set(key, place)
    return { ...one, place }
  })
  const drawn = everyPlaceFirst(numbered, one => one.place, places.size, MAX_LISTED)
  const unnamed = others.reduce((sum, [first, last, n]) => sum + (inWindow(first, last, bins) ? n : 0), 0)
  return { ids: drawn.map(one => one.id), at: drawn.map(one => [one.lon, one.lat]), matched: inside.length + unnamed }
}

/** The pairs of the window added up: totals, counts per code, extent. */
function totals(root: RootSums, window: { from: number; to: number; match: FrameQuery['window']['match'] }): Pick<Frame, 'totals' | 'confirmedOrFair' | 'byGrade' | 'facets' | 'withoutPlace' | 'bounds'> {
  const byGrade = GRADINGS.map(emptyLine)
  const facets = root.codes.map((_, f) => new Uint32Array(root.meta.facets[f].codes.length))
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  let withoutPlace = 0
  for (let pair = 0; pair < root.pairs; pair++) {
    if (!inWindow(root.first[pair], root.last[pair], window)) continue
    root.grades.forEach((g, i) => addLine(byGrade[i], {
      incidents: g.n[pair], unknown: g.unknown[pair],
      killed: { min: g.killedMin[pair], max: g.killedMax[pair], open: (g.flags[pair] & FLAG.killedOpen) !== 0 },
      injured: { min: g.injuredMin[pair], max: g.injuredMax[pair], open: (g.flags[pair] & FLAG.injuredOpen) !== 0 },
    }))
    facets.forEach((out, f) => { for (let code = 0; code < out.length; code++) out[code] += root.codes[f][pair * out.length + code] })
    withoutPlace += root.withoutPlace[pair]
    const at = pair * 4
    if (Number.isNaN(root.extents[at])) continue
    box[0] = Math.min(box[0], root.extents[at])
    box[1] = Math.min(box[1], root.extents[at + 1])
    box[2] = Math.max(box[2], root.extents[at + 2])
    box[3] = Math.max(box[3], root.extents[at + 3])
  }
  return { ...headline(byGrade, root.meta), facets: Object.fromEntries(root.meta.facets.map(({ property }, f) => [property, facets[f]])), withoutPlace, bounds: box[0] <= box[2] ? box : null }
}

/** Bars that the axis shows, whole: none is cut, since what a bin holds is not known by the day. */
function barsIn({ unit, edges, groups, known, spread }: Histogram, { from, to }: { from: number; to: number }): Histogram {
  let first = 0
  let last = edges.length - 1
  while (first < last - 1 && edges[first + 1] <= from) first++
  while (last > first + 1 && edges[last - 1] > to) last--
  return { unit, groups, edges: edges.slice(first, last + 1), known: known.slice(first * groups, last * groups), spread: spread.slice(first * groups, last * groups) }
}
