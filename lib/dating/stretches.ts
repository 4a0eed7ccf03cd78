import type { Day } from '../slice/types'

// The curve of destroyed over time as a picture: what each scene shows, and between two scenes the room in which the number may have
// lain. A line from scene to scene would give every day a figure that nobody knows.

export interface CurveDay { day: Day; expected: number; low: number; high: number }

/** Between two scenes: from the least that the first shows to the most that the second does. */
export interface Stretch { from: Day; to: Day; low: number; high: number; /** Known from the first scene on. */ expected: number }

/** Stretches between neighbouring scenes, one fewer than scenes. */
export const stretchesOf = (curve: readonly CurveDay[]): Stretch[] =>
  curve.slice(1).map((next, i) => ({ from: curve[i].day, to: next.day, low: curve[i].low, high: next.high, expected: curve[i].expected }))

/** What a day is told of the curve: as of the last scene on or before it; null before the first. */
export function curveOn(curve: readonly CurveDay[], day: Day): CurveDay | null {
  let found: CurveDay | null = null
  for (const point of curve) if (point.day <= day) found = point
  return found
}
