import { addUnit, bins, unitStart } from '../../time/day'
import type { BinUnit, Bins, Day, FrameQuery } from '../types'
import { firstAbove } from '../window'

/** Up to so many rows a slice of sums holds: what bounds its weight at every zoom. */
export const MAX_SUM_ROWS = 8000

/** Units from the finest on, each with the most bins that it is taken for: months reach fifty years, days most of one. */
const CANDIDATES: [BinUnit, number][] = [['day', 250], ['week', 250], ['month', 600], ['year', Infinity]]

/** Time bins of a record: whole units from the first day to the last, the finest unit that stays small. */
export function binsOf(first: Day, last: Day, finest: BinUnit = 'day'): Bins {
  const from = CANDIDATES.findIndex(([unit]) => unit === finest)
  for (const [unit, most] of CANDIDATES.slice(from)) {
    const days = last - first
    // Counted roughly first: a record of many years need not be cut into days to see that they are too many.
    if (days / { day: 1, week: 7, month: 31, year: 366 }[unit] > most) continue
    const edges = [...bins(unitStart(first, unit), addUnit(unitStart(last, unit), unit, 1) - 1, unit)]
    if (edges.length - 1 <= most) return { unit, edges }
  }
  throw new Error(`No time bins for days ${first} to ${last}.`)
}

/** The next coarser unit; null after years. */
export const coarser = (unit: BinUnit): BinUnit | null => CANDIDATES[CANDIDATES.findIndex(([name]) => name === unit) + 1]?.[0] ?? null

/** Bin of a day: the last whose first day is not after it; before all -1, past all the number of bins. */
export const binOf = (day: Day, { edges }: Bins): number => firstAbove(edges.length, k => edges[k], day) - 1

/** Bins of a window that was snapped to them: of the first and of the last day, both inside. */
export const binsOfWindow = ({ from, to }: FrameQuery['window'], all: Bins): { from: number; to: number } => ({ from: binOf(from, all), to: binOf(to, all) })
