import 'server-only'
import { GRADING_FACET } from '../model/facets'
import { matching, type Filter } from '../store/ask'
import { loadedFor } from './engine'
import type { Released } from './released'
import { store } from './store'

/**
 * Records that an edition took back or made part of another, the newest first: those that passed the filter in the edition before it, the
 * last that held them. Where that edition is not in the store any more, or did not know a facet that is asked for, nobody can say whether
 * they did, and a narrowed question does without them.
 */
export async function goneThatPassed({ changes: { editions, gone } }: Released, filter: Filter, limit: number): Promise<Released['changes']['gone']> {
  const asked = Object.entries(filter.facets ?? {}).flatMap(([property, codes]) => (codes.length ? [property] : []))
  const { facets: _, ...rest } = filter
  if (!asked.length && Object.values(rest).every(value => value === undefined)) return gone.slice(0, limit)
  const db = await store()
  const out: typeof gone = []
  for (const k of new Set(gone.map(g => g.edition))) {
    if (out.length >= limit) break
    const last = k > 0 ? await loadedFor(editions[k - 1].key) : null
    if (!last || !asked.every(property => property === GRADING_FACET.property || last.manifest.facets.some(f => f.property === property))) continue
    const ids = gone.flatMap(g => (g.edition === k ? [g.id] : []))
    const passed = new Set(Array.from(await matching(db, last, { ...filter, ids }), row => last.slice.columns.id[row]))
    out.push(...gone.filter(g => g.edition === k && passed.has(g.id)))
  }
  return out.slice(0, limit)
}
