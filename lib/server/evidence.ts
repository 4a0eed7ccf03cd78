import 'server-only'
import { cache } from 'react'
import { EVIDENCE_KINDS } from '../model/codes'
import type { EvidenceKind } from '../model/evidence'
import type { EvidenceGroup, FoundEvidence } from '../model/found-evidence'
import type { Away, Withdrawn } from '../model/found'
import { SLUG } from '../model/slug'
import { countEvidence, evidenceById, listEvidence } from '../store/evidence'
import { handle, IMMUTABLE, noSuchEdition, Problem, reply } from './answer'
import { loadedFor } from './engine'
import { drawn, getLoaded, orAway, withdrawal } from './index'
import { plainText } from './items'
import { siteUrl } from './index'
import { store } from './store'

/** An item with the records that it bears on; null when unknown. */
export const getEvidence = cache((id: string): Promise<FoundEvidence | Withdrawn | Away | null> => drawn(async () => {
  if (!SLUG.test(id)) return null
  const [db, edition] = await Promise.all([store(), getLoaded()])
  return (await evidenceById(db, edition, id)) ?? withdrawal('evidence', id)
}).catch(orAway))

/** Items of a kind that its page lists at once. */
const PER_KIND = 500

/** Every kind that there is with its items; with `kind` one of them, from after an item on. Null while the database does not answer. */
export const evidenceGroups = (kind: EvidenceKind | null, after: string | null): Promise<{ groups: EvidenceGroup[]; next: string | null } | null> => drawn(async () => {
  const [db, edition] = await Promise.all([store(), getLoaded()])
  const counts = new Map((await countEvidence(db, edition.key)).map(c => [c.kind, c.items]))
  const groups: EvidenceGroup[] = []
  let next: string | null = null
  for (const one of EVIDENCE_KINDS.filter(k => counts.has(k) && (kind === null || k === kind))) {
    const found = await listEvidence(db, edition, { kinds: [one], limit: PER_KIND, after: kind === null ? null : after })
    groups.push({ kind: one, matched: counts.get(one) as number, items: found.items })
    if (kind !== null) next = found.next
  }
  return { groups, next }
}).catch(error => orAway(error) && null)

const MOST = 1000
const USUAL = 100

/** `/api/editions/{edition}/evidence`: items in the order of kinds, page by page. */
export const evidenceListAnswer = (request: Request, key: string) => handle(async () => {
  const [db, edition, site] = await Promise.all([store(), loadedFor(key), siteUrl()])
  if (!edition) throw await noSuchEdition(key)
  const { searchParams } = new URL(request.url)
  const kind = plainText('kind', searchParams.get('kind'))
  if (kind !== undefined && !(EVIDENCE_KINDS as readonly string[]).includes(kind)) throw new Problem(400, 'Invalid parameter', `kind=${kind} is no kind of evidence; expected one of ${EVIDENCE_KINDS.join(', ')}.`)
  const limit = Number(searchParams.get('limit') ?? USUAL)
  if (!Number.isInteger(limit) || limit < 1) throw new Problem(400, 'Invalid parameter', `limit=${searchParams.get('limit')?.slice(0, 40)} is not understood; expected a whole number from 1 to ${MOST}.`)
  const after = plainText('after', searchParams.get('after')) ?? null
  const { items, matched, next } = await listEvidence(db, edition, { kinds: kind ? [kind as EvidenceKind] : EVIDENCE_KINDS, limit: Math.min(limit, MOST), after })
  const going = new URLSearchParams({ ...(kind && { kind }), limit: String(limit), ...(next && { after: next }) })
  const here = new URL(`/api/editions/${key}/evidence`, site).href
  return reply(request, {
    edition: key, matched, next,
    items: items.map(({ id, item, uses }) => ({ ...item, id, incidents: uses })),
    links: [{ rel: 'alternate', href: new URL('/evidence', site).href, type: 'text/html' }, ...(next ? [{ rel: 'next', href: `${here}?${going}`, type: 'application/json' }] : [])],
  }, { type: 'application/json', cache: IMMUTABLE })
})

/** `/api/editions/{edition}/evidence/{id}`: an item, and what it says on each record. */
export const evidenceAnswer = (request: Request, key: string, id: string) => handle(async () => {
  const [db, edition, site] = await Promise.all([store(), loadedFor(key), siteUrl()])
  if (!edition) throw await noSuchEdition(key)
  const found = SLUG.test(id) ? await evidenceById(db, edition, id) : null
  if (!found) throw new Problem(404, 'Not found', `No item of evidence has the id "${id.slice(0, 100)}" in edition ${key}; /api/editions/${key}/evidence lists those that there are.`)
  return reply(request, {
    edition: key, ...found.item, id, matched: found.matched,
    incidents: found.uses.map(({ incident, supports, contradicts }) => ({ id: incident.id, supports, contradicts })),
    links: [
      { rel: 'alternate', href: new URL(`/evidence/${id}`, site).href, type: 'text/html' },
      ...found.uses.map(({ incident }) => ({ rel: 'item', href: new URL(`/api/collections/incidents/items/${incident.id}`, site).href, type: 'application/geo+json' })),
    ],
  }, { type: 'application/json', cache: IMMUTABLE })
})
