import type { Feature, Position } from 'geojson'

const POLE = 89.99

/**
 * A ring that crosses the antimeridian, laid out flat: longitudes go on past ±180 instead of jumping, which geojson-vt
 * then wraps. world-atlas stitches its land on the sphere; taken flat, the jump would be a line around the world.
 * A ring around a pole (Antarctica) is closed along that pole.
 */
export function unwrapRing(ring: Position[]): Position[] {
  let turn = 0
  const out = ring.map(([lon, lat], i): Position => {
    const step = i ? lon - ring[i - 1][0] : 0
    if (step > 180) turn -= 360
    else if (step < -180) turn += 360
    return [lon + turn, lat]
  })
  if (turn === 0) return out
  const pole = out.reduce((sum, p) => sum + p[1], 0) < 0 ? -POLE : POLE
  return [...out, [out[out.length - 1][0], pole], [out[0][0], pole], out[0]]
}

/** The same for every ring of a polygon feature. */
export function unwrapFeature(f: Feature): Feature {
  const g = f.geometry
  if (g.type === 'Polygon') return { ...f, geometry: { ...g, coordinates: g.coordinates.map(unwrapRing) } }
  if (g.type === 'MultiPolygon') return { ...f, geometry: { ...g, coordinates: g.coordinates.map(rings => rings.map(unwrapRing)) } }
  return f
}
