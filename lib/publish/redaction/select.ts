import { codesOf } from '../../model/facets'
import type { Evidence } from '../../model/evidence'
import type { IncidentProperties } from '../../model/incident'
import type { EvidenceSelector, RecordSelector } from '../../model/redaction'
import { intervalOf } from '../../time/interval'
import { parseDay } from '../../time/day'

// Does a selector mean this record, this item? Criteria combine, entries of a list are alternatives.

/** A former id means the record as well: it is what links from before bear. */
export function selectsRecord(s: RecordSelector, p: IncidentProperties): boolean {
  if (s.ids && !s.ids.includes(p.id) && !p.aliases.some(alias => s.ids?.includes(alias))) return false
  if (s.kind && p.kind !== s.kind) return false
  if (s.grading && !s.grading.includes(p.grading)) return false
  if (s.protected_site !== undefined && s.protected_site !== hasProtection(p)) return false
  for (const [facet, codes] of Object.entries(s.facets ?? {})) if (!codesOf(p, { property: facet, codes: codes.map(code => ({ code, label: {} })) }).some(code => codes.includes(code))) return false
  if (s.from === undefined && s.to === undefined) return true
  const days = intervalOf(p)
  return days !== null && days.end >= (s.from ? parseDay(s.from) ?? -Infinity : -Infinity) && days.start <= (s.to ? parseDay(s.to) ?? Infinity : Infinity)
}

const hasProtection = (p: IncidentProperties): boolean => Object.keys(p).some(name => name.startsWith('protected_site_') && Boolean(p[name]))

export function selectsItem(s: EvidenceSelector, e: Evidence): boolean {
  return (!s.ids || (e.id !== undefined && s.ids.includes(e.id))) && (!s.kind || s.kind.includes(e.kind)) && (!s.sensitivity || s.sensitivity.includes(e.sensitivity))
}
