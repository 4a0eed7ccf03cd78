import type { Marked } from '@/components/embed/Embed'
import { langOf, localText } from '@/components/panels/texts'
import { rangeOf, recordDate, tollText } from '@/lib/format'
import { ASSUMED_PRECISION, RADIUS_METERS } from '@/lib/model/codes'
import { GRADING_FACET, labelOf } from '@/lib/model/facets'
import type { Manifest } from '@/lib/model/manifest'
import { SLUG } from '@/lib/model/slug'
import { getIncident } from '@/lib/server'

/** What an address names, if it can be an id at all. */
export const idIn = (id: string | string[] | undefined): string | null => (typeof id === 'string' && SLUG.test(id) ? id : null)

/** The record that an address marks; null when it names none, or none that is published: the view alone is shown then, and that it is missing. */
export async function markedIn(id: string | string[] | undefined, manifest: Manifest, locale: string): Promise<Marked | null> {
  if (typeof id !== 'string') return null
  const answer = await getIncident(id)
  const found = answer?.kind === 'redirect' ? await getIncident(answer.id) : answer
  if (found?.kind !== 'found') return null
  const { properties: p, point } = found.incident
  const precision = p.geo_precision ?? ASSUMED_PRECISION
  const codes = Object.fromEntries(manifest.facets.map(({ property }) => [property, Array.isArray(p[property]) ? (p[property] as string[]) : []]))
  return {
    id: p.id, title: localText(p, 'title', locale), lang: langOf(p, 'title', locale),
    facts: {
      date: recordDate(p, locale, 'short') || null, killed: told(p.killed_min, p.killed_max), injured: told(p.injured_min, p.injured_max),
      grading: p.kind === 'incident' && p.grading !== 'ungraded' ? labelOf(GRADING_FACET, p.grading, locale) : null,
    },
    selection: point && { id: p.id, lon: point[0], lat: point[1], precision, radiusMeters: p.geo_radius_m ?? RADIUS_METERS[precision], codes },
  }
}

const told = (min: number | null | undefined, max: number | null | undefined): string | null => {
  const toll = rangeOf(min, max)
  return toll && tollText(toll)
}
