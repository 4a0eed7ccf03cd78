import type { Day } from '../slice/types'

/** What stands for a building that a volunteer skipped, and for one whose answer fits the project's scenes no longer; beside the codes of columns.ts. */
export const SKIPPED = -10
export const LEFT_OUT = -11

/** What is known of a volunteer in one project. */
export interface Volunteer {
  /** What they say of each building, by number: a code of columns.ts, SKIPPED or LEFT_OUT. */
  replies: Map<number, number>
  answers: number
  skipped: number
  /** Last day of answers, how many days in a row ended with it, how many answers it saw. UTC. */
  day: Day
  streak: number
  onDay: number
}

export const newVolunteer = (): Volunteer => ({ replies: new Map(), answers: 0, skipped: 0, day: -Infinity, streak: 0, onDay: 0 })

/** Takes what a volunteer says of a building, in the log's order. */
export function takeReply(v: Volunteer, building: number, code: number, day: Day): void {
  const before = v.replies.get(building)
  const counts = (x: number | undefined) => x !== undefined && x !== SKIPPED && x !== LEFT_OUT
  v.answers += Number(counts(code)) - Number(counts(before))
  v.skipped += Number(code === SKIPPED) - Number(before === SKIPPED)
  v.replies.set(building, code)
  if (!counts(code) || counts(before)) return
  if (day > v.day) {
    v.streak = day === v.day + 1 ? v.streak + 1 : 1
    v.day = day
    v.onDay = 0
  }
  v.onDay++
}

/** Days in a row up to today or yesterday, and answers of today. */
export const rhythmOf = ({ day, streak, onDay }: Volunteer, today: Day): { streak: number; today: number } => ({ streak: day >= today - 1 ? streak : 0, today: day === today ? onDay : 0 })
