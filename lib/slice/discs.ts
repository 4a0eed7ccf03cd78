import { codeColumn, joinColumns, type Coded } from './coded'
import type { Prepared } from './prepare'

/** Kinds of disc, each a precision (index into GEO_PRECISIONS) and a radius in metres (NaN: an area, or nothing is drawn). */
export interface Discs { codes: Coded['codes']; size: number; precision: Uint8Array; radius: Float64Array }

/** So many kinds are told apart. With more (an atlas with hundreds of radii of its own) radii are rounded up, never down. */
const MAX_KINDS = 64

/** A number per row for the precision and radius of its disc: there are few kinds, since radii come from precisions. */
export function discsOf({ columns, rows }: Prepared): Discs {
  const precision = codeColumn(columns.precision, rows)
  // NaN equals nothing, not even itself: -1 stands in for it.
  let radius = codeColumn(columns.radius.map(r => (Number.isNaN(r) ? -1 : r)), rows)
  let kinds = joinColumns(precision, radius) as Coded
  if (kinds.size > MAX_KINDS) {
    const steps = MAX_KINDS / 8
    const sorted = Float64Array.from(new Set(radius.values.filter(r => r > 0))).sort()
    const up = (r: number) => (r <= 0 ? r : sorted[Math.min(sorted.length, Math.ceil((sorted.indexOf(r) + 1) / Math.ceil(sorted.length / (steps - 2))) * Math.ceil(sorted.length / (steps - 2))) - 1])
    radius = codeColumn(Float32Array.from(columns.radius, r => (Number.isNaN(r) ? -1 : up(r))), rows)
    kinds = joinColumns(precision, radius) as Coded
  }
  const part = (k: number) => Array.from({ length: kinds.size }, (_, code) => kinds.values[code * 2 + k])
  return { codes: kinds.codes, size: kinds.size, precision: Uint8Array.from(part(0)), radius: Float64Array.from(part(1), r => (r < 0 ? NaN : r)) }
}
