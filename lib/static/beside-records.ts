import { ASSESSMENTS, EVIDENCE_KINDS } from '../model/codes'
import type { ClaimsPage } from '../model/claims-page'
import type { EvidenceGroup, FoundEvidence } from '../model/found-evidence'
import { strikeOf } from '../publish/claims-page'
import type { Finished } from '../publish/compile'
import { coveredRows, ownOf, useOf } from '../publish/evidence-rows'
import type { StoredFeature } from '../publish/rows'

/** What an export holds besides records and statements: items of evidence by themselves, and claims side by side. */
export function besideRecords({ evidence, claims, manifest, slice }: Finished, record: (row: number) => StoredFeature): { claims: ClaimsPage; evidence: EvidenceGroup[]; item(id: string): FoundEvidence } {
  const rows = new Map<string, typeof evidence>()
  for (const row of evidence.toSorted((a, b) => a.ord - b.ord || a.at - b.at)) (rows.get(row.id) ?? rows.set(row.id, []).get(row.id))?.push(row)
  const item = (id: string): FoundEvidence => {
    const own = rows.get(id) ?? []
    const uses = own.map(({ ord, at }) => useOf(record(ord), at, manifest))
    return { kind: 'found', id, item: ownOf(record(own[0].ord).properties.evidence[own[0].at]), matched: own.length, uses, ...coveredRows(slice.columns, own.map(r => r.ord)) }
  }
  const ids = [...rows.keys()].sort()
  const listed = (id: string) => {
    const { item: own, matched } = item(id)
    return { id, item: own, uses: matched }
  }
  const groups = EVIDENCE_KINDS.map((kind): EvidenceGroup => {
    const items = ids.filter(id => rows.get(id)?.[0].kind === kind).map(listed)
    return { kind, matched: items.length, items }
  }).filter(group => group.matched)
  const ords = ASSESSMENTS.flatMap(a => claims.strikes.ords[a]).sort((a, b) => a - b)
  return { item, evidence: groups, claims: { subjects: claims.subjects, totals: claims.strikes.totals, strikes: ords.map(ord => strikeOf(record(ord).properties)) } }
}
