import type { DatingRules } from '../model/dating'
import type { Dated } from './dated'

/** `open`: wants answers; `settled`: has enough and a firm date; `review`: as many answers as may be and still no firm date. Gold stays open. */
export type Stage = 'open' | 'settled' | 'review'

export type Gathered = Pick<Dated, 'answers' | 'firm' | 'gold' | 'other_answers' | 'dispute'>

export function stageOf({ answers, other_answers, firm, gold }: Omit<Gathered, 'dispute'>, rules: DatingRules): Stage {
  if (gold) return 'open'
  if (answers >= rules.answers_min && firm) return 'settled'
  return answers + other_answers >= rules.answers_max ? 'review' : 'open'
}

export interface Question {
  volunteer: string
  /** How many buildings the volunteer was given in this project, those in hand included. */
  given: number
  /** What is known of each building, in the project's order. */
  dated: readonly Gathered[]
  /** Buildings, by number, that the volunteer may not be given: answered, skipped or in hand. */
  done: { has(building: number): boolean }
  /** Buildings, by number, that nobody is given: those of the training, those that a person has decided. */
  never: { has(building: number): boolean }
  /** How many others have each building in hand. */
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
 * Number of the next building for a volunteer, or null when there is none left for them. One turn in `gold_every` is a gold building. Else
 * the building with fewest answers (those under way counted) until it has `answers_min`, then the most disputed; equals in an order that
 * differs from volunteer to volunteer. Pure: the same question, the same answer. One pass over the buildings, without a text or an object
 * made: it runs for every answer.
 */
export function nextBuilding({ volunteer, given, dated, done, never, underWay, rules, secret }: Question): number | null {
  const own = hashOf(secret, volunteer)
  const goldTurn = rules.gold_every > 0 && mixed(own ^ mixed(given + 0x9e3779b9)) / 2 ** 32 < 1 / rules.gold_every
  let [best, bestRank, bestValue, bestDraw] = [-1, 0, 0, 0]
  for (let b = 0; b < dated.length; b++) {
    const d = dated[b]
    if (stageOf(d, rules) !== 'open') continue
    const answers = d.answers + d.other_answers + underWay[b]
    if (!d.gold && answers >= rules.answers_max) continue
    const wanted = !d.gold && answers < rules.answers_min
    // Lower is better, each before the next: the turn's kind, wanted, fewest answers or most dispute, the draw.
    const rank = (d.gold === goldTurn ? 0 : 2) + (wanted ? 0 : 1)
    const value = d.gold ? 0 : wanted ? answers : -d.dispute
    if (best >= 0 && (rank > bestRank || (rank === bestRank && value > bestValue))) continue
    const draw = mixed(own ^ mixed(b + 1))
    if (best >= 0 && rank === bestRank && value === bestValue && draw >= bestDraw) continue
    if (done.has(b) || never.has(b)) continue
    ;[best, bestRank, bestValue, bestDraw] = [b, rank, value, draw]
  }
  return best < 0 ? null : best
}
