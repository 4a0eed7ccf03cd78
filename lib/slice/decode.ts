import { tableFromIPC } from '@uwdata/flechette'
import { NO_DAY, type Columns, type Slice } from './columns'
import type { SliceMeta } from './types'
import { maskName, META_KEY } from './wire'

/** Arrow IPC bytes → slice; columns land in typed arrays. Throws a sentence when a column is missing or it is no slice. */
export function decodeSlice(bytes: Uint8Array): Slice {
  const table = tableFromIPC(bytes)
  const text = (table.schema.metadata as Map<string, string> | null | undefined)?.get(META_KEY)
  if (!text) throw new Error(`These ${bytes.length} bytes are Arrow, but no slice: the schema has no "${META_KEY}" metadata.`)
  const meta = JSON.parse(text) as SliceMeta
  const column = (name: string) => {
    const found = table.getChild(name)
    if (!found) throw new Error(`The slice of edition ${meta.edition} has no column "${name}".`)
    return found
  }
  const numbers = <T extends { set(values: ArrayLike<number>): void }>(name: string, to: T): T => {
    to.set(column(name).toArray() as ArrayLike<number>)
    return to
  }
  const length = table.numRows
  const u32 = (name: string) => numbers(name, new Uint32Array(length))
  const columns: Columns = {
    length,
    id: Array.from(column('id').toArray() as Iterable<string>),
    kind: numbers('kind', new Uint8Array(length)),
    lon: numbers('lon', new Float64Array(length)), lat: numbers('lat', new Float64Array(length)),
    start: numbers('start', new Int32Array(length).fill(NO_DAY)), end: numbers('end', new Int32Array(length).fill(NO_DAY)),
    grading: numbers('grading', new Uint8Array(length)),
    masks: meta.facets.slice(0, -1).map(f => u32(maskName(f.property))),
    n: u32('n'), nUnknown: u32('n_unknown'), killedMin: u32('killed_min'), killedMax: u32('killed_max'), injuredMin: u32('injured_min'), injuredMax: u32('injured_max'),
    flags: numbers('flags', new Uint8Array(length)), precision: numbers('geo_precision', new Uint8Array(length)), radius: numbers('radius_m', new Float32Array(length)),
  }
  return { columns, meta }
}
