import { radiusPx } from '@/lib/slice/merge'
import type { Atlas } from './atlas'
import { fanOffsets, type Camera, type Scene } from './scene'
import { projection } from './project'

/** Floats of one instance: see shaders.ts, in this order. */
export const FLOATS = 25

/** What the fragment shader draws in an instance's box. */
export const KIND = { disc: 0, ring: 1, dot: 2, halo: 3, line: 4 } as const

export const DOT_PX = 6
export const ICON_DOT_PX = 11
/** From this zoom on a single one shows the icon of its target. */
export const ICON_ZOOM = 10
const MARGIN_PX = 40

/** Growing list of floats, kept between renders. */
export class Instances {
  data = new Float32Array(256 * FLOATS)
  count = 0
  /** Pixel place and radius of what can be picked, filled while drawing. */
  targets: { x: number; y: number; radius: number; cluster: number; member: number }[] = []

  add(x: number, y: number, halfWidth: number, halfHeight: number, kind: number, radius: number, group: number, options: { dir?: [number, number]; uv?: [number, number, number, number]; labelHalf?: [number, number]; parts?: ArrayLike<number>; from?: number; groups?: number; emphasis?: number } = {}): void {
    if ((this.count + 1) * FLOATS > this.data.length) {
      const more = new Float32Array(this.data.length * 2)
      more.set(this.data)
      this.data = more
    }
    const d = this.data
    const at = this.count++ * FLOATS
    const [ux, uy] = options.dir ?? [1, 0]
    d[at] = x
    d[at + 1] = y
    d[at + 2] = halfWidth
    d[at + 3] = halfHeight
    d[at + 4] = ux
    d[at + 5] = uy
    d[at + 6] = kind
    d[at + 7] = radius
    d[at + 8] = group
    d[at + 9] = options.emphasis ?? 0
    const uv = options.uv ?? [0, 0, 0, 0]
    for (let i = 0; i < 4; i++) d[at + 10 + i] = uv[i]
    d[at + 14] = options.labelHalf?.[0] ?? 0
    d[at + 15] = options.labelHalf?.[1] ?? 0
    // Running shares of the parts: where each ends on the ring, 0 … 1.
    let sum = 0
    let total = 0
    const { parts, from = 0, groups = 0 } = options
    if (parts) for (let g = 0; g < groups; g++) total += parts[from + g]
    for (let g = 0; g < 8; g++) {
      if (parts && g < groups) sum += parts[from + g] / total
      d[at + 16 + g] = parts ? sum : 1
    }
    d[at + 24] = groups
  }
}

/** Fills the instances for one picture: discs first, then rings from many to few, dots, the selected one, a fan on top. */
export function fill(out: Instances, scene: Scene, camera: Camera, atlas: Atlas): void {
  out.count = 0
  out.targets = []
  const { clusters: c, palette, groupOfCode } = scene
  const { toPixels, pixelsPerMeter } = projection(camera)
  const icons = camera.zoom >= ICON_ZOOM
  const onScreen = (x: number, y: number, r: number) => x > -r - MARGIN_PX && y > -r - MARGIN_PX && x < camera.width + r + MARGIN_PX && y < camera.height + r + MARGIN_PX
  const groupOf = (code: number) => (code < groupOfCode.length ? groupOfCode[code] : palette.length - 1)

  const disc = (x: number, y: number, lat: number, radiusMeters: number, group: number) => {
    const r = radiusMeters * pixelsPerMeter(lat)
    if (r > 8 && r < 4000 && onScreen(x, y, r)) out.add(x, y, r + 2, r + 2, KIND.disc, r, group)
  }
  const dot = (x: number, y: number, code: number, emphasis: number) => {
    const name = icons || emphasis >= 2 ? scene.icons[code] : null
    const icon = name ? atlas.icon(name) : null
    const r = icon ? ICON_DOT_PX : DOT_PX
    out.add(x, y, r + 7, r + 7, KIND.dot, r, groupOf(code), { uv: icon?.uv, labelHalf: icon?.half, emphasis })
    return r
  }

  if (c) {
    for (let i = 0; i < c.length; i++) {
      if (!(c.radius[i] > 0) || (c.n[i] > 1 && !c.same[i])) continue
      const [x, y] = toPixels(c.lon[i], c.lat[i])
      disc(x, y, c.lat[i], c.radius[i], c.n[i] === 1 ? groupOf(c.code[i]) : palette.length - 1)
    }
  }
  for (const point of scene.highlighted) {
    const [x, y] = toPixels(point.lon, point.lat)
    if (onScreen(x, y, 14)) out.add(x, y, 16, 16, KIND.halo, 11, 0)
  }
  if (c) {
    // The largest come first in a frame; drawn last, they lie on top.
    for (let i = c.length - 1; i >= 0; i--) {
      const [x, y] = toPixels(c.lon[i], c.lat[i])
      const emphasis = scene.hovered === i ? 1 : 0
      if (c.n[i] === 1) {
        if (!onScreen(x, y, 12)) continue
        const r = dot(x, y, c.code[i], emphasis)
        out.targets.push({ x, y, radius: r + 3, cluster: i, member: -1 })
        continue
      }
      const r = radiusPx(c.n[i])
      if (!onScreen(x, y, r)) continue
      const label = atlas.text(shortCount(c.n[i]))
      out.add(x, y, r + 6, r + 6, KIND.ring, r, 0, { uv: label.uv, labelHalf: label.half, parts: c.parts, from: i * c.groups, groups: c.groups, emphasis })
      out.targets.push({ x, y, radius: r + 2, cluster: i, member: -1 })
    }
  }
  if (scene.selected) {
    const { lon, lat, radiusMeters, code } = scene.selected
    const [x, y] = toPixels(lon, lat)
    if (radiusMeters) disc(x, y, lat, radiusMeters, groupOf(code))
    if (onScreen(x, y, 20)) dot(x, y, Math.max(0, code), 2)
  }
  if (scene.fan) {
    const [x, y] = toPixels(scene.fan.lon, scene.fan.lat)
    const offsets = fanOffsets(scene.fan.members.length)
    for (const [dx, dy] of offsets) {
      const length = Math.hypot(dx, dy)
      out.add(x + dx / 2, y + dy / 2, length / 2, 0.8, KIND.line, 0, 0, { dir: [dx / length, dy / length] })
    }
    scene.fan.members.forEach((member, m) => {
      const [px, py] = [x + offsets[m][0], y + offsets[m][1]]
      const r = dot(px, py, member.code, 0)
      out.targets.push({ x: px, y: py, radius: r + 4, cluster: -1, member: m })
    })
  }
}

/** 1,234 → "1.2k": three signs fit into the largest ring. */
export function shortCount(n: number): string {
  if (n < 1000) return String(n)
  if (n < 9950) return `${(n / 1000).toFixed(1)}k`
  return n < 999_500 ? `${Math.round(n / 1000)}k` : `${(n / 1e6).toFixed(1)}M`
}
