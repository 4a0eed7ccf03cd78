/** Distinct points: rows that share exactly one point share a site. */
export interface Sites {
  /** Site of each row, -1 without a point. */
  ofRow: Int32Array
  count: number
  /** Some row of each site. */
  row: Uint32Array
}

/** Open addressing over the bits of both coordinates: a Map of a million entries is felt when a slice is loaded. */
export function sitesOf(lon: Float64Array, lat: Float64Array, rows: Uint32Array): Sites {
  const n = rows.length
  const ofRow = new Int32Array(n)
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, n * 2)))
  const slots = new Int32Array(size).fill(-1)
  const first = new Uint32Array(n)
  const point = new Float64Array(2)
  const bits = new Int32Array(point.buffer)
  let count = 0
  for (let i = 0; i < n; i++) {
    // Adding 0 turns -0 into 0: they are one place.
    const a = lon[rows[i]] + 0
    const b = lat[rows[i]] + 0
    if (Number.isNaN(a) || Number.isNaN(b)) {
      ofRow[i] = -1
      continue
    }
    point[0] = a
    point[1] = b
    let slot = Math.imul(bits[0], 0x9e3779b1) ^ Math.imul(bits[1], 0x85ebca6b) ^ Math.imul(bits[2], 0xc2b2ae35) ^ Math.imul(bits[3], 0x27d4eb2f)
    slot = (slot ^ (slot >>> 15)) & (size - 1)
    let site = slots[slot]
    while (site >= 0 && (lon[rows[first[site]]] !== a || lat[rows[first[site]]] !== b)) {
      slot = (slot + 1) & (size - 1)
      site = slots[slot]
    }
    if (site < 0) {
      site = count++
      first[site] = i
      slots[slot] = site
    }
    ofRow[i] = site
  }
  return { ofRow, count, row: first.slice(0, count) }
}
