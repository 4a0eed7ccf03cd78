import type { Facet, Manifest } from '../model/manifest'
import type { Bounds } from '../slice/types'
import type { FacetMaker } from './facets'
import { MADE_ID } from './ids'

/** One record of an atlas, as its file holds it. */
export interface Stored { geometry: unknown; properties: Record<string, unknown> }

/** What an import gives or leaves out itself; everything else of a record was entered by a person, and stays. */
const GIVEN = new Set(['id', 'kind', 'title_en', 'summary_en', 'place_en', 'admin1', 'date_start', 'date_end', 'date_precision', 'time_local', 'geo_precision', 'geo_radius_m', 'geo_note_en', 'grading', 'killed_min', 'killed_max', 'injured_min', 'injured_max', 'children_killed_min', 'children_killed_max', 'sources', 'external_ids', 'notes_en', '_from'])

const TEXTS = ['title', 'summary', 'place', 'notes'] as const

/**
 * Fields that were entered by hand into a record that an import made: translations, statements, evidence, facets of one's own.
 * @param fresh what the import gives now: where its texts are Arabic, the English ones are the translations
 */
export function enteredByHand({ properties }: Stored, imported: ReadonlySet<string>, fresh: Record<string, unknown>): Record<string, unknown> | null {
  const arabic = TEXTS.filter(text => fresh[`${text}_ar`] !== undefined)
  const translated = new Set(arabic.filter(text => properties[`${text}_en`] !== properties[`${text}_ar`]).map(text => `${text}_en`))
  const given = new Set(arabic.map(text => `${text}_ar`))
  const entries = Object.entries(properties).filter(([name]) => translated.has(name) || (!GIVEN.has(name) && !given.has(name) && !imported.has(name)))
  if (!entries.length) return null
  const kept: Record<string, unknown> = Object.fromEntries(entries)
  // Items that the file gives are the file's; those that were added to them stay.
  if (Array.isArray(kept.evidence) && Array.isArray(fresh.evidence)) {
    const given = new Set((fresh.evidence as { id?: string }[]).map(e => e.id))
    kept.evidence = [...fresh.evidence, ...(kept.evidence as { id?: string }[]).filter(e => !given.has(e.id))]
  }
  return kept
}

/** The three pairs of what tells an incident from others: two that agree make a corrected record the same one. */
export function likenesses({ geometry, properties: p }: Stored): string[] {
  const point = (geometry as { type?: string; coordinates?: number[] } | null)?.type === 'Point' ? (geometry as { coordinates: number[] }).coordinates.map(v => v.toFixed(3)).join() : ''
  const [day, where, title] = [String(p.date_start ?? ''), `${point} ${String(p.place_en ?? p.place_ar ?? '').toLowerCase()}`.trim(), String(p.title_en ?? '').toLowerCase()]
  return [day && title && `dt ${day} ${title}`, day && where && `dw ${day} ${where}`, title && where && `tw ${title} ${where}`]
}

/**
 * A corrected file holds records whose day, place or title changed, and with it the id that is made from them. Each record that is new
 * and one of the same file's that is gone are the same when they alone share two of the three. @returns new id → the id that it keeps
 */
export function sameRecords(fresh: Iterable<[id: string, keys: string[]]>, gone: Iterable<[id: string, keys: string[]]>): Map<string, string> {
  const index = (records: Iterable<[string, string[]]>): Map<string, string | null> => {
    const byKey = new Map<string, string | null>()
    for (const [id, keys] of records) for (const key of keys) if (key) byKey.set(key, byKey.has(key) ? null : id)
    return byKey
  }
  const list = [...fresh]
  const [ours, theirs] = [index(list), index(gone)]
  const kept = new Map<string, string>()
  const used = new Set<string>()
  for (const kind of [0, 1, 2]) {
    for (const [id, keys] of list) {
      const old = theirs.get(keys[kind])
      if (kept.has(id) || !old || used.has(old) || ours.get(keys[kind]) !== id) continue
      kept.set(id, old)
      used.add(old)
    }
  }
  return kept
}

/** Whether an import made this id from a record's content. */
export const isMade = (id: string): boolean => MADE_ID.test(id)

export interface Addition { property: string; /** The facet itself is new. */ facet: boolean; codes: string[] }

/**
 * An atlas.json that knows all codes and holds all points: facets and codes are added, in grey, and the extent is widened where points
 * lie outside (`check` would take some of them for swapped). Nothing else changes. Null: nothing is to be added.
 */
export function mergeManifest(before: Manifest, facets: FacetMaker[], bounds: Bounds | null): { manifest: Manifest; added: Addition[]; widened: boolean } | null {
  const added: Addition[] = []
  const out: Facet[] = [...before.facets]
  for (const maker of facets) {
    const at = out.findIndex(f => f.property === maker.property)
    const made = maker.facet(false, before.languages)
    const there = new Set(at < 0 ? [] : out[at].codes.map(c => c.code))
    const codes = made.codes.filter(c => !there.has(c.code)).map(c => c.code)
    if (at < 0 ? !made.codes.length : !codes.length) continue
    added.push({ property: maker.property, facet: at < 0, codes })
    if (at < 0) out.push(made)
    else out[at] = made
  }
  const [w, s, e, n] = before.extent
  const extent: Bounds = bounds ? [Math.min(w, bounds[0]), Math.min(s, bounds[1]), Math.max(e, bounds[2]), Math.max(n, bounds[3])] : before.extent
  const widened = extent.some((v, i) => v !== before.extent[i])
  return added.length || widened ? { manifest: { ...before, extent, facets: out }, added, widened } : null
}
