import { CLAIMS, EVIDENCE_KINDS } from './codes'
import type { Claim, Evidence, EvidenceKind } from './evidence'
import type { IncidentProperties } from './incident'

// What the evidence on a record comes to. What a party said of the record (`admissions`) is an official statement and is not
// written twice: it is read from there.

type Bearing = Pick<IncidentProperties, 'evidence' | 'admissions'>

/** One thing that speaks: an item of evidence, or what a party said of the record. `anchor`: where the page tells of it. */
export interface Voice { kind: EvidenceKind; origin: string; supports: readonly Claim[]; contradicts: readonly Claim[]; anchor: string }

/** Where the page tells of an item. Ids of items are of the whole record; those of the earliest edition had none. */
export const anchorOf = (item: Pick<Evidence, 'id'>, index: number): string => `evidence-${item.id ?? index + 1}`
export const ADMISSIONS_ANCHOR = 'admissions'

/**
 * The id under which an item has a page of its own. A withheld one has none that may be known, and those of the earliest edition
 * had none: they are called by the record where they stand.
 */
export const addressOf = (record: string, item: Pick<Evidence, 'id' | 'published'>, index: number): string =>
  (item.id && item.published ? item.id : `${record}-${item.id ?? `item-${index + 1}`}`)

/** Whether that is the page of a withheld item: no published one may be called so (check-evidence.ts). */
export const isWithheld = (address: string): boolean => /-withheld-\d+$/.test(address)

/**
 * A party that calls a report credible accepts that it happened and that it was its own act, and the toll where it gives one; one
 * that calls it not credible denies its act, not that people were hurt. An open report says nothing yet.
 */
function admitted({ by, assessment, killed_min, killed_max, injured_min, injured_max }: IncidentProperties['admissions'][number]): Voice | null {
  if (assessment === 'not_yet_assessed') return null
  const counted = [killed_min, killed_max, injured_min, injured_max].some(n => n !== undefined)
  const supports: Claim[] = assessment === 'credible' ? ['happened', 'actor', ...(counted ? (['toll'] as const) : [])] : []
  return { kind: 'official_statement', origin: `party ${by}`, supports, contradicts: assessment === 'non_credible' ? ['actor'] : [], anchor: ADMISSIONS_ANCHOR }
}

/**
 * All that speaks on a record: the items in order, then each party with the last that it said by date; what it said before is
 * told beside it, and one party's two answers do not stand against each other.
 */
export function voicesOf({ evidence = [], admissions = [] }: Partial<Bearing>): Voice[] {
  const items = evidence.map((e, i): Voice => ({ kind: e.kind, origin: e.origin ?? `item ${e.id ?? i}`, supports: e.supports ?? [], contradicts: e.contradicts ?? [], anchor: anchorOf(e, i) }))
  const last = new Map<string, IncidentProperties['admissions'][number]>()
  for (const a of admissions) {
    const before = last.get(a.by)
    if (!before || (a.date ?? '') >= (before.date ?? '')) last.set(a.by, a)
  }
  return [...items, ...[...last.values()].flatMap(a => admitted(a) ?? [])]
}

/** Kinds of evidence on a record, in the order of the code list: the codes of the facet `evidence`. */
export function evidenceKinds(p: Partial<Bearing>): EvidenceKind[] {
  const there = new Set(voicesOf(p).map(v => v.kind))
  return EVIDENCE_KINDS.filter(kind => there.has(kind))
}

/** Voices of one origin count once. */
export const independent = (voices: Pick<Voice, 'origin'>[]): number => new Set(voices.map(v => v.origin)).size

export interface Cell { supports: Voice[]; contradicts: Voice[] }
export interface MatrixRow { kind: EvidenceKind; voices: Voice[]; cells: Record<Claim, Cell> }

/** Kind by claim: who supports it and who contradicts it. Kinds of which there is nothing have no row. */
export function matrixOf(voices: Voice[]): MatrixRow[] {
  return EVIDENCE_KINDS.flatMap(kind => {
    const own = voices.filter(v => v.kind === kind)
    if (!own.length) return []
    const cell = (claim: Claim): Cell => ({ supports: own.filter(v => v.supports.includes(claim)), contradicts: own.filter(v => v.contradicts.includes(claim)) })
    return [{ kind, voices: own, cells: Object.fromEntries(CLAIMS.map(claim => [claim, cell(claim)])) as Record<Claim, Cell> }]
  })
}
