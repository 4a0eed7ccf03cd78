import { between, pick, seeded, type Random } from './random'
import { along, centre, distance, holds, MIDDLE, scaled, SIDE_METERS, type Point } from './shapes'

export interface Building {
  id: string
  /** Outline on the ground. */
  outline: Point[]
  /** A courtyard in it. */
  court: Point[] | null
  heightMeters: number
  roof: readonly [number, number, number]
  /** Seeds what is on the roof, and its rubble. */
  seed: number
}
export interface Town { buildings: Building[]; roads: { line: Point[]; widthMeters: number }[]; river: Point[]; fields: { outline: Point[]; kind: number }[]; trees: { at: Point; radiusMeters: number }[]; square: Point[] }

type Box = readonly [u0: number, v0: number, u1: number, v1: number]

const TOWN_RADIUS = 392
const BLOCK_METERS = 62
const LOT_METERS = 19.5
const ROOFS = [[198, 190, 176], [184, 176, 164], [210, 204, 194], [172, 166, 158], [190, 170, 148], [160, 128, 108], [216, 212, 206], [150, 152, 154]] as const

/** Straight streets of a plan, bent a little as those of a town that grew. */
function bend([u, v]: Point): Point {
  const [x, y] = [u - MIDDLE[0], v - MIDDLE[1]]
  const turn = 0.22 + 0.0005 * y
  const [tx, ty] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)]
  return [MIDDLE[0] + tx + 9 * Math.sin(ty / 95), MIDDLE[1] + ty + 11 * Math.sin(tx / 120)]
}
const bentLine = (from: Point, to: Point): Point[] => Array.from({ length: 25 }, (_, i) => bend(along(from, to, i / 24)))
const bentBox = ([u0, v0, u1, v1]: Box): Point[] => ([[u0, v0], [u1, v0], [u1, v1], [u0, v1]] as Point[]).map(bend)

/** The river's middle line: down the west. */
const riverLine = (): Point[] => Array.from({ length: 42 }, (_, i) => [118 + 46 * Math.sin(i / 6.5) + 1.6 * i, -20 + i * 21] as Point)
const RIVER_WIDTH = 34

/** Lays out the town: the same seed, the same town. */
export function layTown(seed: number): Town {
  const random = seeded(seed)
  const roads: Town['roads'] = []
  const blocks: Box[] = []
  const split = (box: Box, level: number): void => {
    const [u0, v0, u1, v1] = box
    const isWide = u1 - u0 > v1 - v0
    if (Math.max(u1 - u0, v1 - v0) < BLOCK_METERS) return void blocks.push(box)
    const width = [16, 12, 9, 7, 6][Math.min(level, 4)]
    const at = between(random, 0.38, 0.62)
    const cut = isWide ? u0 + (u1 - u0) * at : v0 + (v1 - v0) * at
    roads.push({ widthMeters: width, line: isWide ? bentLine([cut, v0], [cut, v1]) : bentLine([u0, cut], [u1, cut]) })
    const half = width / 2
    split(isWide ? [u0, v0, cut - half, v1] : [u0, v0, u1, cut - half], level + 1)
    split(isWide ? [cut + half, v0, u1, v1] : [u0, cut + half, u1, v1], level + 1)
  }
  split([-60, -60, SIDE_METERS + 60, SIDE_METERS + 60], 0)

  const river = riverLine()
  const isDry = (p: Point): boolean => river.every(r => distance(r, p) > RIVER_WIDTH)
  const inTown = (p: Point): boolean => isDry(p) && distance(p, MIDDLE) < TOWN_RADIUS * (0.86 + 0.14 * Math.sin(3 * Math.atan2(p[1] - MIDDLE[1], p[0] - MIDDLE[0]) + 1))
  const inPicture = (points: Point[]): boolean => points.every(([x, y]) => x > 14 && y > 46 && x < SIDE_METERS - 14 && y < SIDE_METERS - 14)

  const buildings: Building[] = []
  const fields: Town['fields'] = []
  const trees: Town['trees'] = []
  const squareBlock = blocks.reduce((best, box) => (distance(centre(bentBox(box)), MIDDLE) < distance(centre(bentBox(best)), MIDDLE) ? box : best))
  for (const block of blocks) {
    const shape = bentBox(block)
    if (block === squareBlock) continue
    if (!inTown(centre(shape))) {
      const kind = Math.floor(random() * 4)
      fields.push({ outline: scaled(shape, 1.06), kind })
      if (kind === 3) for (let u = block[0] + 5; u < block[2] - 3; u += 8) for (let v = block[1] + 5; v < block[3] - 3; v += 8) if (random() < 0.86) trees.push({ at: bend([u + random() * 2, v + random() * 2]), radiusMeters: between(random, 1.4, 2.6) })
      continue
    }
    for (const lot of lotsOf(block)) {
      const made = onLot(lot, random, buildings.length)
      if (made && made.outline.every(isDry) && inPicture(made.outline)) buildings.push(made)
      else if (random() < 0.8) for (let i = 0; i < 4; i++) trees.push({ at: bend([between(random, lot[0] + 2, lot[2] - 2), between(random, lot[1] + 2, lot[3] - 2)]), radiusMeters: between(random, 1.3, 3) })
    }
  }
  const square = bentBox(squareBlock)
  for (let i = 0; i < 14; i++) trees.push({ at: along(along(square[0], square[1], random()), along(square[3], square[2], random()), pick(random, [0.06, 0.94])), radiusMeters: between(random, 1.6, 2.8) })
  for (const r of river) for (const side of [-1, 1]) if (random() < 0.7) trees.push({ at: [r[0] + side * between(random, 21, 30), r[1] + between(random, -8, 8)], radiusMeters: between(random, 1.8, 3.6) })
  return { buildings, roads, river: bank(river), fields, square, trees: trees.filter(({ at }) => isDryAt(at, river) && !buildings.some(b => holds(b.outline, at))) }
}

