import type { Datings } from '../model/track'
import type { Bounds } from '../slice/types'

/** A project as the explorer offers it: no more than a reader may know before anybody answered. */
export interface DatingLayer {
  id: string
  title: string
  drawing: boolean
  /** What the map shows of it first. */
  bounds: Bounds
  /** SHA-256 of the file of outlines, which the edition hands out. */
  outlines: string
  /** ISO days of its scenes. */
  days: string[]
  /** Probability that an interval holds. */
  level: number
}

/** Whether dates are of these outlines and scenes. Of others they would stand at the wrong buildings, or on the wrong days, and nothing would show it. */
export const areOf = (datings: Pick<Datings, 'outlines' | 'days'>, { outlines, days }: Pick<DatingLayer, 'outlines' | 'days'>): boolean =>
  datings.outlines === outlines && datings.days.length === days.length && days.every((day, i) => day === datings.days[i])
