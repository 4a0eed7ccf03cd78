import { NO_DAY, type Columns } from './columns'
import type { Bounds, Day } from './types'

// What a set of rows covers, by the columns alone: however many they are, no record is read for it.

/** Bounds of those with a point and first to last day of those with a date; null where none has one. */
export function spanOf(c: Pick<Columns, 'lon' | 'lat' | 'start' | 'end'>, rows: Iterable<number>): { bounds: Bounds | null; days: { from: Day; to: Day } | null } {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  let [from, to] = [Infinity, -Infinity]
  for (const row of rows) {
    // What is no number is neither less nor more than another.
    if (c.lon[row] < box[0]) box[0] = c.lon[row]
    if (c.lat[row] < box[1]) box[1] = c.lat[row]
    if (c.lon[row] > box[2]) box[2] = c.lon[row]
    if (c.lat[row] > box[3]) box[3] = c.lat[row]
    if (c.start[row] === NO_DAY) continue
    if (c.start[row] < from) from = c.start[row]
    if (c.end[row] > to) to = c.end[row]
  }
  return { bounds: box[0] <= box[2] ? box : null, days: from <= to ? { from, to } : null }
}

/** Where rows lie, each point once, in their order; `most` at most. */
export function pointsOf(c: Pick<Columns, 'lon' | 'lat'>, rows: Iterable<number>, most: number): { lon: number; lat: number }[] {
  const points = new Map<string, { lon: number; lat: number }>()
  for (const row of rows) {
    if (points.size >= most) break
    const [lon, lat] = [c.lon[row], c.lat[row]]
    if (!Number.isNaN(lon)) points.set(`${lon} ${lat}`, { lon, lat })
  }
  return [...points.values()]
}

/** Of the dated rows those of the most days, `most` at most, in their order: of equally long ones the earlier. */
export function longestOf(c: Pick<Columns, 'start' | 'end'>, rows: Uint32Array, most: number): Uint32Array {
  const dated = rows.filter(row => c.start[row] !== NO_DAY)
  if (dated.length <= most) return dated
  const days = (row: number) => c.end[row] - c.start[row]
  return dated.sort((a, b) => days(b) - days(a) || a - b).slice(0, most).sort()
}
