import { addressOf } from '../model/evidence-of'
import type { EvidenceKind } from '../model/evidence'
import type { IncidentProperties } from '../model/incident'

/** Where an item stands: `at` is its place among the evidence of the record in row `ord`. What it says is read there. */
export interface EvidenceRow { id: string; ord: number; at: number; kind: EvidenceKind }

/** Gathers where each item of evidence stands, so that a page of an item finds every record that it bears on. */
export class EvidenceRows {
  readonly rows: EvidenceRow[] = []

  /** @param p as it is published */
  add(ord: number, p: Pick<IncidentProperties, 'id' | 'evidence'>): void {
    p.evidence.forEach((item, at) => this.rows.push({ id: addressOf(p.id, item, at), ord, at, kind: item.kind }))
  }
}
