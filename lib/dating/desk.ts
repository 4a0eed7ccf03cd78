import type { PublishedProject, Reply } from '../model/dating'
import type { Me } from '../model/track'
import type { Day } from '../slice/types'
import { choose, createChoices, isOpen, nextBuilding } from './assign'
import { outcomeOf } from './columns'
import { createConsensus } from './consensus'
import type { Dated } from './dated'
import { allSpans, type Span } from './gaps'
import { createReservations } from './reservations'
import type { Steps } from './steps'
import { LEFT_OUT, newVolunteer, rhythmOf, SKIPPED, takeReply, type Volunteer } from './volunteers'

/** A row of the log, as far as a project's state hangs on it. */
export interface DeskRow { seq: number; building: string; volunteer: string; source: string; reply: Reply | null; day: Day }

/** One project at work: what the log says of buildings and of volunteers, and who has which building in hand. Nothing here reads or writes. */
export interface Desk {
  readonly project: PublishedProject
  /** Last row taken; 0 = none. */
  seq: number
  /** Last row that the weights were learned from. */
  fitted: number
  /** Day of the last answer that counts. */
  lastDay: Day | null
  /** How many say of each building that it was in each gap, by building, then gap; answers over several are not among them. */
  readonly narrow: Int32Array
  /** All who are in the log, in the order in which they came. */
  readonly volunteers: ReadonlyMap<string, Volunteer>
  /** Takes rows in the log's order. */
  take: (row: DeskRow) => void
  numberOf: (building: string) => number | undefined
  /** By the latest answers and the weights of the last recomputation. */
  dated: () => readonly Dated[]
  /** Answers since the last recomputation, and all. */
  pending: () => number
  held: () => number
  recompute: () => Steps<void>
  /** `secret`: 32 bits that nobody else knows; it decides which turns are gold. */
  next: (volunteer: string, n: number, now: number, secret: number) => { assignments: { building: string; expires: number }[]; left: number }
  me: (volunteer: string, today: Day) => Me
}

export function createDesk(project: PublishedProject): Desk {
  const { ids, rules } = project
  const consensus = createConsensus(project, ids)
  const numbers = new Map(ids.map((id, b) => [id, b]))
  const spans: Span[] = allSpans(project.scenes.length + 1)
  const volunteers = new Map<string, Volunteer>()
  const reservations = createReservations(ids.length)
  const numbersOf = (buildings: { building: string }[]) => new Set(buildings.map(({ building }) => numbers.get(building) as number))
  const never = numbersOf([...project.training, ...project.reviews])
  const gold = numbersOf(project.gold)
  const gaps = project.scenes.length + 1
  const narrow = new Int32Array(ids.length * gaps)
  const says = (building: number, code: number | undefined, n: number) => {
    if (code !== undefined && code >= 0 && spans[code].from === spans[code].to) narrow[building * gaps + spans[code].from] += n
  }
  let held = 0
  /** Null: to be made anew. */
  let dates: Dated[] | null = null
  const choices = createChoices(ids.length)
  const decide = (of: Dated, b: number) => choose(choices, b, of, rules, { never: never.has(b), gold: gold.has(b) })

  function dated(): Dated[] {
    if (!dates) {
      dates = consensus.all()
      dates.forEach(decide)
    }
    return dates
  }
  const codeOf = (reply: Reply): number => {
    try {
      return outcomeOf(project.scenes, reply)
    } catch (error) {
      if (error instanceof RangeError) return LEFT_OUT
      throw error
    }
  }

  const desk: Desk = {
    project, seq: 0, fitted: 0, lastDay: null, narrow, volunteers,
    take(row) {
      desk.seq = row.seq
      let volunteer = volunteers.get(row.volunteer)
      if (!volunteer) volunteers.set(row.volunteer, (volunteer = newVolunteer()))
      const building = numbers.get(row.building)
      // What fits nothing in the project as it is stays in the log.
      if (building === undefined) return
      const code = row.reply === null ? SKIPPED : codeOf(row.reply)
      const before = volunteer.answers
      says(building, volunteer.replies.get(building), -1)
      says(building, code, 1)
      takeReply(volunteer, building, code, row.day)
      held += volunteer.answers - before
      reservations.release(row.volunteer, building)
      if (code !== LEFT_OUT && consensus.add(row) && dates) decide((dates[building] = consensus.dated(row.building)), building)
      if (row.reply !== null && code !== LEFT_OUT) desk.lastDay = Math.max(desk.lastDay ?? row.day, row.day)
    },
    numberOf: building => numbers.get(building),
    dated,
    pending: consensus.pending,
    held: () => held,
    *recompute() {
      const upTo = desk.seq
      yield* consensus.recomputing()
      desk.fitted = upTo
      dates = null
    },
    next(volunteer, n, now, secret) {
      reservations.expire(now)
      dated()
      const replies = volunteers.get(volunteer)?.replies ?? new Map<number, number>()
      const own = () => reservations.of(volunteer)
      const done = { has: (b: number) => replies.has(b) || own().some(r => r.building === b) }
      while (own().length < n) {
        const building = nextBuilding({ volunteer, given: replies.size + own().length, choices, done, underWay: reservations.underWay, rules, secret })
        if (building === null) break
        reservations.take(volunteer, building, now + rules.reservation_minutes * 60_000)
      }
      let left = choices.open
      for (const b of replies.keys()) if (isOpen(choices, b)) left--
      return { assignments: own().slice(0, n).map(({ building, expires }) => ({ building: ids[building], expires })), left }
    },
    me(id, today) {
      const volunteer = volunteers.get(id) ?? newVolunteer()
      const agreement = { of: 0, within: 0 }
      for (const [b, code] of volunteer.replies) {
        if (code < 0 || dated()[b].answers < 2) continue
        const { interval } = dated()[b]
        agreement.of++
        if (spans[code].from <= interval.to && spans[code].to >= interval.from) agreement.within++
      }
      return { answers: volunteer.answers, ...rhythmOf(volunteer, today), agreement }
    },
  }
  return desk
}
