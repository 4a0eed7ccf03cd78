import type { Sum } from './blocks'
import type { Prepared } from './prepare'

/** Doubles per slot: sum of x, sum of y, least x, most x, least y, most y; one cache line. */
export const STRIDE = 8
export const [SUM_X, SUM_Y, MIN_X, MAX_X, MIN_Y, MAX_Y] = [0, 1, 2, 3, 4, 5]

/** What the pass gathers per slot (see region.ts). Kept between frames: nothing is allocated in the loops. */
export interface Gathered {
  slots: number
  /** Entries of `parts` per slot: colour groups × kinds of disc. */
  kinds: number
  parts: Uint32Array
  places: Float64Array
  /** Some member (the last met); of no meaning where there is none. */
  row: Int32Array
}

export const createGathered = (slots: number, kinds: number): Gathered =>
  ({ slots, kinds, parts: new Uint32Array(slots * kinds), places: new Float64Array(slots * STRIDE), row: new Int32Array(slots) })

export function clearGathered(g: Gathered): void {
  for (let at = 0; at < g.slots * STRIDE; at += STRIDE) {
    g.places[at] = g.places[at + 1] = 0
    g.places[at + 2] = g.places[at + 4] = Infinity
    g.places[at + 3] = g.places[at + 5] = -Infinity
  }
  g.parts.fill(0)
}

/** Adds the rows list[from … to) to the parts of their slots (`slotOf` each row). Four at a time, as in `countCodes`. */
export function gatherParts(slotOf: Int32Array, withDisc: Uint16Array, list: Uint32Array, from: number, to: number, { parts, row, kinds }: Gathered): void {
  let k = from
  for (; k + 3 < to; k += 4) {
    const a = list[k]
    const b = list[k + 1]
    const c = list[k + 2]
    const d = list[k + 3]
    const sa = slotOf[a]
    const sb = slotOf[b]
    const sc = slotOf[c]
    const sd = slotOf[d]
    parts[sa * kinds + withDisc[a]]++
    parts[sb * kinds + withDisc[b]]++
    parts[sc * kinds + withDisc[c]]++
    parts[sd * kinds + withDisc[d]]++
    row[sa] = a
    row[sb] = b
    row[sc] = c
    row[sd] = d
  }
  for (; k < to; k++) {
    const i = list[k]
    const slot = slotOf[i]
    parts[slot * kinds + withDisc[i]]++
    row[slot] = i
  }
}

/** Adds their positions: sums for the mean, and the extent. Two at a time. Rows without a point (NaN) go to slot 0, which nobody reads. */
export function gatherPlaces({ x, y }: Prepared, slotOf: Int32Array, list: Uint32Array, from: number, to: number, { places }: Gathered): void {
  let k = from
  for (; k + 1 < to; k += 2) {
    const i = list[k]
    const j = list[k + 1]
    const a = slotOf[i] * STRIDE
    const b = slotOf[j] * STRIDE
    const xi = x[i]
    const yi = y[i]
    const xj = x[j]
    const yj = y[j]
    places[a] += xi
    places[a + 1] += yi
    places[b] += xj
    places[b + 1] += yj
    if (xi < places[a + 2]) places[a + 2] = xi
    if (xi > places[a + 3]) places[a + 3] = xi
    if (yi < places[a + 4]) places[a + 4] = yi
    if (yi > places[a + 5]) places[a + 5] = yi
    if (xj < places[b + 2]) places[b + 2] = xj
    if (xj > places[b + 3]) places[b + 3] = xj
    if (yj < places[b + 4]) places[b + 4] = yj
    if (yj > places[b + 5]) places[b + 5] = yj
  }
  if (k < to) {
    const i = list[k]
    const a = slotOf[i] * STRIDE
    places[a] += x[i]
    places[a + 1] += y[i]
    places[a + 2] = Math.min(places[a + 2], x[i])
    places[a + 3] = Math.max(places[a + 3], x[i])
    places[a + 4] = Math.min(places[a + 4], y[i])
    places[a + 5] = Math.max(places[a + 5], y[i])
  }
}

/** Adds what was gathered elsewhere, slot by slot. */
function addGathered({ parts, places, row, slots }: Gathered, from: Gathered): void {
  for (let k = 0; k < parts.length; k++) parts[k] += from.parts[k]
  for (let slot = 1, at = STRIDE; slot < slots; slot++, at += STRIDE) {
    if (from.places[at + MIN_X] === Infinity) continue
    places[at + SUM_X] += from.places[at + SUM_X]
    places[at + SUM_Y] += from.places[at + SUM_Y]
    places[at + MIN_X] = Math.min(places[at + MIN_X], from.places[at + MIN_X])
    places[at + MAX_X] = Math.max(places[at + MAX_X], from.places[at + MAX_X])
    places[at + MIN_Y] = Math.min(places[at + MIN_Y], from.places[at + MIN_Y])
    places[at + MAX_Y] = Math.max(places[at + MAX_Y], from.places[at + MAX_Y])
    row[slot] = from.row[slot]
  }
}

/**
 * Parts and places as one sum, in `g`. The least and the most cannot be subtracted, and sums of doubles lose digits by it; so
 * blocks are the leaves of a tree (node k over nodes 2k and 2k + 1), in which any run of them is a few nodes for each level.
 */
export function sumGathered(p: Prepared, slotOf: Int32Array, withDisc: Uint16Array, g: Gathered): Sum {
  let tree: Gathered[] = []
  const copy = (of: Gathered): Gathered => ({ ...of, parts: of.parts.slice(), places: of.places.slice(), row: of.row.slice() })
  return {
    bytes: 2 * (g.parts.byteLength + g.places.byteLength + g.row.byteLength),
    clear: () => clearGathered(g),
    add(rows, from, to) {
      gatherParts(slotOf, withDisc, rows, from, to, g)
      gatherPlaces(p, slotOf, rows, from, to, g)
    },
    keep(count, walk) {
      tree = []
      for (let block = 0; block < count; block++) {
        clearGathered(g)
        walk(block)
        tree[count + block] = copy(g)
      }
      for (let node = count - 1; node > 0; node--) {
        tree[node] = copy(tree[2 * node])
        addGathered(tree[node], tree[2 * node + 1])
      }
    },
    addBlocks(from, to) {
      for (let [a, b] = [tree.length / 2 + from, tree.length / 2 + to]; a < b; a >>= 1, b >>= 1) {
        if (a & 1) addGathered(g, tree[a++])
        if (b & 1) addGathered(g, tree[--b])
      }
    },
  }
}
