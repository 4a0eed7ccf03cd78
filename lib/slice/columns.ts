import type { SliceMeta } from './types'

/** Start of a record without a date: past every window, so that no binary search meets it. */
export const NO_DAY = 0x7fffffff

export const FLAG = { killedOpen: 1, injuredOpen: 2 } as const

/**
 * Rows of a slice as columns of equal length, sorted by `start` (undated last). In a leaf slice a row is one record.
 * Toll columns hold what the record adds to a sum: zeros when it does not count (`counts_in_totals: false`, a situation).
 */
export interface Columns {
  length: number
  id: string[]
  /** 0 incident, 1 situation. */
  kind: Uint8Array
  /** Degrees; NaN without a point. */
  lon: Float64Array
  lat: Float64Array
  /** Days, both inside; NO_DAY without a date. */
  start: Int32Array
  end: Int32Array
  /** Index into GRADINGS. */
  grading: Uint8Array
  /** One mask per facet of the manifest (grading is not among them); bit i is the facet's code i. */
  masks: Uint32Array[]
  n: Uint32Array
  /** Would count, but neither killed nor injured is known. */
  nUnknown: Uint32Array
  killedMin: Uint32Array
  killedMax: Uint32Array
  injuredMin: Uint32Array
  injuredMax: Uint32Array
  /** FLAG bits: an upper bound is not known. */
  flags: Uint8Array
  /** Index into GEO_PRECISIONS. */
  precision: Uint8Array
  /** Metres; NaN where the record is drawn as an area or not at all. */
  radius: Float32Array
}

export interface Slice { columns: Columns; meta: SliceMeta }

/** Empty columns of a length, for compilers and generators to fill. */
export function allocate(length: number, facets: number): Columns {
  const u32 = () => new Uint32Array(length)
  return {
    length, id: Array.from({ length }, () => ''), kind: new Uint8Array(length),
    lon: new Float64Array(length).fill(NaN), lat: new Float64Array(length).fill(NaN),
    start: new Int32Array(length).fill(NO_DAY), end: new Int32Array(length).fill(NO_DAY),
    grading: new Uint8Array(length), masks: Array.from({ length: facets }, u32),
    n: u32().fill(1), nUnknown: u32(), killedMin: u32(), killedMax: u32(), injuredMin: u32(), injuredMax: u32(),
    flags: new Uint8Array(length), precision: new Uint8Array(length), radius: new Float32Array(length),
  }
}
