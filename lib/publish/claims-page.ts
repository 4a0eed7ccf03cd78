import type { Strike, StrikeOrder } from '../model/claims-page'
import type { IncidentProperties } from '../model/incident'
import { lastWord } from '../model/strikes'

/** What the page of claims tells of a record. */
export function strikeOf(p: IncidentProperties): Strike {
  const { id, title_en, title_ar, date_start, date_end, date_precision, killed_min, killed_max, injured_min, injured_max, admissions, conflicting_figures, documented_by } = p
  const dated = admissions.toSorted((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : (a.date ?? '9') > (b.date ?? '9') ? 1 : 0))
  return { id, title_en, title_ar, date_start, date_end, date_precision, killed_min, killed_max, injured_min, injured_max, admissions: dated, conflicting_figures, documented_by, assessment: lastWord(admissions)?.assessment ?? 'not_yet_assessed' }
}

const highest = (min: number | undefined, max: number | undefined): number => max ?? min ?? -1
const admitted = (s: Strike): number => {
  const word = lastWord(s.admissions)
  return word?.assessment === 'credible' ? highest(word.killed_min, word.killed_max) : -2
}

/** By day, or the highest figure first; of equals the earlier. */
export function ordered(strikes: Strike[], order: StrikeOrder): Strike[] {
  if (order === 'date') return strikes
  const value = order === 'found' ? (s: Strike) => highest(s.killed_min, s.killed_max) : admitted
  return strikes.toSorted((a, b) => value(b) - value(a))
}
