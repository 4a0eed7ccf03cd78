import { radiusPx } from '@/lib/slice/merge'
import type { Clusters } from '@/lib/slice/types'
import type { Sprites } from './atlas'
import { fanOffsets } from './fan'
import { type Emphasis, type Instances, KIND } from './instances'
import { projection } from './project'
import type { Camera, Fan, Scene } from './scene'

export const DOT_PX = 6
export const ICON_DOT_PX = 11
/** From this zoom on a single one shows the icon of its target. */
export const ICON_ZOOM = 10
/** Room around a mark for halo and emphasis; without emphasis for its rim alone, since every pixel of a box is computed. */
const HALO_PX = 7
const RIM_PX = 2.5
/** A disc smaller than its dot says nothing. */
const LEAST_DISC_PX = 8
const SAME_PLACE_DEGREES = 1e-7
const SLANT = Math.SQRT1_2
/** How far outside a ring's rim the open record's dot stands. */
const BESIDE_PX = 8

/** Fills the instances for one picture: precision discs, highlights, dots and rings (larger on top), the open record, a fan. */
export function fill(out: Instances, scene: Scene, camera: Camera, sprites: Sprites): void {
  out.clear()
  const { clusters: c, palette, groupOfCode, icons, selected, fan } = scene
  const { toPixels, pixelsPerMeter } = projection(camera)
  const grey = palette.length - 1
  const length = c?.length ?? 0
  const xs = new Float32Array(length)
  const ys = new Float32Array(length)
  const radii = new Float32Array(length)
  const onScreen = (x: number, y: number, r: number) => x > -r && y > -r && x < camera.width + r && y < camera.height + r
  const groupOf = (code: number) => groupOfCode[code] ?? grey

  const disc = (x: number, y: number, lat: number, radiusMeters: number, group: number, emphasis: Emphasis) => {
    const r = radiusMeters * pixelsPerMeter(lat)
    if (r > LEAST_DISC_PX && onScreen(x, y, r)) out.add(x, y, r + 2, KIND.disc, r, group, emphasis)
  }
  const dot = (x: number, y: number, code: number, iconCode: number, emphasis: Emphasis, withIcon: boolean): number => {
    const name = withIcon ? icons[iconCode] : null
    const icon = name ? sprites.icon(name) : null
    const r = icon ? ICON_DOT_PX : DOT_PX
    out.add(x, y, r + (emphasis ? HALO_PX : RIM_PX), KIND.dot, r, groupOf(code), emphasis)
    if (icon) out.label(icon)
    return r
  }
  const ring = (x: number, y: number, i: number, clusters: Clusters, emphasis: Emphasis) => {
    const { n, parts, groups } = clusters
    out.add(x, y, radii[i] + (emphasis ? HALO_PX : RIM_PX), KIND.ring, radii[i], 0, emphasis).parts(parts, i * groups, groups, n[i]).label(sprites.text(shortCount(n[i])))
  }

  const closeUp = camera.zoom >= ICON_ZOOM
  if (c) {
    for (let i = 0; i < length; i++) {
      [xs[i], ys[i]] = toPixels(c.lon[i], c.lat[i])
      radii[i] = c.n[i] > 1 ? radiusPx(c.n[i]) : closeUp ? ICON_DOT_PX : DOT_PX
      // A ring of several places has no one precision to draw.
      if (c.radius[i] > 0 && (c.n[i] === 1 || c.same[i])) disc(xs[i], ys[i], c.lat[i], c.radius[i], c.n[i] === 1 ? groupOf(c.code[i]) : soleGroup(c, i, grey), 0)
    }
  }
  const marked = markedClusters(scene, toPixels, xs, ys, radii, (x, y) => { if (onScreen(x, y, 20)) out.add(x, y, 16, KIND.halo, 11, 0) })
  if (c) {
    // The largest come first in a frame; drawn last, they lie on top.
    for (let i = length - 1; i >= 0; i--) {
      if (!onScreen(xs[i], ys[i], radii[i] + HALO_PX)) continue
      const emphasis = scene.hovered === i || marked.has(i) ? 1 : 0
      if (c.n[i] === 1) dot(xs[i], ys[i], c.code[i], c.icon[i], emphasis, closeUp)
      else ring(xs[i], ys[i], i, c, emphasis)
      out.target(xs[i], ys[i], radii[i] + 2, i, -1)
    }
  }
  if (selected) {
    const [x, y] = toPixels(selected.lon, selected.lat)
    if (selected.radiusMeters) disc(x, y, selected.lat, selected.radiusMeters, groupOf(selected.code), 2)
    // In a ring it sits on the rim, so that the count stays legible.
    const host = c ? ringAt(c, xs, ys, radii, x, y) : -1
    if (host >= 0 && c) ring(xs[host], ys[host], host, c, 2)
    const away = host >= 0 ? (radii[host] + BESIDE_PX) * SLANT : 0
    if (onScreen(x, y, 30)) dot(host >= 0 ? xs[host] + away : x, host >= 0 ? ys[host] - away : y, selected.code, selected.icon, 2, true)
  }
  if (fan) {
    const [x, y] = toPixels(fan.lon, fan.lat)
    const own = c ? clusterOf(c, fan) : -1
    const inner = own >= 0 ? radii[own] : 0
    const offsets = fanOffsets(fan.members.length, inner)
    const outer = offsets.length ? Math.hypot(...offsets[offsets.length - 1]) + ICON_DOT_PX + 10 : 0
    out.add(x, y, outer + 2, KIND.scrim, outer, 0)
    for (const [dx, dy] of offsets) {
      const far = Math.hypot(dx, dy)
      const middle = (inner + far) / 2
      out.add(x + (dx / far) * middle, y + (dy / far) * middle, 0, KIND.line, 0, 0).along(dx / far, dy / far, (far - inner) / 2, 2)
    }
    if (own >= 0 && c) {
      if (c.n[own] > 1) ring(x, y, own, c, 0)
      out.target(x, y, outer, -1, -1)
      out.target(x, y, radii[own] + 2, own, -1)
    }
    fan.members.forEach((member, m) => {
      const [px, py] = [x + offsets[m][0], y + offsets[m][1]]
      const r = dot(px, py, member.code, member.icon, scene.hoveredMember === m ? 1 : 0, true)
      out.target(px, py, r + 3, -1, m)
    })
  }
}

