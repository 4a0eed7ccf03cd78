import { columnFromArray, float32, float64, int32, tableFromColumns, tableToIPC, uint16, uint32, uint8, utf8, type Column, type DataType } from '@uwdata/flechette'
import type { Slice } from './columns'
import { maskName, META_KEY } from './wire'

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
