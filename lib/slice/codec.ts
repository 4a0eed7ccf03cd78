import { columnFromArray, float32, float64, int32, tableFromColumns, tableFromIPC, tableToIPC, uint16, uint32, uint8, utf8, type Column, type DataType } from '@uwdata/flechette'
import { NO_DAY, type Columns, type Slice } from './columns'
import type { SliceMeta } from './types'

// Slices on the wire: Arrow IPC stream. What the slice says of itself is JSON in the schema's metadata under `atlas`.
// Masks and tolls are uint8, uint16 or uint32, the smallest that holds every value: any Arrow reader sees which. Coordinates stay 64-bit, so
// that an area cuts here exactly as it does in the store.

const META_KEY = 'atlas'
const maskName = (property: string) => `facet_${property}`

function smallest(values: Uint32Array): DataType {
  let most = 0
  for (const value of values) if (value > most) most = value
  return most > 0xffff ? uint32() : most > 0xff ? uint16() : uint8()
}

/** Slice → Arrow IPC stream bytes. */
export function encodeSlice({ columns: c, meta }: Slice): Uint8Array {
  const counts = { n: c.n, n_unknown: c.nUnknown, killed_min: c.killedMin, killed_max: c.killedMax, injured_min: c.injuredMin, injured_max: c.injuredMax }
  const named: [string, Column<unknown>][] = [
    ['id', columnFromArray(c.id, utf8())],
    ['kind', columnFromArray(c.kind, uint8())],
    ['lon', columnFromArray(c.lon, float64())],
    ['lat', columnFromArray(c.lat, float64())],
    ['start', columnFromArray(c.start, int32())],
    ['end', columnFromArray(c.end, int32())],
    ['grading', columnFromArray(c.grading, uint8())],
    ...c.masks.map((mask, f): [string, Column<unknown>] => [maskName(meta.facets[f].property), columnFromArray(mask, smallest(mask))]),
    ...Object.entries(counts).map(([name, values]): [string, Column<unknown>] => [name, columnFromArray(values, smallest(values))]),
    ['flags', columnFromArray(c.flags, uint8())],
    ['geo_precision', columnFromArray(c.precision, uint8())],
    ['radius_m', columnFromArray(c.radius, float32())],
  ]
  const table = tableFromColumns(named)
  const schema = table.schema as { metadata?: Map<string, string> | null }
  schema.metadata = new Map([[META_KEY, JSON.stringify(meta)]])
  const bytes = tableToIPC(table, { format: 'stream' })
  if (!bytes) throw new Error(`A slice of ${c.length} rows could not be written as an Arrow stream.`)
  return bytes
}

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
