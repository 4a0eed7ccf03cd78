import type { Position } from './ast'

/** A ring as two flat columns. */
interface Ring { x: Float64Array; y: Float64Array }

/** Says of a point whether it lies in one of the polygons (even-odd rule in degrees), its edges and corners included, its holes not. */
export function insidePolygons(polygons: Position[][][]): (lon: number, lat: number) => boolean {
  const all = polygons.map(rings => {
    const flat = rings.map((ring): Ring => ({ x: Float64Array.from(ring, p => p[0]), y: Float64Array.from(ring, p => p[1]) }))
    const { x, y } = flat[0]
    return { flat, w: Math.min(...x), e: Math.max(...x), s: Math.min(...y), n: Math.max(...y) }
  })
  return (lon, lat) => {
    for (const { flat, w, e, s, n } of all) if (lon >= w && lon <= e && lat >= s && lat <= n && insideRings(flat, lon, lat)) return true
    return false
  }
}

function insideRings(rings: Ring[], lon: number, lat: number): boolean {
  let inside = false
  for (const { x, y } of rings) {
    for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
      const [xi, yi, xj, yj] = [x[i], y[i], x[j], y[j]]
      if (yi > lat !== yj > lat) {
        // Twice the area of the triangle of edge and point: its sign says on which side the point lies.
        const side = (xj - xi) * (lat - yi) - (yj - yi) * (lon - xi)
        if (side === 0) return true
        if (side > 0 === yj > yi) inside = !inside
      } else if (lat === yi && (lon === xi || (lat === yj && lon >= Math.min(xi, xj) && lon <= Math.max(xi, xj)))) return true
    }
  }
  return inside
}
