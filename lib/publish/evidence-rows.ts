import { addressOf, anchorOf } from '../model/evidence-of'
import type { Evidence, EvidenceKind } from '../model/evidence'
import type { EvidenceUse, FoundEvidence } from '../model/found-evidence'
import type { IncidentProperties } from '../model/incident'
import type { Manifest } from '../model/manifest'
import type { Columns } from '../slice/columns'
import { pointsOf, spanOf } from '../slice/row-span'
import { listItemOf } from './item'
import type { StoredFeature } from './rows'

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

/** An item without what it says on one record. */
export const ownOf = ({ supports: _s, contradicts: _c, ...item }: Evidence): FoundEvidence['item'] => item

/** What the item in place `at` says on a record. */
export function useOf(f: StoredFeature, at: number, manifest: Pick<Manifest, 'facets'>): EvidenceUse {
  const item = f.properties.evidence[at]
  return { incident: listItemOf(f, manifest), supports: item.supports, contradicts: item.contradicts, anchor: anchorOf(item, at) }
}

/** Places that a page of an item marks: more make no other picture. */
const MOST_POINTS = 1000
/** Where and when the records of an item are. */
export const coveredRows = (columns: Columns, ords: number[]): Pick<FoundEvidence, 'points' | 'bounds' | 'days'> => {
  const rows = [...new Set(ords)]
  return { points: pointsOf(columns, rows, MOST_POINTS), ...spanOf(columns, rows) }
}
