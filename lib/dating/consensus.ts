import { type DatingProject } from '../model/dating'
import { daysOf, disputeOf, type Dated } from './dated'
import { fitSteps, weightsBefore, type Fit } from './fit'
import { frameOf } from './gaps'
import { createLedger, type LoggedAnswer } from './ledger'
import { beliefs, intervalAt, isFirm, readBuilding, type Weights } from './posterior'
import { MODE_COUNT } from './priors'
import { backgroundOfSpans, readingsOf } from './readings'
import { runSteps, type Steps } from './steps'

export interface Consensus {
  /** Takes an answer; the building's date is new at once, by the weights of the last recomputation. @returns false when a later answer of this volunteer to this building is already held. Throws a RangeError with a sentence for an unknown building or scene, or an impossible order. */
  add: (answer: LoggedAnswer) => boolean
  /** Learns all weights anew from all answers held. The result depends on the set of answers alone: neither on their order nor on earlier recomputations. */
  recompute: () => Fit
  /** The same in steps, from the answers held at the first of them; answers may go in meanwhile. All dates are made anew before any is shown, so that those shown are always by the same weights. */
  recomputing: () => Steps<Fit>
  dated: (building: string) => Dated
  all: () => Dated[]
  /** Answers taken since the last recomputation. */
  pending: () => number
}

/** What a recomputation learned, and the dates made by it so far. */
interface Learned { numbered: Map<string, number>; weights: Weights; background: Float64Array; dates: (Dated | undefined)[]; /** Of a building that nobody has answered and whose date is told to nobody. */ unseen: Dated | null }

/** Some milliseconds. */
const DATES_A_STEP = 40

/**
 * The dates of one project: answers go in, dates come out. Between recomputations only the posterior of the building answered moves; the
 * weights stay. Memory some 50 bytes an answer; a date is computed when asked for and kept until its building is answered again.
 */
export function createConsensus(project: DatingProject, buildings: readonly string[]): Consensus {
  const frame = frameOf(project)
  const readings = readingsOf(frame.gaps)
  const ledger = createLedger(project, buildings)
  const held = beliefs(frame.gaps)
  let learned = learnedFrom(weightsBefore(frame), [])
  /** Those of a recomputation whose dates are being made. */
  let coming: Learned | null = null
  let pending = 0

  /** The row after the last volunteer is the crowd's mean. */
  function learnedFrom(next: Weights, ids: readonly string[]): Learned {
    const modes = new Float64Array((ids.length + 1) * MODE_COUNT)
    modes.set(next.modes)
    modes.set(next.crowd, ids.length * MODE_COUNT)
    return { numbered: new Map(ids.map((id, i) => [id, i])), weights: { ...next, modes }, background: backgroundOfSpans(readings, next.background), dates: [], unseen: null }
  }
  const row = ({ numbered }: Learned, volunteer: string) => numbered.get(volunteer) ?? numbered.size

  /** They are all alike, and at the beginning most. */
  function date(building: number, by: Learned): Dated {
    if (!ledger.isUnseen(building)) return dateAlone(building, by)
    by.unseen ??= dateAlone(building, by)
    return { ...by.unseen, building: buildings[building] }
  }

  function dateAlone(building: number, by: Learned): Dated {
    const { weights, background } = by
    const columns = ledger.columnsOf(building, volunteer => row(by, volunteer))
    readBuilding(held, columns, 0, weights, readings, background)
    const posterior = held.happened.slice()
    const { level } = project.rules
    const { from, to, mass } = intervalAt(posterior, level)
    const interval = { from, to }
    const gap = posterior.indexOf(Math.max(...posterior))
    const { dated, partly, other, heard, sources } = ledger.replies(building)
    const last = frame.gaps - 1
    return {
      building: buildings[building], posterior, interval, confidence: mass, gap, probability: posterior[gap], ...daysOf(frame, interval),
      standing: from === last ? 'yes' : to === last ? 'perhaps' : 'no', firm: isFirm(held, weights, readings, columns.gold[0], level),
      answers: dated, partly, other_answers: other, heard, sources, dispute: disputeOf(posterior), gold: columns.gold[0] !== undefined,
    }
  }
  const dated = (building: number) => (learned.dates[building] ??= date(building, learned))

  function* recomputing(withDates: boolean): Steps<Fit> {
    const before = pending
    const columns = yield* ledger.columns()
    const fitted = yield* fitSteps(frame, columns)
    const next = learnedFrom(fitted.weights, columns.volunteerIds)
    coming = next
    for (let b = 0; withDates && b < buildings.length; b++) {
      next.dates[b] = date(b, next)
      if (b % DATES_A_STEP === 0) yield
    }
    learned = next
    coming = null
    pending -= before
    return fitted
  }
  return {
    add(answer) {
      if (!ledger.enter(answer)) return false
      const building = ledger.numberOf(answer.building)
      learned.dates[building] = undefined
      if (coming) coming.dates[building] = undefined
      pending++
      return true
    },
    recompute: () => runSteps(recomputing(false)),
    recomputing: () => recomputing(true),
    dated: building => dated(ledger.numberOf(building)),
    all: () => buildings.map((_, b) => dated(b)),
    pending: () => pending,
  }
}
