import type { Position, Shape } from './ast'
import type { Cursor } from './cursor'
import { Cql2Error } from './error'

const EXPECTED = 'POINT, MULTIPOINT, POLYGON, MULTIPOLYGON, ENVELOPE or BBOX'

/** A geometry as WKT, or BBOX(west, south, east, north), in degrees, longitude first. */
export function geometryAt(c: Cursor): Shape {
  const token = c.token
  switch (c.takes('POINT', 'MULTIPOINT', 'POLYGON', 'MULTIPOLYGON', 'BBOX', 'ENVELOPE')?.text.toUpperCase()) {
    case 'POINT': return { kind: 'points', points: listAt(c, position) }
    // Positions may stand in parentheses of their own.
    case 'MULTIPOINT': return { kind: 'points', points: listAt(c, inner => (inner.is('(') ? single(inner) : position(inner))) }
    case 'POLYGON': return { kind: 'polygons', polygons: [polygon(c)] }
    case 'MULTIPOLYGON': return { kind: 'polygons', polygons: listAt(c, polygon) }
    case 'BBOX':
    case 'ENVELOPE': return { kind: 'box', bounds: box(c, token.at) }
    default: return c.fail(EXPECTED)
  }
}

function listAt<T>(c: Cursor, one: (c: Cursor) => T): T[] {
  // Heights are passed over, and so is the word that announces them.
  c.takes('Z')
  c.expect('(')
  const list = [one(c)]
  while (c.takes(',')) list.push(one(c))
  c.expect(')')
  return list
}

const polygon = (c: Cursor): Position[][] => listAt(c, ring)

function ring(c: Cursor): Position[] {
  const { at } = c.token
  const positions = listAt(c, position)
  const [first, last] = [positions[0], positions[positions.length - 1]]
  if (positions.length < 4 || first[0] !== last[0] || first[1] !== last[1]) throw new Cql2Error(at, `a ring of ${positions.length} positions is not closed`, 'at least 4 positions, the last equal to the first')
  return positions
}

function single(c: Cursor): Position {
  c.expect('(')
  const found = position(c)
  c.expect(')')
  return found
}

function position(c: Cursor): Position {
  const { at } = c.token
  const lon = numberAt(c)
  const lat = numberAt(c)
  if (c.token.kind === 'number') c.next()
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) throw new Cql2Error(at, `${lon} ${lat} is no position`, 'longitude -180 to 180, then latitude -90 to 90')
  return [lon, lat]
}

/** Four numbers, or six with heights that are passed over. */
function box(c: Cursor, at: number): [number, number, number, number] {
  c.expect('(')
  const n = [numberAt(c)]
  while (c.takes(',')) n.push(numberAt(c))
  c.expect(')')
  const [w, s, e, north] = n.length === 6 ? [n[0], n[1], n[3], n[4]] : n
  if ((n.length !== 4 && n.length !== 6) || Math.abs(w) > 180 || Math.abs(e) > 180 || s < -90 || north > 90 || s > north) throw new Cql2Error(at, `the box of ${n.join(', ')} is no box`, 'west, south, east, north in degrees, south not above north')
  return [w, s, e, north]
}

export function numberAt(c: Cursor): number {
  const { kind, text } = c.token
  if (kind !== 'number') c.fail('a number')
  c.next()
  return Number(text)
}
