import type { Geometry, Position } from 'geojson'
import { radiusPx } from '../slice/merge'
import type { Clusters } from '../slice/types'
import { pixelsPerMeter, projector, type CardCamera } from './camera'
import { FAMILIES, LOOK } from './look'

/** Room that a mark takes, so that no name lies on it. */
export interface Taken { x: number; y: number; w: number; h: number }
export interface Marks { svg: string; taken: Taken[] }

/** Rings and dots are half as large again as on the page's map: a card is shown small. */
export const SCALE = 1.5
const DOT_PX = 6 * SCALE
const RING_PX = 4.4 * SCALE
/** A disc smaller than its dot says nothing. */
const LEAST_DISC_PX = DOT_PX + 2
/** No name is kept out of a larger disc: it holds towns of its own. */
const LARGEST_KEPT_FREE = 50

const short = (value: number): string => String(Math.round(value * 10) / 10)
const around = (x: number, y: number, r: number): Taken => ({ x: x - r, y: y - r, w: 2 * r, h: 2 * r })

/** A circle from 12 o'clock, clockwise, from one share of the turn to another. */
function arc(x: number, y: number, r: number, from: number, to: number): string {
  const point = (share: number) => `${short(x + r * Math.sin(2 * Math.PI * share))} ${short(y - r * Math.cos(2 * Math.PI * share))}`
  return `M${point(from)}A${short(r)} ${short(r)} 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)}`
}

/** 1,234 → "1.2k": three signs fit into the largest ring. */
const count = (n: number): string => (n < 1000 ? String(n) : n < 9950 ? `${(n / 1000).toFixed(1)}k` : n < 999_500 ? `${Math.round(n / 1000)}k` : `${(n / 1e6).toFixed(1)}M`)

/** Rings of several, in the parts of the facet that colours, and dots of one, the largest on top. `colors`: one per group. */
export function drawClusters(c: Clusters, colors: string[], camera: CardCamera): Marks {
  const at = projector(camera)
  let svg = ''
  const taken: Taken[] = []
  for (let i = c.length - 1; i >= 0; i--) {
    const [x, y] = at(c.lon[i], c.lat[i])
    const n = c.n[i]
    const parts = colors.map((color, g) => ({ color, n: c.parts[i * c.groups + g] ?? 0 })).filter(part => part.n > 0)
    if (n === 1) {
      svg += dot(x, y, parts[0]?.color ?? LOOK.muted)
      taken.push(around(x, y, keptFree(DOT_PX + 2, discOf(c, i, camera))))
      continue
    }
    const r = radiusPx(n) * SCALE
    let turn = 0
    const ring = parts.map(part => {
      const [from, to] = [turn, (turn += part.n / n)]
      return part.n === n ? `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r - RING_PX / 2)}" fill="none" stroke="${part.color}" stroke-width="${RING_PX}"/>` : `<path d="${arc(x, y, r - RING_PX / 2, from, to)}" fill="none" stroke="${part.color}" stroke-width="${RING_PX}"/>`
    }).join('')
    svg += `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}" fill="${LOOK.surface}"/>${ring}<text x="${short(x)}" y="${short(y + 7)}" font-family="${FAMILIES}" font-size="20" font-weight="600" fill="${LOOK.ink}" text-anchor="middle">${count(n)}</text>`
    taken.push(around(x, y, keptFree(r + 2, discOf(c, i, camera))))
  }
  return { svg, taken }
}

const dot = (x: number, y: number, color: string): string => `<circle cx="${short(x)}" cy="${short(y)}" r="${DOT_PX}" fill="${color}" stroke="${LOOK.surface}" stroke-width="2.4"/>`

/** The disc of true size within which a place lies; nothing where it would be hidden by the dot. */
export function drawDisc(lon: number, lat: number, radiusMeters: number, color: string, camera: CardCamera): string {
  const [x, y] = projector(camera)(lon, lat)
  const r = radiusMeters * pixelsPerMeter(lat, camera.zoom)
  return r > LEAST_DISC_PX ? `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}" fill="${color}" fill-opacity="0.13" stroke="${color}" stroke-width="2" stroke-dasharray="6 5"/>` : ''
}

/** Radius of the disc of a ring or dot in pixels; 0 where it has none: its members do not share one place, or that is known exactly, or not at all. */
const discOf = (c: Clusters, i: number, camera: CardCamera): number => (c.radius[i] > 0 && (c.n[i] === 1 || c.same[i]) ? c.radius[i] * pixelsPerMeter(c.lat[i], camera.zoom) : 0)
const keptFree = (mark: number, disc: number): number => Math.max(mark, Math.min(disc + 2, LARGEST_KEPT_FREE))

/** Discs of frames' rings and dots whose members share one place, as on the page: in the colour of their code, of several codes in none. `colors`: one per group. */
export function drawDiscs(c: Clusters, colors: string[], camera: CardCamera): string {
  let svg = ''
  for (let i = 0; i < c.length; i++) {
    if (!discOf(c, i, camera)) continue
    const groups = colors.filter((_, g) => c.parts[i * c.groups + g] > 0)
    svg += drawDisc(c.lon[i], c.lat[i], c.radius[i], groups.length === 1 ? groups[0] : LOOK.muted, camera)
  }
  return svg
}

/** One place: a dot, and around it its disc. */
export function drawPlace(lon: number, lat: number, radiusMeters: number, color: string, camera: CardCamera): Marks {
  const [x, y] = projector(camera)(lon, lat)
  const r = radiusMeters * pixelsPerMeter(lat, camera.zoom)
  return { svg: drawDisc(lon, lat, radiusMeters, color, camera) + dot(x, y, color), taken: [around(x, y, keptFree(DOT_PX + 3, r))] }
}

/** An outline: a situation's area, or the governorate that is all that is known. */
export function drawOutline(geometry: Geometry, camera: CardCamera): Marks {
  const at = projector(camera)
  const ring = (positions: Position[]) => `${positions.map(([lon, lat], i) => `${i ? 'L' : 'M'}${at(lon, lat).map(short).join(' ')}`).join('')}Z`
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
  return { svg: rings.length ? `<path d="${rings.map(ring).join('')}" fill="${LOOK.accent}" fill-opacity="0.08" fill-rule="evenodd" stroke="${LOOK.accent}" stroke-width="2.2" stroke-dasharray="6 5" stroke-linejoin="round"/>` : '', taken: [] }
}