/** The group that all members share, else grey: a mixture has no colour. */
function soleGroup({ parts, groups, n }: Clusters, i: number, grey: number): number {
  for (let g = 0; g < groups; g++) if (parts[i * groups + g] === n[i]) return g
  return grey
}

const clusterOf = (c: Clusters, { lon, lat }: Fan): number =>
  c.lon.findIndex((x, i) => Math.abs(x - lon) < SAME_PLACE_DEGREES && Math.abs(c.lat[i] - lat) < SAME_PLACE_DEGREES)

/** The ring (of several) over whose inner part the pixel lies, else -1. */
function ringAt(c: Clusters, xs: Float32Array, ys: Float32Array, radii: Float32Array, x: number, y: number): number {
  for (let i = 0; i < c.length; i++) if (c.n[i] > 1 && Math.hypot(xs[i] - x, ys[i] - y) < radii[i]) return i
  return -1
}

/** Clusters that hold a highlighted place; a place in none (filtered away) is marked by itself. */
function markedClusters({ highlighted }: Scene, toPixels: (lon: number, lat: number) => [number, number], xs: Float32Array, ys: Float32Array, radii: Float32Array, alone: (x: number, y: number) => void): Set<number> {
  const marked = new Set<number>()
  for (const { lon, lat } of highlighted) {
    const [x, y] = toPixels(lon, lat)
    const i = xs.findIndex((cx, k) => Math.abs(cx - x) < radii[k] && Math.hypot(cx - x, ys[k] - y) < radii[k])
    if (i >= 0) marked.add(i)
    else alone(x, y)
  }
  return marked
}

/** 1,234 → "1.2k": three signs fit into the largest ring. */
export function shortCount(n: number): string {
  if (n < 1000) return String(n)
  if (n < 9950) return `${(n / 1000).toFixed(1)}k`
  return n < 999_500 ? `${Math.round(n / 1000)}k` : `${(n / 1e6).toFixed(1)}M`
}
