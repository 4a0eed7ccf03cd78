import { incidentSchema } from '../model/incident'
import type { Manifest } from '../model/manifest'
import { statementSchema } from '../model/statement'
import type { Dataset, Incident } from './check'

const INCIDENT = new Set(Object.keys(incidentSchema.shape))
const STATEMENT = new Set(Object.keys(statementSchema.shape))
/** Texts in further languages: `title_fr`. */
export const LANGUAGE_FIELD = /^(title|summary|place|geo_note|protected_site|notes|publisher|type|places|actors|url_note|anchor_place)_[a-z]{2,3}$/

/**
 * Takes out what the public may not see, before anything is compiled: only fields of the schema and facets of the manifest
 * leave the folder, and of these none that begins with an underscore, however deep. This is the one place; nothing after
 * it needs to think of it.
 */
export function redact(dataset: Dataset): Dataset {
  const facets = new Set(dataset.manifest.facets?.map((f: Manifest['facets'][number]) => f.property))
  return {
    ...dataset,
    incidents: dataset.incidents.map((i): Incident => ({ ...i, properties: strip(only(i.properties, name => INCIDENT.has(name) || facets.has(name))) })),
    statements: dataset.statements.map(s => strip(only(s, name => STATEMENT.has(name)))),
  }
}

const only = <T extends object>(record: T, known: (name: string) => boolean): T => Object.fromEntries(Object.entries(record).filter(([name]) => known(name) || LANGUAGE_FIELD.test(name))) as T

function strip<T>(value: T): T {
  if (Array.isArray(value)) return value.map(strip) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('_')).map(([key, inner]) => [key, strip(inner)])) as T
}
