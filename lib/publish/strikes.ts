import { addStrike, noStrikes, type Assessment, type StrikeTotals } from '../model/strikes'
import type { IncidentProperties } from '../model/incident'

/** Records that a party answered: their rows by what it said last, and what they come to. */
export interface Strikes { ords: Record<Assessment, number[]>; totals: StrikeTotals }

export class StrikesBuilder {
  private readonly strikes: Strikes = { ords: { credible: [], non_credible: [], open_incident: [], not_yet_assessed: [] }, totals: noStrikes() }

  /** @param headline grades whose tolls make the headline */
  constructor(private readonly headline: readonly string[] = []) {}

  /** @param p as it is published */
  add(ord: number, p: IncidentProperties): void {
    const word = addStrike(this.strikes.totals, p.kind === 'incident' && p.counts_in_totals && this.headline.includes(p.grading), p)
    if (word) this.strikes.ords[word.assessment].push(ord)
  }

  finish(): Strikes {
    for (const ords of Object.values(this.strikes.ords)) ords.sort((a, b) => a - b)
    return this.strikes
  }
}
