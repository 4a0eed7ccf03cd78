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
