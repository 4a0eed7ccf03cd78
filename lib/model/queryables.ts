import { datingQueryables } from './datings'
import { DATE_PRECISIONS, GEO_PRECISIONS, GRADINGS, KINDS } from './codes'
import { facetText, INCIDENT_TEXT, STATEMENT_TEXT, type JsonSchema } from './described'
import { inLanguage, GRADING_FACET } from './facets'
import type { Manifest } from './manifest'

// What a filter can ask for (OGC API – Features – Part 3: queryables), as JSON Schema per property.

const day = { type: 'string', format: 'date' }
const words = { type: 'string' }
const figure = { type: 'integer', minimum: 0 }
const codes = (list: readonly string[]) => ({ type: 'string', enum: [...list] })
const point = { format: 'geometry-point', 'x-ogc-role': 'primary-geometry' }

/** Texts in each of the manifest's languages. */
const texts = (manifest: Manifest, names: [field: string, what: string][]): Record<string, JsonSchema> =>
  Object.fromEntries(names.flatMap(([field, what]) => manifest.languages.map(language => [`${field}_${language}`, { ...words, description: `${what} (language "${language}").` }])))

export function incidentQueryables(manifest: Manifest): Record<string, JsonSchema> {
  const t = INCIDENT_TEXT
  const figures = manifest.casualty_fields.flatMap(name => [`${name}_min`, `${name}_max`] as (keyof typeof t)[])
  return {
    geometry: { ...point, description: 'Place of the record; of an outline, the point that stands for it. A record without a place is in no area. For S_INTERSECTS and IS NULL.' },
    date: { type: 'array', items: day, minItems: 2, maxItems: 2, description: 'First and last day that the record may reach, by its precision; for T_INTERSECTS and IS NULL. INTERVAL(date_start, date_end) means the same.' },
    date_start: { ...day, description: t.date_start }, date_end: { ...day, description: t.date_end },
    date_precision: { ...codes(DATE_PRECISIONS), description: t.date_precision },
    id: { ...words, description: t.id }, kind: { ...codes(KINDS), description: t.kind },
    ...texts(manifest, [['title', 'Title'], ['place', 'Name of the place']]),
    admin1: { ...words, description: t.admin1 },
    geo_precision: { ...codes(GEO_PRECISIONS), description: t.geo_precision },
    ...Object.fromEntries(manifest.facets.map(f => [f.property, { ...codes(f.codes.map(c => c.code)), title: inLanguage(f.label, 'en'), description: `${facetText(f)} A record may have several: a comparison is true when it is for one of them, "<>" when it is for all.` }])),
    grading: { ...codes(GRADINGS), title: inLanguage(GRADING_FACET.label, 'en'), description: t.grading },
    ...Object.fromEntries(figures.map(name => [name, { ...figure, description: t[name] }])),
    counts_in_totals: { type: 'boolean', description: t.counts_in_totals },
  }
}

export function statementQueryables(manifest: Manifest): Record<string, JsonSchema> {
  const t = STATEMENT_TEXT
  return {
    geometry: { ...point, description: t.anchor }, date: { ...day, description: t.date }, id: { ...words, description: t.id },
    ...texts(manifest, [['title', 'Title'], ['publisher', 'Publisher'], ['type', 'Kind of publication']]),
  }
}

export const COLLECTIONS = ['incidents', 'statements', 'datings'] as const
export type Collection = (typeof COLLECTIONS)[number]
/** Those whose items are records of an edition; the third changes with every answer. */
export type RecordCollection = Exclude<Collection, 'datings'>
export const queryablesOf = (collection: Collection, manifest: Manifest): Record<string, JsonSchema> =>
  (collection === 'incidents' ? incidentQueryables(manifest) : collection === 'statements' ? statementQueryables(manifest) : datingQueryables())
