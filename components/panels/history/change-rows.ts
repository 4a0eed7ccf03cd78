import type { Position } from 'geojson'
import { dayText, positionText, rangeOf, recordDate, tollText } from '@/lib/format'
import { ASSUMED_PRECISION, type GeoPrecision } from '@/lib/model/codes'
import { EVIDENCE_FACET, GRADING_FACET, inLanguage, labelOf } from '@/lib/model/facets'
import type { HistoryEntry } from '@/lib/model/history'
import type { Manifest } from '@/lib/model/manifest'
import { isDeepStrictEqual } from 'node:util'

// What an edition changed of a record as rows to be read: each field under its label, its values as the record's page says them.

/** Messages by dotted key; `has`: whether there is one. */
export interface Words { (key: string, values?: Record<string, string | number>): string; has(key: string): boolean }
export interface Surroundings { manifest: Pick<Manifest, 'facets'>; locale: string; t: Words }

/** An entry of a list; `path`: of the record or statement that it names. */
export interface Item { text: string; path?: string }
export type Row = { field: string; label: string } & (
  /** A figure, a date, a code: absent is null. `lang`: of a text that is not the page's own. */
  | { form: 'value'; before: string | null; after: string | null }
  | { form: 'text'; lang: string; before: string; after: string }
  | { form: 'list'; removed: Item[]; added: Item[] }
)

type State = Record<string, unknown>
const TEXT = /^(title|summary|place|geo_note|protected_site|notes|conclusion|publisher|type|url_note|anchor_place)_([a-z]{2,3})$/
const TEXTS = /^(places|actors)_([a-z]{2,3})$/
/** Fields that say one thing together. */
const TOGETHER: Record<string, string[]> = {
  date: ['date_start', 'date_end', 'date_precision'],
  killed: ['killed_min', 'killed_max'], injured: ['injured_min', 'injured_max'], children_killed: ['children_killed_min', 'children_killed_max'],
}
/** Where what a list names is found. */
const PATHS: Record<string, string> = { statements: '/statements/', context_statements: '/statements/', incidents: '/incidents/', context_incidents: '/incidents/' }

export function labelOfField(field: string, { manifest, locale, t }: Surroundings): string {
  if (field === 'grading') return inLanguage(GRADING_FACET.label, locale)
  const facet = manifest.facets.find(f => f.property === field)
  if (facet) return inLanguage(facet.label, locale)
  const text = TEXT.exec(field) ?? TEXTS.exec(field)
  if (text) return t('field.inLanguage', { field: labelOfField(text[1], { manifest, locale, t }), language: languageName(text[2], locale) })
  for (const key of [`field.${field}`, `preview.field.${field}`]) if (t.has(key)) return t(key)
  return field
}

const languageName = (code: string, locale: string): string => new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code

/** Fields of a change under the names of their rows, each once: what a list of changed fields says. */
export function rowNames(fields: string[]): string[] {
  return [...new Set(fields.map(field => Object.keys(TOGETHER).find(name => TOGETHER[name].includes(field)) ?? field))]
}

export function changeRows({ fields, states }: Pick<HistoryEntry, 'fields' | 'states'>, s: Surroundings): Row[] {
  const own: State[] = [{}, {}]
  for (const { field, before, after } of fields) [own[0][field], own[1][field]] = [before, after]
  // Without the whole record a range has one end only: each of them is told by itself.
  const names = states ? rowNames(fields.map(f => f.field)) : fields.map(f => f.field)
  return names.map(name => rowOf(name, states?.before ?? own[0], states?.after ?? own[1], s))
}

function rowOf(field: string, before: State, after: State, s: Surroundings): Row {
  const head = { field, label: labelOfField(field, s) }
  const text = TEXT.exec(field)
  if (text) return { ...head, form: 'text', lang: text[2], before: String(before[field] ?? ''), after: String(after[field] ?? '') }
  // The record holds items of evidence, not the codes of its facet.
  const isFacet = field !== EVIDENCE_FACET && s.manifest.facets.some(f => f.property === field)
  const [was, is] = [before[field], after[field]]
  if (!isFacet && field !== 'anchor' && [was, is].some(value => Array.isArray(value) || field === 'external_ids')) {
    const [old, now] = [entriesOf(was), entriesOf(is)]
    const only = (list: unknown[], other: unknown[]) => list.filter(x => !other.some(y => isDeepStrictEqual(x, y))).map(x => itemOf(field, x, s))
    return { ...head, form: 'list', removed: only(old, now), added: only(now, old) }
  }
  return { ...head, form: 'value', before: valueOf(field, before, s), after: valueOf(field, after, s) }
}

const entriesOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : Object.entries(value ?? {}).map(([name, id]) => `${name}: ${String(id)}`))

