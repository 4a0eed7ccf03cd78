import { tableFromIPC } from '@uwdata/flechette'
import { GRADINGS } from '../../model/codes'
import { META_KEY } from '../wire'
import type { Outlined, OutlinedPart, RootSums } from './root'
import type { TileSums } from './tile'

interface Reader { rows: number; says: Record<string, unknown>; into<T extends { set(values: ArrayLike<number>): void }>(name: string, to: T): T; texts(name: string): string[] }

function read(bytes: Uint8Array): Reader {
  const table = tableFromIPC(bytes)
  const column = (name: string) => {
    const found = table.getChild(name)
    if (!found) throw new Error(`The slice of sums has no column "${name}".`)
    return found
  }
  return {
    rows: table.numRows,
    says: JSON.parse((table.schema.metadata as Map<string, string> | null)?.get(META_KEY) ?? '{}') as Record<string, unknown>,
    into(name, to) {
      to.set(column(name).toArray() as ArrayLike<number>)
      return to
    },
    texts: name => Array.from(column(name).toArray() as Iterable<string>),
  }
}

/** Columns name_0 … name_(width-1) as one table, row by row. */
function across(r: Reader, name: string, width: number): Uint32Array {
  const out = new Uint32Array(r.rows * width)
  for (let k = 0; k < width; k++) r.into(`${name}_${k}`, new Float64Array(r.rows)).forEach((v, row) => { out[row * width + k] = v })
  return out
}

/** Arrow IPC bytes → sums without places. Throws a sentence when a column is missing. */
export function decodeRoot(bytes: Uint8Array): RootSums {
  const r = read(bytes)
  // What was sent before others were counted is kept by caches, and still read.
  const { situations, areaIncidents, others = [[], []], histogram, ...meta } = r.says as unknown as RootSums['meta'] & Record<'situations' | 'areaIncidents', Outlined[]> & { others?: OutlinedPart['others'][]; histogram: { groups: number; known: number[]; spread: number[] } }
  const f64 = (name: string) => r.into(name, new Float64Array(r.rows))
  const u32 = (name: string) => r.into(name, new Uint32Array(r.rows))
  const extents = new Float64Array(r.rows * 4)
  for (const [k, side] of ['west', 'south', 'east', 'north'].entries()) f64(side).forEach((v, pair) => { extents[pair * 4 + k] = v })
  return {
    meta, situations: { named: situations, others: others[0] }, areaIncidents: { named: areaIncidents, others: others[1] }, pairs: r.rows, extents,
    first: r.into('first', new Uint16Array(r.rows)), last: r.into('last', new Uint16Array(r.rows)), withoutPlace: u32('without_place'),
    grades: GRADINGS.map((_, i) => ({
      n: u32(`n_${i}`), unknown: u32(`unknown_${i}`), killedMin: f64(`killed_min_${i}`), killedMax: f64(`killed_max_${i}`),
      injuredMin: f64(`injured_min_${i}`), injuredMax: f64(`injured_max_${i}`), flags: r.into(`flags_${i}`, new Uint8Array(r.rows)),
    })),
    codes: meta.facets.map(({ codes }, f) => across(r, `codes_${f}`, codes.length)),
    histogram: { unit: meta.bins.unit, edges: Int32Array.from(meta.bins.edges), groups: histogram.groups, known: Float64Array.from(histogram.known), spread: Float64Array.from(histogram.spread) },
  }
}

/** Arrow IPC bytes → the rows of a tile. */
export function decodeTile(bytes: Uint8Array): TileSums {
  const r = read(bytes)
  const { cellPx, groups } = r.says as unknown as Pick<TileSums, 'cellPx' | 'groups'>
  const u16 = (name: string) => r.into(name, new Uint16Array(r.rows))
  const u8 = (name: string) => r.into(name, new Uint8Array(r.rows))
  const f64 = (name: string) => r.into(name, new Float64Array(r.rows))
  return {
    length: r.rows, cellPx, groups, x: u16('x'), y: u16('y'), first: u16('first'), last: u16('last'), n: r.into('n', new Uint32Array(r.rows)), parts: across(r, 'part', groups),
    killedMin: f64('killed_min'), killedMax: f64('killed_max'), injuredMin: f64('injured_min'), injuredMax: f64('injured_max'),
    flags: u8('flags'), precision: u8('geo_precision'), radius: r.into('radius_m', new Float32Array(r.rows)), code: u8('code'), icon: u8('icon'), id: r.texts('id'),
  }
}
