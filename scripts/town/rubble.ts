import { path, rgb } from './ink'
import type { Building } from './layout'
import { between, seeded } from './random'
import { along, centre, holds, scaled, type Point } from './shapes'
import { ownPick } from './truth'

/** Of a building that was partly destroyed, the side that stands and the side that fell; the same in every scene. */
export function partOf(b: Building): { stands: Point[]; fallen: Point[] } {
  const first = ownPick(b, [0, 1])
  const box = b.outline.length === 4 ? b.outline : [b.outline[0], b.outline[1], along(b.outline[2], b.outline[3], 0), b.outline[5]]
  const [p, q, r, s] = [0, 1, 2, 3].map(i => box[(i + first) % 4])
  const [m, n] = [along(p, q, 0.5), along(s, r, 0.44)]
  const jag: Point = [along(m, n, 0.5)[0] + (q[0] - p[0]) * 0.07, along(m, n, 0.5)[1] + (q[1] - p[1]) * 0.07]
  return { stands: [p, m, jag, n, s], fallen: [m, q, r, n, jag] }
}

/** A heap: broken slabs of many shades, reaching past the walls, with stumps of these still standing. */
export function rubble(b: Building, outline: readonly Point[], sun: readonly [number, number]): string {
  const random = seeded(b.seed ^ 0x2545f491)
  const wide = scaled(outline, 1.1)
  const ragged = wide.flatMap((p, i) => [0, 0.34, 0.67].map(t => {
    const [x, y] = along(p, wide[(i + 1) % wide.length], t)
    return [x + between(random, -1.4, 1.4), y + between(random, -1.4, 1.4)] as Point
  }))
  const [cx, cy] = centre(outline)
  const reach = Math.max(...outline.map(([x, y]) => Math.hypot(x - cx, y - cy)))
  const slabs: string[] = []
  for (let i = 0; i < reach * reach * 1.1; i++) {
    const at: Point = [cx + between(random, -reach, reach), cy + between(random, -reach, reach)]
    const [size, turn, shade] = [between(random, 0.5, 2.2), random() * Math.PI, between(random, 0.42, 1.22)]
    const cut = between(random, 0.3, 1)
    if (!holds(ragged, at)) continue
    const corner = (angle: number, far: number): Point => [at[0] + Math.cos(turn + angle) * size * far, at[1] + Math.sin(turn + angle) * size * far]
    const slab = [corner(0, 1), corner(1.5, cut), corner(3.1, 0.9), corner(4.6, cut)]
    slabs.push(`<path d="${path(slab.map(([x, y]) => [x + sun[0] * 0.5, y + sun[1] * 0.5]))}" fill="rgb(40,38,38)" fill-opacity="0.5"/><path d="${path(slab)}" fill="${rgb([182, 176, 166], shade)}"/>`)
  }
  const stumps = outline.map((p, i) => {
    const q = outline[(i + 1) % outline.length]
    const [from, to] = [random() * 0.5, 0.5 + random() * 0.3]
    const [a, c] = [along(p, q, from), along(p, q, to)]
    return random() < 0.55 ? `<line x1="${a[0].toFixed(1)}" y1="${a[1].toFixed(1)}" x2="${c[0].toFixed(1)}" y2="${c[1].toFixed(1)}" stroke="${rgb(b.roof, 0.9)}" stroke-width="0.9"/>` : ''
  })
  return `<path d="${path(ragged)}" fill="${rgb([150, 144, 134])}"/>${slabs.join('')}${stumps.join('')}`
}
