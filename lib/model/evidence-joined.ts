import { EVIDENCE_KINDS } from './codes'
import type { EvidenceKind } from './evidence'
import { voicesOf, type Voice } from './evidence-of'
import type { IncidentProperties } from './incident'

// Codes of the facet `evidence` that ask for kinds together, where the kinds themselves are alternatives: `kinds_2` (at least two
// independent kinds), `witness_and_satellite` (these two, whatever else there is).

export type Joined = { least: number } | { kinds: EvidenceKind[] }

/** What a code asks for; null for one that is no such code. */
export function joinedOf(code: string): Joined | null {
  const least = /^kinds_([2-7])$/.exec(code)
  if (least) return { least: Number(least[1]) }
  const kinds = code.split('_and_')
  const known = kinds.every((kind, i) => (EVIDENCE_KINDS as readonly string[]).includes(kind) && kinds.indexOf(kind) === i)
  return kinds.length > 1 && known ? { kinds: kinds as EvidenceKind[] } : null
}

/** A denial is evidence of what a party says, and joins nothing. What is silent counts: it is there, as the kinds of the facet count it. */
const joins = ({ supports, contradicts }: Voice): boolean => supports.length > 0 || contradicts.length === 0

/**
 * How many kinds there are with an origin of their own each: a film and the photo taken from it are two kinds of one origin, and
 * one independent kind. A matching of kinds with origins by augmenting paths (Kuhn 1955); there are seven kinds.
 */
export function independentKinds(voices: readonly Voice[]): number {
  const takenBy = new Map<string, EvidenceKind>()
  const originsOf = (kind: EvidenceKind) => new Set(voices.filter(v => v.kind === kind && joins(v)).map(v => v.origin))
  const place = (kind: EvidenceKind, tried: Set<string>): boolean => {
    for (const origin of originsOf(kind)) {
      if (tried.has(origin)) continue
      tried.add(origin)
      const other = takenBy.get(origin)
      if (other !== undefined && !place(other, tried)) continue
      takenBy.set(origin, kind)
      return true
    }
    return false
  }
  return EVIDENCE_KINDS.filter(kind => place(kind, new Set())).length
}

/** Whether a record bears one of these codes. */
export function bearsJoined(p: Partial<Pick<IncidentProperties, 'evidence' | 'admissions'>>, joined: Joined): boolean {
  const voices = voicesOf(p)
  if ('least' in joined) return independentKinds(voices) >= joined.least
  const wanted = voices.filter(v => joined.kinds.includes(v.kind))
  return independentKinds(wanted) === joined.kinds.length
}
