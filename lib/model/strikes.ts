import type { ASSESSMENTS } from './codes'
import type { Admission, IncidentProperties } from './incident'

export type Assessment = (typeof ASSESSMENTS)[number]

/** What a party said last by date: of several parties the one that accepted, else the one that spoke last. */
export function lastWord(admissions: readonly Admission[]): Admission | null {
  const byParty = new Map<string, Admission>()
  for (const a of admissions) {
    const before = byParty.get(a.by)
    if (!before || (a.date ?? '') >= (before.date ?? '')) byParty.set(a.by, a)
  }
  const last = [...byParty.values()].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
  return last.find(a => a.assessment === 'credible') ?? last[0] ?? null
}

export interface Sum { min: number; max: number; open: boolean; /** Records of which it is known. */ known: number }

/** What the records that a party answered come to, found and admitted apart. Minima and maxima are summed apart, as everywhere. */
export interface StrikeTotals {
  records: number
  statements: number
  byAssessment: Record<Assessment, number>
  found: { killed: Sum; injured: Sum }
  /** By the last word of each, of those accepted alone. */
  admitted: { killed: Sum; injured: Sum }
}

const nothing = (): Sum => ({ min: 0, max: 0, open: false, known: 0 })
export const noStrikes = (): StrikeTotals => ({ records: 0, statements: 0, byAssessment: { credible: 0, non_credible: 0, open_incident: 0, not_yet_assessed: 0 }, found: { killed: nothing(), injured: nothing() }, admitted: { killed: nothing(), injured: nothing() } })

function add(sum: Sum, min: number | undefined, max: number | undefined): void {
  if (min === undefined && max === undefined) return
  sum.known++
  sum.min += min ?? 0
  sum.max += max ?? min ?? 0
  sum.open ||= max === undefined
}

/** Adds a record to the totals, and says what was answered last; null of one that nobody answered. `counts`: its toll is one of those that make the headline. */
export function addStrike(totals: StrikeTotals, counts: boolean, p: Pick<IncidentProperties, 'admissions' | 'killed_min' | 'killed_max' | 'injured_min' | 'injured_max'>): Admission | null {
  const word = lastWord(p.admissions)
  if (!word) return null
  totals.records++
  totals.statements += p.admissions.length
  totals.byAssessment[word.assessment]++
  if (counts) {
    add(totals.found.killed, p.killed_min, p.killed_max)
    add(totals.found.injured, p.injured_min, p.injured_max)
  }
  if (word.assessment === 'credible') {
    add(totals.admitted.killed, word.killed_min, word.killed_max)
    add(totals.admitted.injured, word.injured_min, word.injured_max)
  }
  return word
}
