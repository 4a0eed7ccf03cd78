import type { Position } from 'geojson'

const DIGITS = 4
const CELL_DEGREES = 0.25
const keyOf = (p: Position) => `${p[0].toFixed(DIGITS)},${p[1].toFixed(DIGITS)}`

/**
 * Outlines of the polygons as lines, each edge once (neighbours share theirs), joined from end to end, without those
 * that `drop` names by their middle.
 */
export function outlines(polygons: Position[][][], drop: (middle: Position) => boolean): Position[][] {
  const edges = new Map<string, [Position, Position]>()
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]]
      if (!drop([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])) edges.set([keyOf(a), keyOf(b)].sort().join(' '), [a, b])
    }
  }
  return join([...edges.values()])
}

/** Tells whether a point lies within `reach` degrees of any of the lines (flat, in degrees; a grid finds the near ones). */
export function nearLines(lines: Position[][], reach: number, [w, s, e, n]: [number, number, number, number]): (point: Position) => boolean {
  const cells = new Map<string, [Position, Position][]>()
  const cellOf = (v: number) => Math.floor(v / CELL_DEGREES)
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1], line[i]]
      if (Math.max(a[0], b[0]) < w || Math.min(a[0], b[0]) > e || Math.max(a[1], b[1]) < s || Math.min(a[1], b[1]) > n) continue
      for (let x = cellOf(Math.min(a[0], b[0]) - reach); x <= cellOf(Math.max(a[0], b[0]) + reach); x++) {
        for (let y = cellOf(Math.min(a[1], b[1]) - reach); y <= cellOf(Math.max(a[1], b[1]) + reach); y++) {
          const key = `${x},${y}`
          cells.set(key, [...(cells.get(key) ?? []), [a, b]])
        }
      }
    }
  }
  return p => (cells.get(`${cellOf(p[0])},${cellOf(p[1])}`) ?? []).some(([a, b]) => {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const along = Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)))
    return Math.hypot(p[0] - a[0] - along * dx, p[1] - a[1] - along * dy) < reach
  })
}

/** Edges → lines: walks from the nodes where not exactly two edges meet, then around what is left (closed rings). */
function join(edges: [Position, Position][]): Position[][] {
  const at = new Map<string, number[]>()
  edges.forEach((edge, i) => edge.forEach(p => at.set(keyOf(p), [...(at.get(keyOf(p)) ?? []), i])))
  const used = new Set<number>()
  const walk = (from: Position, first: number): Position[] => {
    const line = [from]
    for (let edge: number | undefined = first; edge !== undefined && !used.has(edge); ) {
      used.add(edge)
      const [a, b] = edges[edge]
      const end: Position = keyOf(a) === keyOf(line[line.length - 1]) ? b : a
      line.push(end)
      const next: number[] = at.get(keyOf(end)) ?? []
      edge = next.length === 2 ? next.find(e => !used.has(e)) : undefined
    }
    return line
  }
  const lines: Position[][] = []
  for (const onlyEnds of [true, false]) {
    edges.forEach(([a, b], i) => {
      if (used.has(i)) return
      const start = [a, b].find(p => at.get(keyOf(p))?.length !== 2)
      if (start || !onlyEnds) lines.push(walk(start ?? a, i))
    })
  }
  return lines
}