const isDryAt = (p: Point, river: Point[]): boolean => river.every(r => distance(r, p) > RIVER_WIDTH / 2 + 2)

/** Both banks of a middle line, as one outline. */
const bank = (line: Point[]): Point[] => [...line.map(([x, y]): Point => [x - RIVER_WIDTH / 2 - 4 * Math.sin(y / 40), y]), ...[...line].reverse().map(([x, y]): Point => [x + RIVER_WIDTH / 2 + 4 * Math.sin(y / 55), y])]

function lotsOf([u0, v0, u1, v1]: Box): Box[] {
  const [columns, rows] = [Math.max(1, Math.round((u1 - u0) / LOT_METERS)), Math.max(1, Math.round((v1 - v0) / LOT_METERS))]
  const [w, h] = [(u1 - u0) / columns, (v1 - v0) / rows]
  return Array.from({ length: columns * rows }, (_, i): Box => {
    const [c, r] = [i % columns, Math.floor(i / columns)]
    return [u0 + c * w, v0 + r * h, u0 + (c + 1) * w, v0 + (r + 1) * h]
  })
}

/** A house, an L, a house with a courtyard; or nothing, a garden. */
function onLot([u0, v0, u1, v1]: Box, random: Random, index: number): Building | null {
  const kind = random()
  const margin = () => between(random, 1.2, 4)
  const [a, b, c, d] = [u0 + margin(), v0 + margin(), u1 - margin(), v1 - margin()]
  const [height, roof, seed] = [pick(random, [3.5, 4, 6.5, 7, 9.5, 10, 13]), pick(random, ROOFS), Math.floor(random() * 2 ** 31)]
  const [cutU, cutV] = [between(random, 0.4, 0.62), between(random, 0.4, 0.62)]
  if (kind < 0.14 || c - a < 7 || d - b < 7) return null
  const made = { id: `b${String(index + 1).padStart(3, '0')}`, heightMeters: height, roof, seed }
  if (kind < 0.36) {
    const [mu, mv] = [a + (c - a) * cutU, b + (d - b) * cutV]
    return { ...made, court: null, outline: ([[a, b], [c, b], [c, mv], [mu, mv], [mu, d], [a, d]] as Point[]).map(bend) }
  }
  const box = bentBox([a, b, c, d])
  return { ...made, outline: box, court: kind < 0.5 && c - a > 12.5 && d - b > 12.5 ? scaled(box, 0.4) : null }
}
