import type { DatingRules } from '../model/dating'
import type { Dated } from './dated'

/** A building given to a volunteer until it is answered or the time is over. Times are milliseconds since 1970. */
export interface Reservation { building: string; volunteer: string; expires: number }

/** `open`: wants answers; `settled`: has enough and a firm date; `review`: as many answers as may be and still no firm date. Gold stays open. */
export type Stage = 'open' | 'settled' | 'review'

type Gathered = Pick<Dated, 'answers' | 'firm' | 'gold' | 'other_answers'>

export function stageOf({ answers, other_answers, firm, gold }: Gathered, rules: DatingRules): Stage {
  if (gold) return 'open'
  if (answers >= rules.answers_min && firm) return 'settled'
  return answers + other_answers >= rules.answers_max ? 'review' : 'open'
}

export interface Question {
  volunteer: string
  /** Answers that the volunteer has given in this project. */
  given: number
  dated: readonly Pick<Dated, 'building' | 'answers' | 'other_answers' | 'firm' | 'gold' | 'dispute'>[]
  /** Buildings that the volunteer answered or skipped. */
  done: ReadonlySet<string>
  reservations: readonly Reservation[]
  now: number
  rules: DatingRules
  /** Known to the server alone: without it a volunteer could tell which turn is a gold one. */
  secret: number
}

/** 32 bits of a text (FNV-1a with a last mix), as a number in [0, 1). */
function draw(secret: number, text: string): number {
  let h = (0x811c9dc5 ^ secret) >>> 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b)
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32
}

/**
 * The next building for a volunteer, or null when there is none left for them. What is reserved for them comes back first. One turn in
 * `gold_every` is a gold building. Else the building with fewest answers (those under way counted) until it has `answers_min`, then the
 * most disputed; equals in an order that differs from volunteer to volunteer. Nobody gets a building twice. Pure: the same question, the
 * same answer. One pass over the buildings.
 */
export function nextBuilding({ volunteer, given, dated, done, reservations, now, rules, secret }: Question): Reservation | null {
  const live = reservations.filter(r => r.expires > now)
  const reserve = (building: string): Reservation => ({ building, volunteer, expires: now + rules.reservation_minutes * 60_000 })
  const own = live.find(r => r.volunteer === volunteer && !done.has(r.building))
  if (own) return own
  const underWay = new Map<string, number>()
  for (const r of live) underWay.set(r.building, (underWay.get(r.building) ?? 0) + 1)
  const goldTurn = rules.gold_every > 0 && draw(secret, `turn ${volunteer} ${given}`) < 1 / rules.gold_every
  let best: { building: string; key: number[] } | null = null
  for (const d of dated) {
    if (done.has(d.building) || stageOf(d, rules) !== 'open') continue
    const answers = d.answers + d.other_answers + (underWay.get(d.building) ?? 0)
    if (!d.gold && answers >= rules.answers_max) continue
    const wanted = !d.gold && answers < rules.answers_min
    const key = [d.gold === goldTurn ? 0 : 1, wanted ? 0 : 1, d.gold ? 0 : wanted ? answers : -d.dispute, draw(secret, `${volunteer} ${d.building}`)]
    if (!best || before(key, best.key)) best = { building: d.building, key }
  }
  return best && reserve(best.building)
}

function before(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i])
  return at >= 0 && a[at] < b[at]
}
