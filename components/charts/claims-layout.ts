import { claimFigure, momentOf, roundTicks, type Moment } from '@/lib/claims-time'
import type { ClaimOfSubject, Subject } from '@/lib/model/claims'

// Where the marks of a chart of claims stand. Across, everything is a share of the width, since a server does not know it; up, in
// pixels. Labels are kept apart for the narrowest phone.

export const HEIGHT = 264
const [TOP, BASE] = [26, HEIGHT - 26]
const NARROWEST_PX = 320
const [LABEL_PX, CHAR_PX, LEAST_ROOM_DAYS] = [15, 7.4, 30]
/** Days below which claims are too near in time to be drawn over it. */
const LEAST_SPAN_DAYS = 60

export interface Mark { claim: ClaimOfSubject; moment: Moment; x: number; left: number; right: number; y: number; top: number; figure: string; label: number }
/** A stretch of time in which nothing new was admitted: from one figure (or two that disagree) to the next. */
export interface Step { x: number; to: number; top: number; bottom: number }
export interface ClaimsLayout { from: number; to: number; ticks: { value: number; y: number }[]; marks: Mark[]; steps: Step[] }

/** Null where all was said at about the same time: then it is who says it that tells the claims apart. */
export function layoutOf({ claims }: Pick<Subject, 'claims'>): ClaimsLayout | null {
  const moments = claims.map(claim => ({ claim, moment: momentOf(claim) }))
  const [first, last] = [Math.min(...moments.map(m => m.moment.from)), Math.max(...moments.map(m => m.moment.to))]
  if (last - first < LEAST_SPAN_DAYS) return null
  const room = Math.max(LEAST_ROOM_DAYS, Math.round((last - first) * 0.12))
  const [from, to] = [first - room, last + room]
  const share = (day: number) => (day - from) / (to - from)
  const highest = Math.max(...claims.map(c => c.max ?? c.min))
  const up = (value: number) => BASE - (value / (highest * 1.02)) * (BASE - TOP)
  const marks = moments.sort((a, b) => a.moment.at - b.moment.at || a.claim.min - b.claim.min).map(({ claim, moment }): Mark => ({
    claim, moment, x: share(moment.at), left: share(moment.from), right: share(moment.to + 1), y: up(claim.min), top: up(claim.max ?? claim.min), figure: claimFigure(claim), label: 0,
  }))
  keepApart(marks)
  return { from, to, ticks: roundTicks(highest, 4).map(value => ({ value, y: up(value) })), marks, steps: stepsOf(marks) }
}

/** Each label over its mark, lifted until it covers no other. */
function keepApart(marks: Mark[]): void {
  const taken: { left: number; right: number; y: number }[] = []
  for (const mark of marks) {
    const half = (mark.figure.length * CHAR_PX) / 2 + 2
    const middle = Math.min(NARROWEST_PX - half, Math.max(half, mark.x * NARROWEST_PX))
    let y = mark.top - 9
    while (taken.some(t => t.left < middle + half && t.right > middle - half && Math.abs(t.y - y) < LABEL_PX)) y -= LABEL_PX
    taken.push({ left: middle - half, right: middle + half, y })
    mark.label = y
  }
}

/** What a party had admitted by then. "At least" says no level, what was added to another figure neither. */
function stepsOf(marks: Mark[]): Step[] {
  const levels = marks.filter(m => m.claim.stance === 'admitted' && m.claim.scope === 'total' && m.claim.max !== undefined)
  const groups: Mark[][] = []
  for (const mark of levels) {
    const group = groups[groups.length - 1]
    if (group && group[0].moment.at === mark.moment.at) group.push(mark)
    else groups.push([mark])
  }
  return groups.map((group, i) => ({ x: group[0].moment.open && i === 0 ? 0 : group[0].x, to: groups[i + 1]?.[0].x ?? 1, top: Math.min(...group.map(m => m.top)), bottom: Math.max(...group.map(m => m.y)) }))
}
