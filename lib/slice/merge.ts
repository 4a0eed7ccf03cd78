/** Radius in pixels of a ring of n (a single one is a dot). */
export const radiusPx = (n: number): number => (n <= 1 ? 6 : Math.min(30, 11 + 3.1 * Math.sqrt(n)))

/** Two rings whose centres are nearer than this overlap by more than a fifth of the smaller one's width. */
export const nearestPx = (r1: number, r2: number): number => r1 + r2 - 0.4 * Math.min(r1, r2)

/** Rings as columns: sums of positions in the unit square, counts, and what orders equal counts. Merging adds into them. */
export interface Rings { length: number; n: Float64Array; sumX: Float64Array; sumY: Float64Array; key: Uint32Array }

/** Two rings of the largest radius touch within 48 px; a host may move by the rest before its bucket is wrong. */
const BUCKET_PX = 64
const BUCKETS = 4096
const bucketOf = (x: number, y: number): number => (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> 20

/**
 * Merges rings that would overlap by more than a fifth, at a world of that many pixels, until no two do: the larger take in the
 * smaller, which go where they overlap most; equal counts are ordered by key. Rings are drawn at the same size
 * up to the next whole zoom, where the map is twice as wide, so they never overlap more than here.
 *
 * @returns for each ring the one that it became part of (itself when it stands)
 */
export function mergeRings(rings: Rings, world: number): Int32Array {
  const { length, n, sumX, sumY, key } = rings
  const into = Int32Array.from({ length }, (_, i) => i)
  const head = new Int32Array(BUCKETS)
  const next = new Int32Array(length)
  const x = new Float64Array(length)
  const y = new Float64Array(length)
  const radius = new Float64Array(length)
  const place = (i: number) => {
    x[i] = (sumX[i] / n[i]) * world
    y[i] = (sumY[i] / n[i]) * world
    radius[i] = radiusPx(n[i])
  }
  let standing = Uint32Array.from(into)
  for (;;) {
    standing.forEach(place)
    standing.sort((a, b) => n[b] - n[a] || key[a] - key[b] || sumX[a] - sumX[b] || sumY[a] - sumY[b])
    head.fill(-1)
    let kept = 0
    for (let k = 0; k < standing.length; k++) {
      const i = standing[k]
      const bx = Math.floor(x[i] / BUCKET_PX)
      const by = Math.floor(y[i] / BUCKET_PX)
      let host = -1
      let deepest = 0
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          for (let other = head[bucketOf(bx + dx, by + dy)]; other >= 0; other = next[other]) {
            const [ax, ay] = [x[i] - x[other], y[i] - y[other]]
            const depth = nearestPx(radius[i], radius[other]) - Math.sqrt(ax * ax + ay * ay)
            if (depth > deepest || (depth === deepest && depth > 0 && key[other] < key[host])) {
              deepest = depth
              host = other
            }
          }
        }
      }
      if (host >= 0) {
        into[i] = host
        n[host] += n[i]
        sumX[host] += sumX[i]
        sumY[host] += sumY[i]
        place(host)
        continue
      }
      const bucket = bucketOf(bx, by)
      next[i] = head[bucket]
      head[bucket] = i
      standing[kept++] = i
    }
    if (kept === standing.length) break
    standing = standing.slice(0, kept)
  }
  // Hosts may have been taken in later: follow to the ring that stands.
  for (let i = 0; i < length; i++) {
    let root = into[i]
    while (into[root] !== root) root = into[root]
    into[i] = root
  }
  return into
}
