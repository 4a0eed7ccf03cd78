/** A drawn area, as in the URL: `box:W,S,E,N`, `circle:LON,LAT,METRES`, `poly:LON,LAT;LON,LAT;…` (degrees, WGS 84). */
export type Area =
  | { kind: 'box'; bounds: [number, number, number, number] }
  | { kind: 'circle'; center: [number, number]; radiusMeters: number }
  | { kind: 'poly'; ring: [number, number][] }

/** Mean radius of the Earth in metres (IUGG, R1). */
export const EARTH_RADIUS_METERS = 6_371_008.8
const MAX_POINTS = 500
const RADIANS = Math.PI / 180

const numbers = (text: string): number[] => text.split(',').map(part => (/^\s*-?\d+(\.\d+)?\s*$/.test(part) ? Number(part) : NaN))
const isLon = (x: number) => x >= -180 && x <= 180
const isLat = (y: number) => y >= -90 && y <= 90

/** Reads an area; null for nonsense: wrong shape, out of range, fewer than 3 or more than 500 corners. */
export function parseArea(text: string): Area | null {
  const colon = text.indexOf(':')
  const kind = text.slice(0, colon)
  const rest = text.slice(colon + 1)
  if (kind === 'box') {
    const [w, s, e, n, ...more] = numbers(rest)
    return more.length === 0 && isLon(w) && isLon(e) && isLat(s) && isLat(n) && s <= n ? { kind, bounds: [w, s, e, n] } : null
  }
  if (kind === 'circle') {
    // Half the way round the Earth holds everything.
    const [lon, lat, radiusMeters, ...more] = numbers(rest)
    return more.length === 0 && isLon(lon) && isLat(lat) && radiusMeters > 0 && radiusMeters <= 20_037_508 ? { kind, center: [lon, lat], radiusMeters } : null
  }
  if (kind === 'poly') {
    const ring = rest.split(';').map(numbers)
    const fits = ring.length >= 3 && ring.length <= MAX_POINTS && ring.every(p => p.length === 2 && isLon(p[0]) && isLat(p[1]))
    return fits ? { kind, ring: ring as [number, number][] } : null
  }
  return null
}

/** Six decimals are a decimetre. */
const short = (value: number) => String(Number(value.toFixed(6)))

/** The one text of an area, which `parseArea` reads: degrees to six decimals, radii to the metre (below one metre, as they are). */
export function formatArea(area: Area): string {
  if (area.kind === 'box') return `box:${area.bounds.map(short).join(',')}`
  if (area.kind === 'circle') return `circle:${area.center.map(short).join(',')},${area.radiusMeters < 1 ? short(area.radiusMeters) : Math.round(area.radiusMeters)}`
  return `poly:${area.ring.map(p => p.map(short).join(',')).join(';')}`
}

/** Great-circle distance in metres (haversine). */
export function distanceMeters(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const a = Math.sin(((lat2 - lat1) * RADIANS) / 2) ** 2
    + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * Math.sin(((lon2 - lon1) * RADIANS) / 2) ** 2
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(a)))
}

/**
 * Does the point lie in the area? Box: edges inside; west above east crosses the antimeridian. Circle: haversine, the rim
 * inside. Polygon: even-odd rule in degrees over the ring, closed by itself.
 */
export function containsPoint(area: Area, lon: number, lat: number): boolean {
  if (area.kind === 'box') {
    const [w, s, e, n] = area.bounds
    return lat >= s && lat <= n && (w <= e ? lon >= w && lon <= e : lon >= w || lon <= e)
  }
  if (area.kind === 'circle') return distanceMeters(lon, lat, area.center[0], area.center[1]) <= area.radiusMeters
  let inside = false
  const { ring } = area
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]
    const [xj, yj] = ring[j]
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Bounds around the area: [west, south, east, north]. */
export function areaBounds(area: Area): [number, number, number, number] {
  if (area.kind === 'box') return area.bounds
  if (area.kind === 'poly') {
    const lons = area.ring.map(p => p[0])
    const lats = area.ring.map(p => p[1])
    return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
  }
  const [lon, lat] = area.center
  const angle = area.radiusMeters / EARTH_RADIUS_METERS
  const [south, north] = [lat - angle / RADIANS, lat + angle / RADIANS]
  // The widest parallel of a cap (spherical law of sines); over a pole or the antimeridian it is all longitudes.
  const dLon = south > -90 && north < 90 ? Math.asin(Math.min(1, Math.sin(angle) / Math.cos(lat * RADIANS))) / RADIANS : Infinity
  const [west, east] = lon - dLon >= -180 && lon + dLon <= 180 ? [lon - dLon, lon + dLon] : [-180, 180]
  return [west, Math.max(-90, south), east, Math.min(90, north)]
}
