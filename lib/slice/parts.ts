import { allocate, type Columns, type Slice } from './columns'
import { decodeSlice } from './decode'
import { encodeSlice } from './encode'
import type { SliceMeta } from './types'

/** Up to here an edition is one leaf slice, which a page loads whole. */
export const LEAF_ROWS = 50_000
/** Rows of a part of a large slice: some five megabytes. */
export const PART_ROWS = 65_536

/** A column or a run of rows of it, without copying. */
const between = (c: Columns, from: number, to: number): Columns => ({
  ...Object.fromEntries(Object.entries(c).map(([name, column]) => [name, ArrayBuffer.isView(column) ? (column as Uint8Array).subarray(from, to) : column])) as unknown as Columns,
  length: to - from, id: c.id.slice(from, to), masks: c.masks.map(mask => mask.subarray(from, to)),
})

/** A slice too large for one piece of bytes, in parts of PART_ROWS rows, one at a time; each is a slice by itself. */
export function* encodeParts({ columns, meta }: Slice, size = PART_ROWS): Generator<Uint8Array> {
  for (let from = 0; from < columns.length || from === 0; from += size) {
    const part = between(columns, from, Math.min(columns.length, from + size))
    yield encodeSlice({ columns: part, meta: { ...meta, rows: part.length } })
  }
}

/** Parts, in order, as one slice of `rows` rows again. */
export async function decodeParts(parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, rows: number): Promise<Slice> {
  let whole: Columns | null = null
  let meta: SliceMeta | null = null
  let at = 0
  for await (const bytes of parts) {
    const part = decodeSlice(bytes)
    meta ??= { ...part.meta, rows }
    whole ??= allocate(rows, part.columns.masks.length)
    const { id, masks, length, ...rest } = part.columns
    if (at + length > rows) throw new Error(`The parts of the slice of edition ${meta.edition} hold more than its ${rows} rows.`)
    for (let i = 0; i < length; i++) whole.id[at + i] = id[i]
    masks.forEach((mask, f) => whole?.masks[f].set(mask, at))
    for (const [name, column] of Object.entries(rest)) (whole[name as keyof typeof rest] as Float64Array).set(column as Float64Array, at)
    at += length
  }
  if (!whole || !meta || at !== rows) throw new Error(`The slice is incomplete: its parts hold ${at} of ${rows} rows.`)
  return { columns: whole, meta }
}
