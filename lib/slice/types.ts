// The named form between store, engine, map, timeline and panel. Plain data only.
import type { Area } from '../geo/area'

/** Whole days since 1970-01-01 (UTC calendar); both ends of every interval are inside it. */
export type Day = number
/** [west, south, east, north] in degrees. */
export type Bounds = [number, number, number, number]
export type Match = 'possible' | 'certain'
export type BinUnit = 'day' | 'week' | 'month' | 'year'

/** What a slice says of itself (JSON in the Arrow schema's metadata under `atlas`). */
export interface SliceMeta {
  /** Key of the edition: `3`, or `3-1a2b3c4d` for a draft. */
  edition: string
  hash: string
  /** A leaf holds records. Sums hold no record: totals, counts and bars per time bin; the rings come tile by tile (sums/). */
  kind: 'leaf' | 'sums'
  rows: number
  /** First and last day of any record; null when none is dated. */
  first: Day | null
  last: Day | null
  /** Facets in the manifest's order, `grading` last; bit i of a mask is codes[i]. */
  facets: { property: string; codes: string[] }[]
  /** Grades whose tolls make the headline. */
  headlineGrades: string[]
  /** Of sums: the time bins that a window snaps to. */
  bins?: Bins
}

/** Whole units of the calendar: the first day of each bin and one past the last (bins + 1 ascending entries). */
export interface Bins { unit: BinUnit; edges: number[] }

/** Colour group of each code of the `by` facet: coloured codes 0 … k-1 in the manifest's order, all others k. */
export interface Grouping { property: string; groupOfCode: number[]; groups: number }

export interface FrameQuery {
  window: { from: Day; to: Day; match: Match }
  /** Selected codes per facet (including `grading`); an absent or empty list is "all". */
  facets: Record<string, string[]>
  area: Area | null
  by: Grouping
  /** null: no clusters are wanted (server, table). `zoom` is MapLibre's (512 px world at zoom 0). */
  viewport: { bounds: Bounds; zoom: number } | null
  /** Bins cover [from, to]; the first and last are cut to it. null: no histogram. */
  histogram: { from: Day; to: Day; unit: BinUnit } | null
  /** The same over the whole record, for the thin overview. */
  overview: { from: Day; to: Day; unit: BinUnit } | null
}

/** Clusters as columns of equal `length` (≤ 2,000), each one ring or dot. */
export interface Clusters {
  length: number
  lon: Float64Array
  lat: Float64Array
  n: Uint32Array
  /** length × groups; the sum of a row is n. */
  parts: Uint32Array
  groups: number
  /** west, south, east, north of the members, four per cluster. */
  bounds: Float64Array
  /** 1: all members share one point. */
  same: Uint8Array
  /** Row of the only member, else -1. Ask the engine's `members` for more. */
  row: Int32Array
  /** Index into GEO_PRECISIONS: the coarsest of the members. */
  precision: Uint8Array
  /** Metres: largest radius of the members (0 exact, NaN drawn as area or not at all). */
  radius: Float32Array
  /** Code index (of the `by` facet, manifest order) of the only member, else 255. */
  code: Uint8Array
  /** The same of the manifest's first facet, whatever colours: its icon is drawn. */
  icon: Uint8Array
}

export interface Toll { min: number; max: number; /** an upper bound is not known: show "+" */ open: boolean }
export interface TollLine { incidents: number; killed: Toll; injured: Toll; /** would count, but no figure is known */ unknown: number }

export interface Histogram {
  unit: BinUnit
  /** First day of each bin and one past the last: bins + 1 entries. */
  edges: Int32Array
  groups: number
  /** bins × groups: records whose day is known. */
  known: Float64Array
  /** bins × groups: shares of records that spread over several days (hatched). */
  spread: Float64Array
}

export interface Frame {
  seq: number
  edition: string
  query: FrameQuery
  clusters: Clusters | null
  histogram: Histogram | null
  overview: Histogram | null
  /** Count per code, in the order of SliceMeta.facets[].codes; each facet with its own filter off. */
  facets: Record<string, Uint32Array>
  /** Headline: kind incident; tolls of `counts_in_totals` and the headline grades. */
  totals: TollLine
  confirmedOrFair: TollLine
  /** Per grade, in the order of GRADINGS. */
  byGrade: TollLine[]
  /** Matching incidents without a point (0 when an area is set). */
  withoutPlace: number
  /** Bounds of all matching incidents with a point, wherever the viewport is; null when none. */
  bounds: Bounds | null
  /** Ids of matching situations, and of matching incidents known to the governorate only: drawn as areas (≤ 500). */
  situations: string[]
  areaIncidents: string[]
  /** Of these two: how many match in all, and where those that are named lie (situations first). */
  outlined: { matched: number; at: [lon: number, lat: number][] }
  /** Tiles in view that are not there yet; none for a leaf slice. */
  loading: Bounds[]
}

export interface Member { id: string; row: number; start: Day | null; end: Day | null; code: number; icon: number; lon: number; lat: number }
