import { incidentSchema } from '../model/incident'
import { RESERVED_NAMES } from '../model/reserved'
import { FIELDS, SCHEMAS, type Field, type Mapping } from './mapping'
import { Unreadable } from './source'
import { EN } from './words/en'
import { say, type Said } from './words/said'

const RESERVED = new Set<string>([...RESERVED_NAMES, ...Object.keys(incidentSchema.shape)])
/** Texts in further languages: `title_fr`. */
const TEXT = /^(title|summary|place|geo_note|protected_site|notes|conclusion)_[a-z]{2,3}$/
/** Whether a facet may have this name: it stands beside the schema's fields and in the address. */
export const isFree = (property: string): boolean => /^[a-z][a-z0-9_]*$/.test(property) && !RESERVED.has(property) && !TEXT.test(property)

/**
 * A mapping that a person has corrected, held against the file's header. Throws with the sentence that says what is wrong in it.
 * @param guess what the columns themselves say: its reasons hold wherever the person left it as it is
 */
export function corrected(given: Mapping, header: string[], guess: Mapping<Said>): Mapping {
  const wrong = (what: Said): never => { throw new Unreadable(given.file, what) }
  const there = (name: string, column: unknown): string => {
    if (typeof column !== 'string' || !header.includes(column)) wrong(say('mapping.column', { name, column: String(JSON.stringify(column)), columns: header.map(h => `"${h}"`).join(', ').slice(0, 600) }))
    return column as string
  }
  const fields: Mapping['fields'] = {}
  for (const [field, columns] of Object.entries(given.fields ?? {})) {
    if (!(FIELDS as readonly string[]).includes(field)) wrong(say('mapping.field', { field, fields: FIELDS.join(', ') }))
    fields[field as Field] = [columns ?? []].flat().map(column => there(field, column))
  }
  const facets: Mapping['facets'] = {}
  for (const [property, column] of Object.entries(given.facets ?? {})) {
    if (!isFree(property)) wrong(say('mapping.facet', { property }))
    facets[property] = there(`facet ${property}`, column)
  }
  const order = (key: 'order' | 'order_end') => {
    const value = given[key] ?? null
    if (value !== null && !['dmy', 'mdy', 'ymd'].includes(value)) wrong(say('mapping.order', { key, value: String(JSON.stringify(value)) }))
    return value
  }
  const schema = given.schema ?? 'generic'
  if (!SCHEMAS.includes(schema)) wrong(say('mapping.schema', { value: String(JSON.stringify(schema)), schemas: SCHEMAS.join(', ') }))
  const made: Mapping = { file: given.file, ...(given.sheet !== undefined && { sheet: given.sheet }), schema, fields, facets, order: order('order'), ...(given.order_end !== undefined && { order_end: order('order_end') }), swapped: given.swapped === true, because: {} }
  return { ...made, because: reasons(made, guess, given.because ?? {}) }
}

/** Why each column is read as it is: as guessed where the guess was left, else in the person's own words, else that they chose it. What a guess said of another reading is gone. */
function reasons(made: Mapping, guess: Mapping<Said>, own: Mapping['because']): Mapping['because'] {
  const because: Mapping['because'] = {}
  const put = (name: string, left: boolean, chosen: boolean) => {
    if (left && guess.because[name]) because[name] = guess.because[name]
    else if (!left && chosen) because[name] = isOwn(own[name]) ? own[name] : say('chosen')
  }
  for (const [field, columns] of Object.entries(made.fields)) put(field, columns.join('\n') === guess.fields[field as Field]?.join('\n'), true)
  for (const [property, column] of Object.entries(made.facets)) put(`facets.${property}`, column === guess.facets[property], true)
  put('order', made.order === guess.order, made.order !== null)
  const end = ({ order, order_end }: Pick<Mapping, 'order' | 'order_end'>) => (order_end === undefined ? order : order_end)
  put('order_end', end(made) === end(guess), made.order_end !== undefined && made.order_end !== null)
  put('swapped', made.swapped === guess.swapped, made.swapped)
  return because
}

/** Every reason that a guess can give, as a pattern of its sentence. */
const GUESSES = Object.entries(EN).filter(([key]) => /^(why|order|swapped|chosen)\b/.test(key)).map(([, text]) => new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.*')}$`, 's'))
const isOwn = (text: Said | string | undefined): text is string => typeof text === 'string' && text.trim() !== '' && !GUESSES.some(guess => guess.test(text))
