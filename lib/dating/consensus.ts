import { type DatingProject } from '../model/dating'
import { daysOf, disputeOf, type Dated } from './dated'
import { fit, weightsBefore, type Fit } from './fit'
import { frameOf } from './gaps'
import { createLedger, type LoggedAnswer } from './ledger'
import { beliefs, intervalAt, isFirm, readBuilding, type Weights } from './posterior'
import { MODE_COUNT } from './priors'
import { backgroundOfSpans, readingsOf } from './readings'

/** What is known of a volunteer: shares of the modes, 0 to 1. Shown to the volunteer alone, kindly. */
export interface Skill { exact: number; early: number; late: number; random: number }

export interface Consensus {
  /** Takes an answer; the building's date is new at once, by the weights of the last recomputation. @returns false when a later answer of this volunteer to this building is already held. Throws a RangeError with a sentence for an unknown building or scene, or an impossible order. */
  add: (answer: LoggedAnswer) => boolean
  /** Learns all weights anew from all answers held. The result depends on the set of answers alone: neither on their order nor on earlier recomputations. */
  recompute: () => Fit
  dated: (building: string) => Dated
  all: () => Dated[]
  /** By the weights of the last recomputation; the crowd's mean for who was not in it. */
  skill: (volunteer: string) => Skill
  /** Who has answered a building: it is never given to them again. */
  volunteersOf: (building: string) => string[]
  /** Answers taken since the last recomputation. */
  pending: () => number
}

/**
 * The dates of one project: answers go in, dates come out. Between recomputations only the posterior of the building answered moves; the
 * weights stay. Memory some 50 bytes an answer; a date is computed when asked for and kept until its building is answered again.
 */
export function createConsensus(project: DatingProject, buildings: readonly string[]): Consensus {
  const frame = frameOf(project)
  const readings = readingsOf(frame.gaps)
  const ledger = createLedger(project, buildings)
  const held = beliefs(frame.gaps)
  const cache: (Dated | undefined)[] = []
  let numbered = new Map<string, number>()
  let weights: Weights
  let background: Float64Array
  let pending = 0

  /** The row after the last volunteer is the crowd's mean. */
  function adopt(next: Weights, ids: readonly string[]): void {
    numbered = new Map(ids.map((id, i) => [id, i]))
    const modes = new Float64Array((ids.length + 1) * MODE_COUNT)
    modes.set(next.modes)
    modes.set(next.crowd, ids.length * MODE_COUNT)
    weights = { ...next, modes }
    background = backgroundOfSpans(readings, next.background)
    cache.length = 0
  }
  const row = (volunteer: string) => numbered.get(volunteer) ?? numbered.size

  function date(building: number): Dated {
    const columns = ledger.columnsOf(building, row)
    readBuilding(held, columns, 0, weights, readings, background)
    const posterior = held.happened.slice()
    const { level } = project.rules
    const { from, to, mass } = intervalAt(posterior, level)
    const interval = { from, to }
    const gap = posterior.indexOf(Math.max(...posterior))
    const { dated, partly, other } = ledger.replies(building)
    const last = frame.gaps - 1
    return {
      building: buildings[building], posterior, interval, confidence: mass, gap, probability: posterior[gap], ...daysOf(frame, interval),
      standing: from === last ? 'yes' : to === last ? 'perhaps' : 'no', firm: isFirm(held, weights, readings, columns.gold[0], level),
      answers: dated, partly, other_answers: other, dispute: disputeOf(posterior), gold: columns.gold[0] !== undefined,
    }
  }
  const dated = (building: number) => (cache[building] ??= date(building))

  adopt(weightsBefore(frame), [])
  return {
    add(answer) {
      if (!ledger.enter(answer)) return false
      cache[ledger.numberOf(answer.building)] = undefined
      pending++
      return true
    },
    recompute() {
      const columns = ledger.columns()
      const fitted = fit(frame, columns)
      adopt(fitted.weights, columns.volunteerIds)
      pending = 0
      return fitted
    },
    dated: building => dated(ledger.numberOf(building)),
    all: () => buildings.map((_, b) => dated(b)),
    skill(volunteer) {
      const at = row(volunteer) * MODE_COUNT
      const [exact, early, late, random] = weights.modes.subarray(at, at + MODE_COUNT)
      return { exact, early, late, random }
    },
    volunteersOf: building => ledger.volunteersOf(ledger.numberOf(building)),
    pending: () => pending,
  }
}
