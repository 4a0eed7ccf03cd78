import { columnFromArray, float32, float64, tableFromColumns, tableToIPC, uint16, uint32, uint8, utf8, type Column, type DataType } from '@uwdata/flechette'
import { META_KEY } from '../wire'
import type { RootSums } from './root'
import type { TileSums } from './tile'

// Sums on the wire: Arrow IPC streams like leaf slices. Counts take the smallest whole type that holds them; sums past 32 bits are doubles.

type Named = [string, Column<unknown>]

function typeFor(values: ArrayLike<number>): DataType {
  let most = 0
  for (let i = 0; i < values.length; i++) if (values[i] > most) most = values[i]
  return most > 0xffffffff ? float64() : most > 0xffff ? uint32() : most > 0xff ? uint16() : uint8()
}

const counts = (name: string, values: Uint8Array | Uint16Array | Uint32Array | Float64Array): Named => [name, columnFromArray(values, typeFor(values))]
/** One column per code or group of a table that is stored row by row. */
const across = (name: string, values: Uint32Array, width: number): Named[] =>
  Array.from({ length: width }, (_, k) => counts(`${name}_${k}`, Uint32Array.from({ length: values.length / width }, (_, row) => values[row * width + k])))

function ipc(columns: Named[], says: object): Uint8Array {
  const table = tableFromColumns(columns)
  ;(table.schema as { metadata?: Map<string, string> | null }).metadata = new Map([[META_KEY, JSON.stringify(says)]])
  const bytes = tableToIPC(table, { format: 'stream' })
  if (!bytes) throw new Error(`Sums of ${table.numRows} rows could not be written as an Arrow stream.`)
  return bytes
}

export const encodeRoot = (s: RootSums): Uint8Array => ipc([
  counts('first', s.first), counts('last', s.last), counts('without_place', s.withoutPlace),
  ...['west', 'south', 'east', 'north'].map((side, k): Named => [side, columnFromArray(Float64Array.from({ length: s.pairs }, (_, pair) => s.extents[pair * 4 + k]), float64())]),
  ...s.grades.flatMap((g, i) => [
    counts(`n_${i}`, g.n), counts(`unknown_${i}`, g.unknown), counts(`killed_min_${i}`, g.killedMin), counts(`killed_max_${i}`, g.killedMax),
    counts(`injured_min_${i}`, g.injuredMin), counts(`injured_max_${i}`, g.injuredMax), counts(`flags_${i}`, g.flags),
  ]),
  ...s.codes.flatMap((table, f) => across(`codes_${f}`, table, s.meta.facets[f].codes.length)),
], {
  ...s.meta, situations: s.situations.named, areaIncidents: s.areaIncidents.named, others: [s.situations.others, s.areaIncidents.others],
  histogram: { groups: s.histogram.groups, known: [...s.histogram.known], spread: [...s.histogram.spread] },
})

export const encodeTile = (s: TileSums): Uint8Array => ipc([
  counts('x', s.x), counts('y', s.y), counts('first', s.first), counts('last', s.last), counts('n', s.n), ...across('part', s.parts, s.groups),
  counts('killed_min', s.killedMin), counts('killed_max', s.killedMax), counts('injured_min', s.injuredMin), counts('injured_max', s.injuredMax),
  counts('flags', s.flags), counts('geo_precision', s.precision), ['radius_m', columnFromArray(s.radius, float32())],
  counts('code', s.code), counts('icon', s.icon), ['id', columnFromArray(s.id, utf8())],
], { kind: 'tile', cellPx: s.cellPx, groups: s.groups })
