import { mercatorX, mercatorY, WORLD_PX } from '../geo/mercator'
import type { Bounds } from '../slice/types'

/** What a box of pixels shows: its middle in web Mercator (0 … 1), MapLibre's zoom, and its size. */
export interface View { x: number; y: number; zoom: number; width: number; height: number }

/** Within which a view moves: the place's pictures, from whole to a picture's pixel being this large. */
export interface Limits { box: Bounds; least: number; most: number }

const EARTH_M = 40_075_016.686
/** Of a picture's pixel, at most: beyond there is nothing more to see. */
const LARGEST_PX = 8
/** And at first. */
const FIRST_PX = 4
/** Part of the view that a building takes at first: what lies around it tells where it is. */
const SHARE = 0.24

export const scaleOf = (view: View): number => WORLD_PX * 2 ** view.zoom

/** Where a place lies in the view. */
export const pixelOf = (view: View, [lon, lat]: readonly number[]): [number, number] => {
  const scale = scaleOf(view)
  return [(mercatorX(lon) - view.x) * scale + view.width / 2, (mercatorY(lat) - view.y) * scale + view.height / 2]
}

/** Zoom at which a picture's pixel of that many metres is so many of the screen's. */
const zoomFor = (metres: number, pixels: number, lat: number): number => Math.log2((EARTH_M * Math.cos((lat * Math.PI) / 180) * pixels) / (WORLD_PX * metres))

/** Of a place with its pictures, in a box of pixels. */
export function limitsOf(box: Bounds, resolution: number, { width, height }: Pick<View, 'width' | 'height'>): Limits {
  const [w, s, e, n] = box
  const least = Math.log2(Math.min(width / (mercatorX(e) - mercatorX(w)), height / (mercatorY(s) - mercatorY(n))) / WORLD_PX)
  return { box, least, most: Math.max(least, zoomFor(resolution, LARGEST_PX, (s + n) / 2)) }
}

/** The view of a building with what is around it. */
export function viewOn([w, s, e, n]: Bounds, limits: Limits, resolution: number, { width, height }: Pick<View, 'width' | 'height'>, share = SHARE): View {
  const part = Math.min(width, height) * share
  const fit = Math.log2(part / (WORLD_PX * Math.max(mercatorX(e) - mercatorX(w), mercatorY(s) - mercatorY(n), 1e-12)))
  const zoom = Math.min(fit, zoomFor(resolution, FIRST_PX, (s + n) / 2))
  return within({ x: (mercatorX(w) + mercatorX(e)) / 2, y: (mercatorY(s) + mercatorY(n)) / 2, zoom, width, height }, limits)
}

/** Moves what is shown by pixels. */
export const panned = (view: View, dx: number, dy: number, limits: Limits): View => {
  const scale = scaleOf(view)
  return within({ ...view, x: view.x - dx / scale, y: view.y - dy / scale }, limits)
}

/** Zooms about a pixel, which keeps its place. */
export function zoomedAt(view: View, by: number, [px, py]: readonly number[], limits: Limits): View {
  const zoom = Math.max(limits.least, Math.min(limits.most, view.zoom + by))
  const [before, after] = [scaleOf(view), WORLD_PX * 2 ** zoom]
  const [dx, dy] = [px - view.width / 2, py - view.height / 2]
  return within({ ...view, zoom, x: view.x + dx / before - dx / after, y: view.y + dy / before - dy / after }, limits)
}

/** The same view in a box of another size. */
export const resized = (view: View, width: number, height: number): View => ({ ...view, width, height })

function within(view: View, { box: [w, s, e, n], least, most }: Limits): View {
  const bound = (value: number, from: number, to: number) => Math.max(from, Math.min(to, value))
  return { ...view, zoom: bound(view.zoom, least, most), x: bound(view.x, mercatorX(w), mercatorX(e)), y: bound(view.y, mercatorY(n), mercatorY(s)) }
}
