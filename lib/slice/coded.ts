/**
 * A column of small numbers (0 … size-1) and what each stands for. Counting a column is then one increment per row,
 * and what the counts mean is worked out once at the end, over a few thousand entries.
 */
export interface Coded {
  codes: Uint16Array | Uint32Array
  size: number
  /** size × parts: the values that a code stands for. */
  values: Float64Array
  parts: number
}

/** Joining columns pays as long as the counters stay in the first-level cache. */
export const MAX_JOINT = 8192
/** Pairs up to here are looked up in a plain table, beyond in a Map. */
const MAX_TABLE = 1 << 22
const SMALL = 1 << 13

const narrow = (codes: Uint32Array, size: number): Uint16Array | Uint32Array => (size <= 0x10000 ? new Uint16Array(codes) : codes)

/** Codes for the distinct values of a column, in order of appearance; `rows` picks the rows. */
export function codeColumn(values: ArrayLike<number>, rows: Uint32Array): Coded {
  const codes = new Uint32Array(rows.length)
  // A Map costs some 30 ns a row: small whole numbers, which most are, are looked up in a table.
  const table = new Int32Array(SMALL).fill(-1)
  const known = new Map<number, number>()
  const found: number[] = []
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]]
    const small = value >= 0 && value < SMALL && value === Math.floor(value)
    let code = small ? table[value] : (known.get(value) ?? -1)
    if (code < 0) {
      code = found.length
      if (small) table[value] = code
      else known.set(value, code)
      found.push(value)
    }
    codes[i] = code
  }
  return { codes: narrow(codes, found.length), size: found.length, values: Float64Array.from(found), parts: 1 }
}

/** Two columns as one over the pairs that occur; null when more than `limit` do. */
export function joinColumns(a: Coded, b: Coded, limit = Infinity): Coded | null {
  const codes = new Uint32Array(a.codes.length)
  const table = a.size * b.size <= MAX_TABLE ? new Int32Array(a.size * b.size).fill(-1) : null
  const known = new Map<number, number>()
  const pairs: number[] = []
  for (let i = 0; i < codes.length; i++) {
    const pair = a.codes[i] * b.size + b.codes[i]
    let code = table ? table[pair] : (known.get(pair) ?? -1)
    if (code < 0) {
      code = pairs.length
      if (code >= limit) return null
      if (table) table[pair] = code
      else known.set(pair, code)
      pairs.push(pair)
    }
    codes[i] = code
  }
  const parts = a.parts + b.parts
  const values = new Float64Array(pairs.length * parts)
  pairs.forEach((pair, code) => {
    const [ca, cb] = [Math.floor(pair / b.size), pair % b.size]
    values.set(a.values.subarray(ca * a.parts, (ca + 1) * a.parts), code * parts)
    values.set(b.values.subarray(cb * b.parts, (cb + 1) * b.parts), code * parts + a.parts)
  })
  return { codes: narrow(codes, pairs.length), size: pairs.length, values, parts }
}

/** Columns joined into as few as possible without the number of codes growing past MAX_JOINT; `at` says where each went. */
export function joinGreedily(columns: Coded[]): { joint: Coded[]; at: { joint: number; part: number }[] } {
  const joint: Coded[] = []
  const at: { joint: number; part: number }[] = []
  for (const column of columns) {
    const open = joint.length - 1
    const joined = open >= 0 && joint[open].size * 2 <= MAX_JOINT ? joinColumns(joint[open], column, MAX_JOINT) : null
    if (joined) {
      at.push({ joint: open, part: joint[open].parts })
      joint[open] = joined
    } else {
      at.push({ joint: joint.length, part: 0 })
      joint.push(column)
    }
  }
  return { joint, at }
}

/** One part of what the codes of a column stand for: a value per code. */
export const partOf = (coded: Coded, part: number): Float64Array => Float64Array.from({ length: coded.size }, (_, code) => coded.values[code * coded.parts + part])
