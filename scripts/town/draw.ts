import type { Building, Town } from './layout'
import { path, rgb, type Colour } from './ink'
import { partOf, rubble } from './rubble'
import { between, seeded, type Random } from './random'
import { along, centre, scaled, shifted, SIDE_METERS, type Point } from './shapes'
import { towards, type Sky } from './sky'
import { struckBy, type Truth } from './truth'

const mix = (a: Colour, b: Colour, t: number): Colour => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]

const GROUND: Colour = [176, 160, 134]
const FIELDS: readonly (readonly [dry: Colour, green: Colour])[] = [[[182, 158, 116], [112, 132, 70]], [[166, 140, 104], [132, 118, 82]], [[190, 170, 130], [92, 122, 62]], [[160, 142, 108], [138, 136, 90]]]
const SUN_TO_SHADOW = 0.9

/** The town on one day, as an SVG of `size` pixels: what stands, what lies, shadows and lean as the sky has them. */
export function drawScene(town: Town, truth: Truth, sky: Sky, size: number, label: string): string {
  const random = seeded(Number(sky.date.replaceAll('-', '')))
  const sun = towards(sky.sunAzimuth + 180)
  const perMeter = SUN_TO_SHADOW / Math.tan((sky.sunElevation * Math.PI) / 180)
  const lean = towards(sky.leanAzimuth)
  const shadowOf = (points: readonly Point[], height: number): string => sweep(points, [sun[0] * height * perMeter, sun[1] * height * perMeter])
  const standing = (b: Building) => struckBy(truth[b.id], sky.date)
  const roofShift = (height: number): Point => [lean[0] * height * sky.lean, lean[1] * height * sky.lean]

  const shadows: string[] = []
  const above: string[] = []
  // From the far side of the lean to the near one: walls and roofs hide what they lean over.
  for (const b of [...town.buildings].sort((p, q) => dot(centre(p.outline), lean) - dot(centre(q.outline), lean))) {
    const state = standing(b)
    if (state === 'destroyed') {
      shadows.push(shadowOf(scaled(b.outline, 0.9), 1))
      above.push(rubble(b, b.outline, sun))
      continue
    }
    const kept = state === 'partly' ? partOf(b) : { stands: b.outline, fallen: null }
    if (kept.fallen) above.push(rubble(b, kept.fallen, sun))
    shadows.push(shadowOf(kept.stands, b.heightMeters))
    above.push(house(b, kept.stands, state === 'partly' ? null : b.court, roofShift(b.heightMeters), sun))
  }
  const trees = town.trees.map(({ at: [x, y], radiusMeters: r }) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}"/>`).join('')
  const treeShadows = town.trees.map(({ at: [x, y], radiusMeters: r }) => `<circle cx="${(x + sun[0] * r * perMeter * 1.4).toFixed(1)}" cy="${(y + sun[1] * r * perMeter * 1.4).toFixed(1)}" r="${r.toFixed(1)}"/>`).join('')
  const green: Colour = mix([92, 96, 62], [64, 88, 46], sky.season)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${SIDE_METERS} ${SIDE_METERS}">
<rect width="100%" height="100%" fill="${rgb(mix(GROUND, [150, 146, 108], sky.season * 0.5))}"/>
${town.fields.map(f => `<path d="${path(f.outline)}" fill="${rgb(mix(...FIELDS[f.kind], sky.season))}" stroke="rgb(150,134,104)" stroke-width="1.5"/>${f.kind === 1 ? furrows(f.outline) : ''}`).join('')}
<g fill="none" stroke-linecap="round">${town.roads.map(r => `<path d="${path(r.line).slice(0, -1)}" stroke="rgb(196,186,168)" stroke-width="${r.widthMeters}"/>`).join('')}
${town.roads.filter(r => r.widthMeters > 8).map(r => `<path d="${path(r.line).slice(0, -1)}" stroke="rgb(138,134,130)" stroke-width="${r.widthMeters * 0.62}"/>`).join('')}</g>
<path d="${path(scaled(town.square, 0.96))}" fill="rgb(206,198,182)"/><path d="${path(scaled(town.square, 0.4))}" fill="rgb(120,134,88)"/>
<path d="${path(town.river)}" fill="rgb(96,104,88)" stroke="rgb(150,138,106)" stroke-width="5"/>
${dust(town, truth, sky.date)}${vehicles(town, random)}
<g fill="rgb(18,20,30)" opacity="0.5">${treeShadows}${shadows.map(d => `<path d="${d}"/>`).join('')}</g>
<g fill="${rgb(green)}">${trees}</g>
${above.join('')}
</svg>`.replace('</svg>', `${label}</svg>`)
}

const dot = ([x, y]: Point, [dx, dy]: readonly [number, number]): number => x * dx + y * dy

/** What a shape covers on its way by a shift: where it begins, where it ends, and a quad for each edge. */
function sweep(points: readonly Point[], by: Point): string {
  const end = shifted(points, by)
  return path(points) + path(end) + points.map((p, i) => {
    const j = (i + 1) % points.length
    const quad = [p, points[j], end[j], end[i]]
    // All turn the same way, so that overlaps fill by the non-zero rule.
    return path(area(quad) < 0 ? quad.reverse() : quad)
  }).join('')
}

const area = (points: readonly Point[]): number => points.reduce((sum, [x, y], i) => {
  const [nx, ny] = points[(i + 1) % points.length]
  return sum + x * ny - nx * y
}, 0)

/** Walls as far as the lean shows them, roof, parapet, and what stands on it. */
function house(b: Building, outline: readonly Point[], court: readonly Point[] | null, lean: Point, sun: readonly [number, number]): string {
  const random = seeded(b.seed)
  const roof = shifted(outline, lean)
  const walls = outline.map((p, i) => {
    const j = (i + 1) % outline.length
    const [dx, dy] = [outline[j][0] - p[0], outline[j][1] - p[1]]
    const length = Math.hypot(dx, dy) || 1
    const lit = 0.62 + 0.22 * Math.max(-1, Math.min(1, (dy * -sun[0] - dx * -sun[1]) / length))
    return `<path d="${path([p, outline[j], roof[j], roof[i]])}" fill="${rgb(b.roof, lit)}"/>`
  })
  const yard = court ? shifted(court, lean) : null
  const onRoof: string[] = []
  const [a, , c] = roof
  for (let i = 0; i < 2 + Math.floor(random() * 3); i++) {
    const at = along(along(a, c, between(random, 0.18, 0.42)), roof[1], between(random, 0.02, 0.3))
    if (yard) break
    const size = between(random, 0.9, 2.6)
    const box: Point[] = [at, [at[0] + size, at[1]], [at[0] + size, at[1] + size], [at[0], at[1] + size]]
    onRoof.push(`<path d="${path(shifted(box, [sun[0] * 1.1, sun[1] * 1.1]))}" fill="rgb(30,32,38)" fill-opacity="0.45"/><path d="${path(box)}" fill="${random() < 0.4 ? 'rgb(226,226,224)' : random() < 0.4 ? 'rgb(72,74,80)' : rgb(b.roof, 1.12)}"/>`)
  }
  return `${walls.join('')}<path d="${path(roof)}${yard ? path([...yard].reverse()) : ''}" fill="${rgb(b.roof)}" fill-rule="evenodd" stroke="${rgb(b.roof, 1.16)}" stroke-width="0.7"/><path d="${path(scaled(roof, 0.93))}" fill="none" stroke="${rgb(b.roof, 0.82)}" stroke-width="0.5"/>${yard ? `<path d="${path(yard)}" fill="rgb(88,82,74)"/><path d="${path(scaled(shifted(yard, [sun[0] * -0.8, sun[1] * -0.8]), 0.72))}" fill="rgb(158,150,130)"/>` : ''}${onRoof.join('')}`
}

const furrows = (outline: Point[]): string => `<g stroke="rgb(120,100,72)" stroke-width="0.8" opacity="0.5">${Array.from({ length: 14 }, (_, i) => {
  const [p, q] = [along(outline[0], outline[1], (i + 0.5) / 14), along(outline[3], outline[2], (i + 0.5) / 14)]
  return `<line x1="${p[0].toFixed(1)}" y1="${p[1].toFixed(1)}" x2="${q[0].toFixed(1)}" y2="${q[1].toFixed(1)}"/>`
}).join('')}</g>`

/** Pale dust about what fell; on the ground, under everything that stands. */
const dust = (town: Town, truth: Truth, date: string): string => `<g fill="rgb(204,198,186)" opacity="0.5">${town.buildings.filter(b => struckBy(truth[b.id], date) !== 'standing').map(b => `<path d="${path(scaled(b.outline, 1.25))}"/>`).join('')}</g>`

/** Cars stand elsewhere in every scene. */
function vehicles(town: Town, random: Random): string {
  return town.roads.filter(r => r.widthMeters > 6).flatMap(r => Array.from({ length: Math.floor(r.widthMeters / 3) }, () => {
    const i = Math.floor(random() * (r.line.length - 1))
    const [p, q] = [r.line[i], r.line[i + 1]]
    const [x, y] = along(p, q, random())
    const turn = (Math.atan2(q[1] - p[1], q[0] - p[0]) * 180) / Math.PI
    return `<rect x="-2.1" y="-0.9" width="4.2" height="1.8" rx="0.4" fill="${['rgb(232,232,230)', 'rgb(60,62,70)', 'rgb(150,60,50)', 'rgb(90,110,140)'][Math.floor(random() * 4)]}" transform="translate(${x.toFixed(1)} ${(y + (random() < 0.5 ? -1 : 1) * r.widthMeters * 0.2).toFixed(1)}) rotate(${turn.toFixed(0)})"/>`
  })).join('')
}
