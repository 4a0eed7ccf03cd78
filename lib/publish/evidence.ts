import { mediaTypeOf } from '../model/held-file'
import type { Evidence, SharedEvidence } from '../model/evidence'
import type { IncidentProperties } from '../model/incident'

// Items of `evidence.json` joined with the records that they bear on, and what of a withheld item may be known.

/** Items by the incident that they bear on, as the incident carries them; in the file's order. */
export function byIncident(items: SharedEvidence[]): Map<string, Evidence[]> {
  const found = new Map<string, Evidence[]>()
  for (const { incidents, ...item } of items) {
    for (const { id, supports, contradicts } of incidents) {
      const own = found.get(id)
      if (own) own.push({ ...item, supports, contradicts })
      else found.set(id, [{ ...item, supports, contradicts }])
    }
  }
  return found
}

/** A record with all items that bear on it: its own, then those of `evidence.json`. */
export function withEvidence(p: IncidentProperties, shared: Map<string, Evidence[]>): IncidentProperties {
  const more = shared.get(p.id)
  return more ? { ...p, evidence: [...p.evidence, ...more] } : p
}

/**
 * What may leave the folder. Of a withheld item that is its kind, the claims that it bears on, that it is withheld, and the class
 * of the reason: neither its id nor the name of its origin, which might say who or what it is. That it shares its origin with
 * others stays, since it counts once with them: by the name that a published item bears, else by a number.
 */
export function publicEvidence(items: Evidence[]): Evidence[] {
  const known = new Set(items.filter(e => e.published).flatMap(e => e.origin ?? []))
  const hidden = [...new Set(items.flatMap(e => (!e.published && e.origin && !known.has(e.origin) ? [e.origin] : [])))]
  let withheld = 0
  return items.map(e => {
    if (e.published) {
      // The name of a held file is for the folder alone; what kind of file it is, a page must know: so it can tell that there is one to show.
      const { file, media_type: _, ...shown } = e
      return (file ? { ...shown, media_type: mediaTypeOf(file) } : shown) as Evidence
    }
    const { kind, supports, contradicts, withheld_reason } = e
    const origin = e.origin && (known.has(e.origin) ? e.origin : `withheld-origin-${hidden.indexOf(e.origin) + 1}`)
    return { id: `withheld-${++withheld}`, kind, supports, contradicts, published: false, withheld_reason, ...(origin && { origin }) } as Evidence
  })
}
