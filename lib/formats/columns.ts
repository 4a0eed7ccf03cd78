import type { z } from 'zod'
import { DATE_PRECISIONS, EVIDENCE_KINDS, GEO_PRECISIONS, GRADINGS, KINDS, type Text } from '../model/codes'
import { EVIDENCE_FACET, GRADING_FACET, inLanguage } from '../model/facets'
import { incidentSchema } from '../model/incident'
import type { Manifest } from '../model/manifest'
import { statementSchema } from '../model/statement'
import { DERIVED_WORDS, INCIDENT_WORDS, STATEMENT_WORDS, type Entry } from './words'

/** `codes`, `list`: several values, by semicolon in tables. `json`: objects, as JSON in tables. */
export type ColumnType = 'text' | 'code' | 'codes' | 'list' | 'day' | 'integer' | 'number' | 'boolean' | 'json'
export interface Column {
  name: string
  type: ColumnType
  meaning: Text
  hxl: string
  /** The codes that may stand in it, with their labels where there are any, and where they are from. */
  codes?: { code: string; label: Text }[]
  codes_from?: string
  /** In tables alone: made from other fields, or the geometry's. */
  derived?: boolean
}
export type Collection = 'incidents' | 'statements'

const AIRWARS = 'https://airwars.org/about/methodology'
const CODES: Record<string, { codes: readonly string[]; from: string }> = {
  kind: { codes: KINDS, from: 'docs/data-model.md' }, date_precision: { codes: DATE_PRECISIONS, from: 'docs/data-model.md' },
  geo_precision: { codes: GEO_PRECISIONS, from: 'docs/data-model.md' }, grading: { codes: GRADINGS, from: AIRWARS },
}

/** What a field of the model is in a table: told from its schema, so that a new field has a type by itself. */
function typeOf(schema: z.ZodType): ColumnType {
  const { def } = schema as unknown as { def: { type: string; innerType?: z.ZodType; element?: z.ZodType; format?: string; checks?: { def?: { format?: string } }[] } }
  if (def.innerType) return typeOf(def.innerType)
  if (def.type === 'enum') return 'code'
  if (def.type === 'boolean') return 'boolean'
  if (def.type === 'number') return def.format || def.checks?.some(c => /int/.test(c.def?.format ?? '')) ? 'integer' : 'number'
  if (def.type === 'string') return 'text'
  return def.type === 'array' && typeOf(def.element as z.ZodType) === 'text' ? 'list' : 'json'
}

const isDay = (name: string) => /^date(_start|_end)?$/.test(name)

function columnsOf(schema: z.ZodObject, words: Record<string, Entry>): Column[] {
  return Object.entries(schema.shape).filter(([name]) => Object.hasOwn(words, name)).map(([name, field]): Column => {
    const { en, ar, hxl } = words[name]
    const list = CODES[name]
    const label = (code: string) => (name === 'grading' ? GRADING_FACET.codes.find(c => c.code === code)?.label : undefined) ?? {}
    return { name, type: isDay(name) ? 'day' : typeOf(field as z.ZodType), meaning: { en, ar }, hxl, ...(list && { codes: list.codes.map(code => ({ code, label: label(code) })), codes_from: list.from }) }
  })
}

const derived = (name: keyof typeof DERIVED_WORDS, type: ColumnType): Column => {
  const { en, ar, hxl } = DERIVED_WORDS[name]
  return { name, type, meaning: { en, ar }, hxl, derived: true }
}
const PLACE = [derived('longitude', 'number'), derived('latitude', 'number'), derived('geometry_wkt', 'text')]
const SOURCES = [derived('source_publishers', 'list'), derived('source_urls', 'list')]

/** The items are a column as JSON; these can be read, and filtered in a spreadsheet. */
const EVIDENCE = [{ ...derived('evidence_kinds', 'codes'), codes: EVIDENCE_KINDS.map(code => ({ code, label: {} })), codes_from: 'docs/data-model.md' }, derived('independent_evidence', 'integer')]

/** Texts of further languages (`title_fr`) beside those of the first two. */
function inFurtherLanguages(columns: Column[], languages: string[]): Column[] {
  return columns.flatMap(column => {
    if (!column.name.endsWith('_ar')) return [column]
    const field = column.name.slice(0, -3)
    return [column, ...languages.filter(l => l !== 'en' && l !== 'ar').map((l): Column => ({ ...column, name: `${field}_${l}`, hxl: column.hxl.replace('+i_ar', `+i_${l}`), meaning: { en: `${column.name.slice(0, -3)}, in the language "${l}".`, ar: `${field}، باللغة "${l}".` } }))]
  })
}

/** Every column of a collection's tables in order, the atlas' facets among them. */
export function columnsFor(collection: Collection, manifest: Pick<Manifest, 'facets' | 'languages'>): Column[] {
  if (collection === 'statements') return inFurtherLanguages([...columnsOf(statementSchema, STATEMENT_WORDS), ...PLACE.slice(0, 2), ...SOURCES], manifest.languages)
  const own = columnsOf(incidentSchema, INCIDENT_WORDS)
  const facets = manifest.facets.filter(f => f.property !== EVIDENCE_FACET).map((f): Column => ({ name: f.property, type: 'codes', meaning: { en: `${inLanguage(f.label, 'en')}; one record may have several.`, ar: `${inLanguage(f.label, 'ar')}؛ وقد يكون للسجل أكثر من واحد.` }, hxl: `#event+${f.property}`, codes: f.codes.map(({ code, label }) => ({ code, label })), codes_from: 'atlas.json' }))
  const after = (name: string, more: Column[]) => { own.splice(own.findIndex(c => c.name === name) + 1, 0, ...more) }
  after('admin1', PLACE)
  after('geo_note_ar', facets)
  after('evidence', EVIDENCE)
  after('sources', SOURCES)
  return inFurtherLanguages(own, manifest.languages)
}
