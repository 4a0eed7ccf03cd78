import { dayText, rangeOf, rangeText, recordDate, tollText } from './format'
import { ASSUMED_PRECISION } from './model/codes'
import { allFacets, codesOf, inLanguage, labelOf } from './model/facets'
import type { IncidentProperties } from './model/incident'
import type { Manifest } from './model/manifest'
import type { StoredFeature } from './publish/rows'
import type { View } from './view'

// Records and views in a few plain words, for what has no markup: feeds, cards, descriptions. In Arabic every figure and Latin
// name stands between isolates (U+2068, U+2069), which do there what <bdi> does on the pages.

/** Texts of the interface by dotted key (`list.unknownToll`), for what is no page: feeds, cards, metadata. */
export type Words = (key: string, values?: Record<string, string | number>) => string

/** A field kept per language: the asked one, else English, else Arabic. */
export function fieldOf(record: object, field: string, locale: string): string {
  const values = record as Record<string, unknown>
  const value = values[`${field}_${locale}`] ?? values[`${field}_en`] ?? values[`${field}_ar`]
  return typeof value === 'string' ? value : ''
}

export const isolated = (text: string, locale: string): string => (locale === 'ar' && text ? `\u2068${text}\u2069` : text)
export const listed = (parts: (string | null | undefined)[], locale: string): string => parts.filter(Boolean).join(locale === 'ar' ? '، ' : ', ')

/** "11 killed", "30+ injured"; "no known toll" when neither is known; nothing for a situation, which has none, and for an atlas that records neither. */
export function tollWords(p: IncidentProperties, fields: Manifest['casualty_fields'], t: Words, locale: string): string[] {
  if (p.kind === 'situation') return []
  const asked = (['killed', 'injured'] as const).filter(field => fields.includes(field))
  const known = asked.flatMap(field => {
    const toll = rangeOf(p[`${field}_min`], p[`${field}_max`])
    return toll ? [`${isolated(tollText(toll), locale)} ${t(`totals.${field}`, { n: toll.max })}`] : []
  })
  return known.length || !asked.length ? known : [t('list.unknownToll')]
}

export const dateWords = (p: IncidentProperties, t: Words, locale: string): string => isolated(recordDate(p, locale), locale) || t('incident.dateUnknown')

/** "Ariha, Idlib (known to the town)". */
export function placeWords({ properties: p, point }: StoredFeature, t: Words, locale: string): string {
  const place = fieldOf(p, 'place', locale)
  const known = point && p.geo_radius_m ? t('precision.within', { km: Math.round(p.geo_radius_m / 100) / 10 }) : t(`precision.${point ? (p.geo_precision ?? 'unstated') : 'none'}`)
  return place ? `${place} (${known})` : known
}

/** Labels of a facet's codes in a record. */
export const facetWords = (p: IncidentProperties, property: string, manifest: Manifest, locale: string): string => {
  const facet = manifest.facets.find(f => f.property === property)
  return facet ? listed(codesOf(p, facet).map(code => labelOf(facet, code, locale)), locale) : ''
}

/** Codes that name no one. */
const UNNAMED = ['unknown', 'unstated']

/** The actor is always an alleged one, and whoever alleges it is named; empty when none is. */
export function actorWords(p: IncidentProperties, manifest: Manifest, t: Words, locale: string): string {
  const named = Array.isArray(p.actor) ? (p.actor as string[]).filter(code => !UNNAMED.includes(code)) : []
  if (!named.length) return ''
  const who = facetWords({ ...p, actor: named }, 'actor', manifest, locale)
  return p.alleged_by.length ? t('travel.actorBy', { actor: who, who: isolated(p.alleged_by.join(', '), locale) }) : t('travel.actor', { actor: who })
}

/** Whether a point of that precision may stand for the record: of a governorate or a country it would say too much. */
export const pointSays = ({ properties: p, point }: StoredFeature): boolean =>
  point !== null && (Boolean(p.geo_radius_m) || !['governorate', 'country'].includes(p.geo_precision ?? ASSUMED_PRECISION))

/** What narrows a view, part by part: days, codes, search, statement, area. Empty for a view that narrows nothing. */
export function viewWords(view: View, manifest: Manifest, t: Words, locale: string): string[] {
  const [from, to] = [view.from, view.to].map(day => day && isolated(dayText(day, locale, 'short'), locale))
  const days = view.mode === 'cumulative' ? to && t('travel.until', { date: to })
    : view.from && view.to ? isolated(rangeText(view.from, view.to, locale), locale) : from ? t('travel.since', { date: from }) : to && t('travel.until', { date: to })
  const facets = allFacets(manifest).flatMap(facet => {
    const codes = view.facets[facet.property]
    return codes?.length ? [`${inLanguage(facet.label, locale)}: ${listed(codes.map(code => labelOf(facet, code, locale)), locale)}`] : []
  })
  return [
    days, ...facets, view.q && t('travel.search', { q: isolated(view.q, locale) }), view.statement && t('travel.ofStatement'),
    view.area && t('travel.inArea'), (view.from || view.to) && view.match === 'certain' && t('travel.certain'),
  ].filter((part): part is string => Boolean(part))
}
