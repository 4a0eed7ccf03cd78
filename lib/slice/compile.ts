import { ASSUMED_PRECISION, GEO_PRECISIONS, GRADINGS, RADIUS_METERS } from '../model/codes'
import { codesOf } from '../model/facets'
import type { IncidentProperties } from '../model/incident'
import type { Manifest } from '../model/manifest'
import { intervalOf } from '../time/interval'
import { allocate, FLAG, NO_DAY, type Columns, type Slice } from './columns'
import type { SliceMeta } from './types'

export interface Placed { properties: IncidentProperties; lon?: number; lat?: number }

/** What a toll adds to a sum: min absent → 0, max absent → the min, and the bound is open; both absent → null. */
export function toll(min: number | undefined, max: number | undefined): { min: number; max: number; open: boolean } | null {
  if (min === undefined && max === undefined) return null
  return { min: min ?? 0, max: max ?? min ?? 0, open: max === undefined }
}

/** Writes a record into row i of the columns, by the rules of counting. */
export function fillRow(c: Columns, i: number, { properties: p, lon, lat }: Placed, manifest: Pick<Manifest, 'facets'>): void {
  const interval = intervalOf(p)
  c.id[i] = p.id
  c.kind[i] = p.kind === 'situation' ? 1 : 0
  if (lon !== undefined && lat !== undefined) {
    c.lon[i] = lon
    c.lat[i] = lat
  }
  if (interval) {
    c.start[i] = interval.start
    c.end[i] = interval.end
  }
  c.grading[i] = GRADINGS.indexOf(GRADINGS.includes(p.grading) ? p.grading : 'ungraded')
  manifest.facets.forEach((facet, f) => {
    const codes = codesOf(p, facet)
    if (codes.length) facet.codes.forEach((code, bit) => { if (codes.includes(code.code)) c.masks[f][i] |= 1 << bit })
  })
  const precision = p.geo_precision ?? ASSUMED_PRECISION
  c.precision[i] = GEO_PRECISIONS.indexOf(precision)
  c.radius[i] = p.geo_radius_m ?? RADIUS_METERS[precision] ?? NaN
  if (p.kind === 'situation' || p.counts_in_totals === false) return
  const killed = toll(p.killed_min, p.killed_max)
  const injured = toll(p.injured_min, p.injured_max)
  c.killedMin[i] = killed?.min ?? 0
  c.killedMax[i] = killed?.max ?? 0
  c.injuredMin[i] = injured?.min ?? 0
  c.injuredMax[i] = injured?.max ?? 0
  c.flags[i] = (killed?.open ? FLAG.killedOpen : 0) | (injured?.open ? FLAG.injuredOpen : 0)
  c.nUnknown[i] = killed || injured ? 0 : 1
}

/** Row (ord) of each record, in the order of rows: first day, then id; without a date last. */
export function ordsOf(starts: Int32Array, ids: readonly string[]): Uint32Array {
  const order = Uint32Array.from(ids, (_, i) => i).sort((a, b) => starts[a] - starts[b] || (ids[a] < ids[b] ? -1 : 1))
  const ords = new Uint32Array(ids.length)
  for (let ord = 0; ord < order.length; ord++) ords[order[ord]] = ord
  return ords
}

/** Records → the sorted columns of a leaf slice. */
export function compileRows(records: Placed[], manifest: Pick<Manifest, 'facets'>): Columns {
  const ords = ordsOf(Int32Array.from(records, r => intervalOf(r.properties)?.start ?? NO_DAY), records.map(r => r.properties.id))
  const c = allocate(records.length, manifest.facets.length)
  records.forEach((record, i) => fillRow(c, ords[i], record, manifest))
  return c
}

/** Columns with what they say of themselves. `grading` stands last among the facets. */
export function sliceOf(columns: Columns, manifest: Pick<Manifest, 'facets' | 'headline_grades'>, edition: { key: string; hash: string }): Slice {
  let first: number | null = null
  let last: number | null = null
  for (let i = 0; i < columns.length; i++) {
    if (columns.start[i] === NO_DAY) continue
    if (first === null || columns.start[i] < first) first = columns.start[i]
    if (last === null || columns.end[i] > last) last = columns.end[i]
  }
  const meta: SliceMeta = {
    edition: edition.key, hash: edition.hash, kind: 'leaf', rows: columns.length, first, last,
    facets: [...manifest.facets.map(f => ({ property: f.property, codes: f.codes.map(c => c.code) })), { property: 'grading', codes: [...GRADINGS] }],
    headlineGrades: [...manifest.headline_grades],
  }
  return { columns, meta }
}

/** The rows at those indices, in that order: a slice cut for a search or a statement. */
export function cut(columns: Columns, rows: Uint32Array): Columns {
  const take = <T extends Uint8Array | Uint32Array | Int32Array | Float32Array | Float64Array>(from: T): T => {
    const to = new (from.constructor as new (length: number) => T)(rows.length)
    rows.forEach((row, i) => { to[i] = from[row] })
    return to
  }
  const { id, masks, length: _, ...rest } = columns
  const taken = Object.fromEntries(Object.entries(rest).map(([name, column]) => [name, take(column)])) as Omit<Columns, 'id' | 'masks' | 'length'>
  return { ...taken, length: rows.length, id: Array.from(rows, row => id[row]), masks: masks.map(take) }
}
