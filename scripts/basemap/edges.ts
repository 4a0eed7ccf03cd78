import type { Position } from 'geojson'

const DIGITS = 4
const keyOf = (p: Position) => `${p[0].toFixed(DIGITS)},${p[1].toFixed(DIGITS)}`

/**
 * Lines that two of the polygons share, each once, joined from end to end.
 *
 * ```
 *  ┌──┬──┐        │
 *  │ a│ b│   →    │     (the outer rim belongs to one polygon only)
 *  └──┴──┘        │
 * ```
 * @param polygons rings of each polygon; neighbours must share their corners (to four decimals)
 */
export function sharedEdges(polygons: Position[][][]): Position[][] {
  const owners = new Map<string, { a: Position; b: Position; polygons: Set<number> }>()
  polygons.forEach((rings, polygon) => {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1], ring[i]]
        const key = [keyOf(a), keyOf(b)].sort().join(' ')
        const edge = owners.get(key)
        if (edge) edge.polygons.add(polygon)
        else owners.set(key, { a, b, polygons: new Set([polygon]) })
      }
    }
  })
  return join([...owners.values()].filter(e => e.polygons.size > 1).map(e => [e.a, e.b]))
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
