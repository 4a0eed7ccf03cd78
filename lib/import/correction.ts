import { incidentSchema } from '../model/incident'
import { RESERVED_NAMES } from '../model/reserved'
import { FIELDS, SCHEMAS, type Field, type Mapping } from './mapping'
import { Unreadable } from './source'

const RESERVED = new Set<string>([...RESERVED_NAMES, ...Object.keys(incidentSchema.shape)])
/** Texts in further languages: `title_fr`. */
const TEXT = /^(title|summary|place|geo_note|protected_site|notes)_[a-z]{2,3}$/
/** Whether a facet may have this name: it stands beside the schema's fields and in the address. */
export const isFree = (property: string): boolean => /^[a-z][a-z0-9_]*$/.test(property) && !RESERVED.has(property) && !TEXT.test(property)

/** A mapping that a person has corrected, held against the file's header. Throws with the sentence that says what is wrong in it. */
export function corrected(given: Mapping, header: string[]): Mapping {
  const wrong = (what: string): never => { throw new Unreadable(given.file, `the mapping file ${what}`) }
  const there = (name: string, column: unknown): string => {
    if (typeof column !== 'string' || !header.includes(column)) wrong(`reads "${name}" from the column ${JSON.stringify(column)}, which the file does not have; it has ${header.map(h => `"${h}"`).join(', ').slice(0, 600)}.`)
    return column as string
  }
  const fields: Mapping['fields'] = {}
  for (const [field, columns] of Object.entries(given.fields ?? {})) {
    if (!(FIELDS as readonly string[]).includes(field)) wrong(`names a field "${field}"; expected one of ${FIELDS.join(', ')}.`)
    fields[field as Field] = [columns ?? []].flat().map(column => there(field, column))
  }
  const facets: Mapping['facets'] = {}
  for (const [property, column] of Object.entries(given.facets ?? {})) {
    if (!isFree(property)) wrong(`names a facet "${property}"; expected lower-case letters, digits and underscores, and no name that the schema or the address has.`)
    facets[property] = there(`facet ${property}`, column)
  }
  const order = (key: 'order' | 'order_end') => {
    const value = given[key] ?? null
    if (value !== null && !['dmy', 'mdy', 'ymd'].includes(value)) wrong(`says "${key}": ${JSON.stringify(value)}; expected "dmy" (day first), "mdy" (month first) or null.`)
    return value
  }
  const schema = given.schema ?? 'generic'
  if (!SCHEMAS.includes(schema)) wrong(`says "schema": ${JSON.stringify(schema)}; expected one of ${SCHEMAS.join(', ')}.`)
  return { file: given.file, ...(given.sheet !== undefined && { sheet: given.sheet }), schema, fields, facets, order: order('order'), ...(given.order_end !== undefined && { order_end: order('order_end') }), swapped: given.swapped === true, because: given.because ?? {} }
}
