import { claimFigure, momentOf } from './claims-time'
import { dayText } from './format'
import type { ClaimOfSubject, Subject } from './model/claims'
import type { Day } from './slice/types'

/** A claim as a point under the timeline. `text`: its day as it is known; `open`: it was said before that day. */
export interface LanePoint extends Pick<ClaimOfSubject, 'stance' | 'scope' | 'min' | 'max'> { date: Day; from: Day; to: Day; open: boolean; text: string; by: string; figure: string }
/** A subject of claims.json for a lane, in one language. */
export interface ClaimsLane { id: string; title: string; points: LanePoint[] }

const inLocale = (record: object, field: string, locale: string): string => {
  const values = record as Record<string, string | undefined>
  return values[`${field}_${locale}`] ?? values[`${field}_en`] ?? ''
}

/** What the explorer needs of the claims: few words, in the reader's language. */
export const lanesOf = (subjects: readonly Subject[], locale: string): ClaimsLane[] => subjects.map(subject => ({
  id: subject.id, title: inLocale(subject, 'title', locale),
  points: subject.claims.map((claim): LanePoint => {
    const { at, from, to, open } = momentOf(claim)
    const { said, said_before, said_precision: precision, stance, scope, min, max } = claim
    return { stance, scope, min, max, date: at, from, to, open, text: dayText(said ?? said_before ?? '', locale, precision === 'month' || precision === 'year' ? precision : 'short'), by: inLocale(claim, 'by', locale), figure: claimFigure(claim) }
  }).sort((a, b) => a.date - b.date),
}))
