import type { Day } from '../slice/types'

// What is known of buildings on a day: from the gaps that their intervals hold (lib/dating/gaps.ts) and the days of the scenes.

export const STANDINGS = ['standing', 'uncertain', 'destroyed'] as const
export type Standing = (typeof STANDINGS)[number]
/** By number, as the map's layer is told. */
export const UNCERTAIN = 1
export const DESTROYED = 2

/**
 * Where a day lies among the scenes: 2 n on the day of scene n, 2 n + 1 after it and before the next, −1 before the first. What came after
 * the last scene no scene says: as of that one.
 * @param days of the scenes, ascending
 */
export function momentOf(days: readonly Day[], day: Day): number {
  const last = days.length - 1
  const now = Math.min(day, days[last])
  let scene = -1
  while (scene < last && days[scene + 1] <= now) scene++
  return scene >= 0 && days[scene] === now ? 2 * scene : 2 * scene + 1
}

/**
 * Number in STANDINGS of each building at a moment: destroyed once a scene before it shows it so at the latest; standing while every gap
 * of its interval is still to come; uncertain between. On a scene's own day it says; between two, what the next one shows may have happened already.
 * @param from first and `to` last gap of each building's interval
 */
export function standingsAt(moment: number, { from, to }: { from: readonly number[]; to: readonly number[] }): Uint8Array {
  const scene = Math.floor(moment / 2)
  const open = moment % 2 === 0 ? scene : scene + 1
  return Uint8Array.from(from, (first, i) => (to[i] <= scene ? DESTROYED : first > open ? 0 : UNCERTAIN))
}

/** How many stand, are uncertain, are destroyed. */
export function countsOf(standings: Uint8Array): Record<Standing, number> {
  const counts = [0, 0, 0]
  for (const s of standings) counts[s]++
  return { standing: counts[0], uncertain: counts[UNCERTAIN], destroyed: counts[DESTROYED] }
}

/** Days of one building's interval: destroyed after the one and by the other; null where there is no scene on that side. */
export const daysBetween = (days: ArrayLike<Day>, from: number, to: number): { after: Day | null; by: Day | null } => ({ after: from === 0 ? null : days[from - 1], by: to >= days.length ? null : days[to] })

/** Which sentence tells an interval: it stands, it was destroyed between two days, before the first scene, or nothing so plain. */
export function toldAs(days: ArrayLike<Day>, from: number, to: number): 'stands' | 'between' | 'by' | 'after' | 'open' {
  if (from >= days.length) return 'stands'
  const { after, by } = daysBetween(days, from, to)
  return after !== null && by !== null ? 'between' : by !== null ? 'by' : after !== null ? 'after' : 'open'
}
