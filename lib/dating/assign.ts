import type { DatingRules } from '../model/dating'
import type { Dated } from './dated'

/** `open`: wants answers; `settled`: has enough and a firm date; `review`: as many answers as may be and still no firm date. */
export type Stage = 'open' | 'settled' | 'review'

export type Gathered = Pick<Dated, 'heard' | 'sources' | 'firm' | 'dispute'>

/** Counted are sources, not answers: nobody can close a building alone, with however many ids. */
export function stageOf({ heard, sources, firm }: Omit<Gathered, 'dispute'>, rules: DatingRules): Stage {
  if (heard >= rules.answers_min && firm) return 'settled'
  return sources >= rules.answers_max ? 'review' : 'open'
}

const [CLOSED, OPEN, GOLD] = [0, 1, 2]

/** What the choice hangs on, as columns: it is made for every answer, over all buildings. */
export interface Choices {
  kind: Uint8Array
  /** Answers of all kinds, those of one source as one. */
  answers: Int32Array
  dispute: Float64Array
  /** Of the order among equals. */
  salt: Uint32Array
  /** How many may be given to somebody. */
  open: number
}

export const createChoices = (buildings: number): Choices =>
  ({ kind: new Uint8Array(buildings), answers: new Int32Array(buildings), dispute: new Float64Array(buildings), salt: Uint32Array.from({ length: buildings }, (_, b) => mixed(b + 1)), open: 0 })

/**
 * Takes what is known of a building now. `never`: nobody is given it (it is of the training, or a person has decided). Gold is closed as
 * any other building is: one that is given while all can see that it has enough would be known for gold.
 */
export function choose(into: Choices, building: number, d: Gathered, rules: DatingRules, { never = false, gold = false } = {}): void {
  into.open -= Number(into.kind[building] !== CLOSED)
  into.kind[building] = never || stageOf(d, rules) !== 'open' ? CLOSED : gold ? GOLD : OPEN
  into.open += Number(into.kind[building] !== CLOSED)
  into.answers[building] = d.sources
  into.dispute[building] = d.dispute
}
export const isOpen = ({ kind }: Choices, building: number): boolean => kind[building] !== CLOSED

export interface Question {
  volunteer: string
  /** How many buildings the volunteer was given in this project, those in hand included. */
  given: number
  choices: Choices
  /** Buildings, by number, that the volunteer may not be given: answered, skipped or in hand. */
  done: { has(building: number): boolean }
  /** How many others have each building in hand. It orders the queue and keeps nobody from anything: to have is to ask, and whoever asks often enough has everything. */
  underWay: ArrayLike<number>
  rules: DatingRules
  /** Known to the server alone, 32 bits: without it a volunteer could tell which turn is a gold one. */
  secret: number
}

/** 32 bits of a text (FNV-1a). */
function hashOf(secret: number, text: string): number {
  let h = (0x811c9dc5 ^ secret) >>> 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** Every bit of the result hangs on every bit given (lowbias32, Chris Wellons 2018). */
function mixed(x: number): number {
  let h = x
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * Number of the next building for a volunteer, or null when there is none left for them. One turn in `gold_every` is a gold building while one
 * is open. Of either kind it is the building with fewest answers (those under way counted) until it has `answers_min`, then the most disputed, last
 * those that will have all they may by what is under way; equals in an order that differs from volunteer to volunteer. Pure: the same question, the same answer. One pass over the buildings, without a text or an object
 * made: it runs for every answer.
 */
export function nextBuilding({ volunteer, given, choices, done, underWay, rules, secret }: Question): number | null {
  const own = hashOf(secret, volunteer)
  const goldTurn = rules.gold_every > 0 && mixed(own ^ mixed(given + 0x9e3779b9)) / 2 ** 32 < 1 / rules.gold_every
  const { kind, answers: held, dispute, salt } = choices
  let [best, bestRank, bestValue, bestDraw] = [-1, 0, 0, 0]
  for (let b = 0; b < kind.length; b++) {
    if (kind[b] === CLOSED) continue
    const gold = kind[b] === GOLD
    const answers = held[b] + underWay[b]
    const wanted = answers < rules.answers_min
    // Lower is better, each before the next: the turn's kind, wanted, not full yet, fewest answers or most dispute, the draw.
    const rank = (gold === goldTurn ? 0 : 3) + (wanted ? 0 : answers < rules.answers_max ? 1 : 2)
    const value = wanted ? answers : -dispute[b]
    if (best >= 0 && (rank > bestRank || (rank === bestRank && value > bestValue))) continue
    const draw = mixed(own ^ salt[b])
    if (best >= 0 && rank === bestRank && value === bestValue && draw >= bestDraw) continue
    if (done.has(b)) continue
    best = b
    bestRank = rank
    bestValue = value
    bestDraw = draw
  }
  return best < 0 ? null : best
}
