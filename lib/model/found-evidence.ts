import type { Claim, Evidence, EvidenceKind } from './evidence'
import type { FoundStatement } from './found'
import type { ListItem } from './list-item'

// What pages of evidence are drawn from: plain data, handed from lib/server (and a static export) to the panels.

/** What an item says on one record; `anchor`: where that record's page tells of it. */
export interface EvidenceUse { incident: ListItem; supports: readonly Claim[]; contradicts: readonly Claim[]; anchor: string }
/** `matched`: records that it bears on, of which the first are in `uses`; `points`, `bounds`, `days`: where and when they are. */
export interface FoundEvidence extends Pick<FoundStatement, 'points' | 'bounds' | 'days'> { kind: 'found'; id: string; item: Omit<Evidence, 'supports' | 'contradicts'>; matched: number; uses: EvidenceUse[] }
export interface ListedEvidence { id: string; item: FoundEvidence['item']; /** Records that it bears on. */ uses: number }
/** Items of one kind; `matched`: all of them, of which the first are listed. */
export interface EvidenceGroup { kind: EvidenceKind; matched: number; items: ListedEvidence[] }
