import { z } from 'zod'
import { datingSchema } from './datings'
import { inLanguage } from './facets'
import { incidentSchema } from './incident'
import type { Manifest } from './manifest'
import { statementSchema } from './statement'

// What each property means, once: schemas, queryables and the OpenAPI document all take it from here. A property without a
// sentence does not compile.

type Known<S extends z.ZodObject> = keyof S['shape'] & string

/** `_en`, `_ar` and further languages share the sentence of their first. */
export const INCIDENT_TEXT: Record<Known<typeof incidentSchema>, string> = {
  id: 'Stable slug of the record; it never changes, and a former one redirects.',
  kind: 'incident: something that happened at a place and a time. situation: conditions over a time; drawn and listed, never counted.',
  title_en: 'Title in English.', title_ar: 'Title in Arabic.',
  summary_en: 'What is reported, in English.', summary_ar: 'What is reported, in Arabic.',
  place_en: 'Name of the place in English.', place_ar: 'Name of the place in Arabic.',
  admin1: 'Governorate or other first division of the country.',
  date_start: 'First day of the record (a calendar day, never shifted by a time zone).',
  date_end: 'Last day, where one is stated; without it the precision says how far the record reaches.',
  date_precision: 'How well the date is known: the day, the week from date_start, the month, the year, or a range to date_end.',
  time_local: 'Local time as reported.',
  geo_precision: 'How well the place is known; absent where nobody states it.',
  geo_radius_m: 'Radius in metres within which the place lies, where it differs from what geo_precision means.',
  geo_note_en: 'What is known of the place, in English.', geo_note_ar: 'What is known of the place, in Arabic.',
  grading: 'How well the record is documented, in Airwars’ terms; ungraded where its source does not grade.',
  killed_min: 'Least number of civilians reported killed; absent = not known, never 0.', killed_max: 'Highest number of civilians reported killed; absent = not known.',
  injured_min: 'Least number of civilians reported injured; absent = not known.', injured_max: 'Highest number of civilians reported injured; absent = not known.',
  children_killed_min: 'Least number of children among those killed; absent = not known.', children_killed_max: 'Highest number of children among those killed; absent = not known.',
  counts_in_totals: 'Whether the figures enter the sums; false for combatants and records given for context.',
  alleged_by: 'Who alleges who was responsible.', documented_by: 'Who documented it.',
  protected_site_en: 'Protection that the site had, in English.', protected_site_ar: 'Protection that the site had, in Arabic.',
  conflicting_figures: 'Figures that differ, each with its author.', figures: 'Stated figures that are no toll.',
  admissions: 'What a party said of this record, as it dated it.', conclusion_en: 'What the evidence together is held to show, in English.', conclusion_ar: 'What the evidence together is held to show, in Arabic.',
  evidence: 'Items of evidence, each with the claims that it supports or contradicts; of a withheld one only its kind, those claims and the class of the reason. As a filter: the kinds of evidence.',
  sources: 'Sources, at least one.', statements: 'Ids of the statements that name the record.', context_statements: 'Ids of statements that mention it for context; never counted.',
  external_ids: 'Ids in other records of the field, by name of the record.', notes_en: 'Notes in English.', notes_ar: 'Notes in Arabic.',
  aliases: 'Former ids, which redirect here.',
  people: 'Those killed who are named with consent, or as public figures; absent where nobody is. Who agreed, when and how is not published.',
  redacted: 'What is kept back of the record or coarsened (what, which fields, to what precision, how many) and why; absent where nothing is.',
}

export const STATEMENT_TEXT: Record<Known<typeof statementSchema>, string> = {
  id: 'Stable slug of the statement.', date: 'Day of publication.',
  title_en: 'Title in English.', title_ar: 'Title in Arabic.', summary_en: 'Summary in English.', summary_ar: 'Summary in Arabic.',
  publisher_en: 'Publisher in English.', publisher_ar: 'Publisher in Arabic.', type_en: 'Kind of publication, in English.', type_ar: 'Kind of publication, in Arabic.',
  places_en: 'Places that it names, in English.', places_ar: 'Places that it names, in Arabic.', actors_en: 'Parties that it names, in English.', actors_ar: 'Parties that it names, in Arabic.',
  people: 'People whom it quotes or names in their office.', figures: 'Figures that it states.', url: 'Where it was published.',
  url_note_en: 'Note on the address, in English.', url_note_ar: 'Note on the address, in Arabic.', sources: 'Sources.',
  anchor: 'Longitude and latitude of a place to look at; the geometry of the item.', anchor_place_en: 'Name of that place in English.', anchor_place_ar: 'Name of that place in Arabic.',
  incidents: 'Ids of the records that it names.', context_incidents: 'Ids of records that it mentions for context.', aliases: 'Former ids, which redirect here.',
  redacted: 'What is kept back of the statement (which fields) and why; absent where nothing is.',
}

export type JsonSchema = Record<string, unknown>
type Dialect = 'draft-2020-12' | 'openapi-3.0'

/** JSON Schema of the properties of a collection's items as they are handed out, every property with its sentence. */
export function propertiesSchema(collection: 'incidents' | 'statements' | 'datings', manifest: Pick<Manifest, 'facets'>, target: Dialect): JsonSchema {
  if (collection === 'datings') return datingsSchema(target)
  const [schema, texts]: [z.ZodType, Record<string, string>] = collection === 'incidents' ? [incidentSchema, INCIDENT_TEXT] : [statementSchema.omit({ anchor: true }), STATEMENT_TEXT]
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', target }) as JsonSchema
  const properties = Object.fromEntries(Object.entries(json.properties as Record<string, JsonSchema>).map(([name, property]) => [name, { ...property, description: texts[name], ...formatOf(name, property) }]))
  const facets = collection === 'incidents' ? manifest.facets.filter(f => f.property !== 'evidence').map(f => [f.property, { type: 'array', items: { type: 'string', enum: f.codes.map(c => c.code) }, description: facetText(f) }] as const) : []
  return { ...json, properties: { ...properties, ...Object.fromEntries(facets) } }
}

function datingsSchema(target: Dialect): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(datingSchema, { io: 'output', target }) as JsonSchema
  const properties = json.properties as Record<string, JsonSchema>
  for (const name of ['after', 'before']) properties[name] = { ...properties[name], format: 'date' }
  return json
}

/** Days are checked by a pattern; programs know them by a format. */
const formatOf = (name: string, property: JsonSchema): JsonSchema => (property.type === 'string' && /^date(_start|_end)?$/.test(name) ? { format: 'date' } : {})

/** A facet in words: its label and what its codes mean. */
export const facetText = (facet: Manifest['facets'][number]): string => `${inLanguage(facet.label, 'en')}: ${facet.codes.map(c => `${c.code} (${inLanguage(c.label, 'en')})`).join(', ')}.`