/** One value as the page says it; null where there is none. */
function valueOf(field: string, state: State, { manifest, locale, t }: Surroundings): string | null {
  const value = state[field]
  const range = (name: string): string | null => {
    const toll = rangeOf(state[`${name}_min`] as number | undefined, state[`${name}_max`] as number | undefined)
    return toll && tollText(toll)
  }
  if (field === 'killed' || field === 'injured' || field === 'children_killed') return range(field)
  if (field === 'date' && !('date' in state)) {
    const date = recordDate(state, locale)
    const known = `datePrecision.${String(state.date_precision)}`
    return date ? (t.has(known) ? t('history.toMonth', { date, known: t(known) }) : date) : null
  }
  if (field === 'geometry') return placeOf(value as Shape, (state.geo_precision as GeoPrecision | undefined) ?? ASSUMED_PRECISION, t)
  if (value === undefined || value === null || value === '') return null
  const facet = manifest.facets.find(f => f.property === field)
  if (facet) return (value as string[]).map(code => labelOf(facet, code, locale)).join(locale === 'ar' ? '، ' : ', ') || null
  if (field === 'grading') return labelOf(GRADING_FACET, String(value), locale)
  if (field === 'kind') return value === 'situation' ? t('incident.situation') : t('cite.kind.incident')
  if (field === 'geo_precision') return t(`precision.${String(value)}`)
  if (field === 'geo_radius_m') return t('precision.within', { km: Math.round((value as number) / 100) / 10 })
  if (field === 'counts_in_totals') return t(value ? 'history.counted' : 'history.notCounted')
  if (field === 'anchor') return positionText(value as [number, number], 'town')
  if (typeof value === 'string') return dayText(value, locale)
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}

type Shape = { type: string; coordinates?: unknown; geometries?: Shape[] } | null | undefined

/** A point as the page gives it; of an outline how many points it has. All decimals, where those that the precision bears would hide the change. */
function placeOf(shape: Shape, precision: GeoPrecision, t: Words): string {
  if (!shape) return t('history.noPlace')
  if (shape.type === 'Point') return positionText(shape.coordinates as [number, number], precision) || positionText(shape.coordinates as [number, number], 'town')
  return t('history.outline', { n: pointsOf(shape) })
}

function pointsOf(shape: Exclude<Shape, null | undefined>): number {
  const count = (positions: Position | unknown[]): number => (typeof positions[0] === 'number' ? 1 : (positions as unknown[][]).reduce((n, inner) => n + count(inner), 0))
  return shape.geometries ? shape.geometries.reduce((n, g) => n + (g ? pointsOf(g) : 0), 0) : count((shape.coordinates as unknown[]) ?? [])
}

/** Of an item of evidence what a reader knows it by; the rest stands on its page. */
function evidenceParts(name: string, part: unknown, entry: State, locale: string, t: Surroundings['t']): string[] {
  if (name === 'published') return part === false ? [t('evidenceItems.withheld', { reason: t(`withheldReason.${String(entry.withheld_reason)}`) })] : []
  if (name === `shows_${locale}` || (name === 'shows_en' && !entry[`shows_${locale}`])) return [String(part)]
  if (name === 'source') return [typeof part === 'object' ? String((part as State).title) : String(part)]
  if (name === 'verification') return [t(`verification.${String(part)}`)]
  if ((name === 'supports' || name === 'contradicts') && (part as string[]).length) return [t(name === 'supports' ? 'evidenceItems.speaksFor' : 'evidenceItems.speaksAgainst', { claims: (part as string[]).map(claim => t(`claim.${claim}`)).join(', ') })]
  return []
}

/** An entry of a list in one line: all that it says, in the order of its fields. */
function itemOf(field: string, value: unknown, { locale, t }: Surroundings): Item {
  if (typeof value !== 'object' || value === null) return { text: String(value), ...(PATHS[field] && { path: PATHS[field] + String(value) }) }
  const entry = value as State
  const parts: string[] = []
  for (const [name, part] of Object.entries(entry)) {
    const range = /^(killed|injured|children_killed)_(min|max)$/.exec(name)
    if (range) {
      // Told once, at the end that stands first.
      if (range[2] === 'max' && entry[`${range[1]}_min`] !== undefined) continue
      const toll = rangeOf(entry[`${range[1]}_min`] as number | undefined, entry[`${range[1]}_max`] as number | undefined)
      if (toll) parts.push(`${tollText(toll)} ${t(range[1] === 'children_killed' ? 'incident.childrenKilled' : `incident.${range[1]}`)}`)
    } else if (name === 'assessment') parts.push(t(`assessment.${String(part)}`))
    else if (field === 'evidence' && name === 'kind') parts.push(t(`evidence.${String(part)}`))
    else if (field === 'evidence') parts.push(...evidenceParts(name, part, entry, locale, t))
    else if (name === 'reasons') parts.push(...(part as string[]).map(reason => t(`reason.${reason}`)))
    else if (name === 'date') parts.push(dayText(String(part), locale))
    else if (part !== undefined && part !== '') parts.push(typeof part === 'object' ? JSON.stringify(part) : String(part))
  }
  return { text: parts.join(' · ') }
}
