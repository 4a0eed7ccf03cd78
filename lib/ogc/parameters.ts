import { z } from 'zod'
import { parseArea } from '../geo/area'
import { KINDS } from '../model/codes'
import { facetText } from '../model/described'
import { allFacets } from '../model/facets'
import type { Manifest } from '../model/manifest'
import { LONGEST_FILTER } from '../cql2/lexer'
import { boundsOf } from './bbox'
import { CRS84 } from './crs'
import { readDatetime } from './datetime'

// Every query parameter of the OGC API, once: how it is read, what is said of it. Handlers read by it (read.ts), the OpenAPI
// document and docs/api.md are held against it.

/** `read`: how the text becomes what the schema takes. `expected` ends the sentence of a refusal. */
export interface Parameter<S extends z.ZodType = z.ZodType> { description: string; expected: string; read: 'text' | 'number' | 'list' | 'numbers'; schema: S }
export type Parameters = Record<string, Parameter>
const parameter = <S extends z.ZodType>(schema: S, read: Parameter['read'], expected: string, description: string): Parameter<S> => ({ schema, read, expected, description })

export const LIMIT_DEFAULT = 100
export const LIMIT_MAX = 10_000
const LONGEST_TEXT = 200
/** Text that a database and its index can take. */
const text = (longest = LONGEST_TEXT) => z.string().min(1).max(longest).refine(value => !/\p{Cc}/u.test(value))
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values)

/** Reads a text by a function that gives null for nonsense. */
const parsed = <T>(read: (text: string) => T | null) => z.string().transform((value, context): T => {
  const found = read(value)
  if (found !== null) return found
  context.addIssue({ code: 'custom', message: 'is not understood' })
  return z.NEVER
})

const CRS_ONLY = [CRS84, '[OGC:CRS84]'] as const
const crs = (what: string) => parameter(oneOf(CRS_ONLY), 'text', CRS84, `${what} Only CRS84 (longitude, latitude, WGS 84) is served.`)

export const SORT_NAMES = ['date', 'title', 'place', 'killed', 'injured', 'grading'] as const
export const STATEMENT_SORT_NAMES = ['date', 'title'] as const
const MOST_SORTS = 3
const sortby = (names: readonly string[]) => parameter(
  // A plus sign that an address did not escape arrives as a space.
  z.array(z.string().regex(new RegExp(`^[+\\- ]?(?:${names.join('|')})$`))).min(1).max(MOST_SORTS).transform(list => list.map(name => name.replace(/^[+ ]/, ''))),
  'list', `up to ${MOST_SORTS} of ${names.join(', ')} by comma, each with + (ascending) or - (descending) before it or neither`,
  `Order: names by comma, - before one turns it round. What is not known stands last either way. Names: ${names.join(', ')}.`,
)

/** Which form the answer takes, in which language its titles are. */
const form = (languages: readonly string[]) => ({
  f: parameter(oneOf(['json', 'html']), 'text', 'json or html', 'Form of the answer: json, or html, which leads to the page that shows the same. The header Accept says the same.'),
  lang: parameter(oneOf(languages as [string, ...string[]]), 'text', `one of ${languages.join(', ')}`, 'Language of titles, descriptions and the pages that are linked; records are handed out in all of theirs.'),
})
const edition = parameter(z.int().min(0).max(999_999_999), 'number', 'the number of a released edition', 'The record as a released edition had it; without it the one that is served.')

const list = (sorts: readonly string[]) => ({
  limit: parameter(z.int().min(1).meta({ maximum: LIMIT_MAX, default: LIMIT_DEFAULT }), 'number', `a whole number from 1 on (more than ${LIMIT_MAX} is taken as ${LIMIT_MAX})`, `Most items of a page; at most ${LIMIT_MAX}.`),
  bbox: parameter(
    z.array(z.number()).min(4).max(6).transform((n, context) => boundsOf(n) ?? (context.addIssue({ code: 'custom', message: 'is no box' }), z.NEVER)),
    'numbers', 'west,south,east,north in degrees (or six numbers with heights), south not above north',
    'Items in the box, and those without a place. West above east crosses the antimeridian; heights of six numbers are passed over.',
  ),
  'bbox-crs': crs('Coordinate reference system of bbox.'),
  datetime: parameter(parsed(readDatetime), 'text', 'a day (2020-01-29), an instant (RFC 3339) or an interval (2020-01-01/2020-03-31, open ends as ..), the earlier first', 'Items of the day or interval, and those without a date. Both ends are inside; an instant counts as its calendar day, whatever its offset.'),
  q: parameter(text(), 'text', `at most ${LONGEST_TEXT} characters without control characters`, 'Every word is the beginning of a word of the item, in either language, without regard to case, accents and the Arabic article.'),
  filter: parameter(text(LONGEST_FILTER), 'text', `a filter of at most ${LONGEST_FILTER} characters`, 'A filter in cql2-text over the queryables. What is not known compares with nothing: such items match neither a condition nor its opposite, except IS NULL.'),
  'filter-lang': parameter(oneOf(['cql2-text']), 'text', 'cql2-text', 'Language of filter.'),
  'filter-crs': crs('Coordinate reference system of shapes in filter.'),
  sortby: sortby(sorts),
  cursor: parameter(text(), 'text', 'one out of a "next" link', 'Where a list goes on: only out of a link next, which stays within the edition that its first page was of.'),
  crs: crs('Coordinate reference system of the answer.'),
  edition,
})

const page = parameter(z.int().min(1).meta({ maximum: LIMIT_MAX, default: LIMIT_DEFAULT }), 'number', `a whole number from 1 on (more than ${LIMIT_MAX} is taken as ${LIMIT_MAX})`, `Most entries of a page; at most ${LIMIT_MAX}.`)

/** Parameters of `/collections/incidents/items` but the facets, which the manifest names. */
const incidents = (manifest: Manifest) => ({
  ...list(SORT_NAMES),
  kind: parameter(oneOf(KINDS), 'text', KINDS.join(' or '), 'Incidents or situations only; both without it.'),
  match: parameter(oneOf(['possible', 'certain']), 'text', 'possible or certain', 'With datetime: possible takes items that may lie in it (the default), certain those that lie wholly in it.'),
  statement: parameter(text(), 'text', 'the id of a statement', 'Records that this statement names.'),
  area: parameter(parsed(parseArea), 'text', 'box:W,S,E,N, circle:LON,LAT,METRES or poly:LON,LAT;LON,LAT;…', 'Records whose place lies inside: box:W,S,E,N, circle:LON,LAT,METRES or poly:LON,LAT;LON,LAT;…; never those without a place.'),
  ...form(manifest.languages),
})
/** Of buildings that volunteers date: live, of no edition but the one that is served, in the order of projects and outlines. */
const datings = (manifest: Manifest) => {
  const { limit, bbox, datetime, filter, cursor, ...rest } = list(['date'])
  return {
    limit, bbox, 'bbox-crs': rest['bbox-crs'], datetime, filter, 'filter-lang': rest['filter-lang'], 'filter-crs': rest['filter-crs'],
    project: parameter(text(), 'text', 'the id of a dating project', 'Buildings of this dating project.'),
    cursor, crs: rest.crs, ...form(manifest.languages),
  }
}
const statements = (manifest: Manifest) => ({ ...list(STATEMENT_SORT_NAMES), ...form(manifest.languages) })

/** Facets of the manifest and the grading: codes by comma, one of which is enough. */
export const facetParameters = (manifest: Manifest): Record<string, Parameter<z.ZodType<string[]>>> => Object.fromEntries(allFacets(manifest).map(f => {
  const codes = f.codes.map(c => c.code) as [string, ...string[]]
  return [f.property, parameter(z.array(z.enum(codes)).min(1) as z.ZodType<string[]>, 'list', `codes among ${codes.join(', ')}`, `Codes by comma, one of which is enough; facets combine. ${facetText(f)}`)]
}))

export const PARAMETERS = {
  /** Landing page, conformance, collections, the OpenAPI document. */
  document: (manifest: Manifest) => form(manifest.languages),
  /** A collection, its queryables and its schema. */
  collection: (manifest: Manifest) => ({ ...form(manifest.languages), edition }),
  dating: (manifest: Manifest) => ({ ...form(manifest.languages), crs: crs('Coordinate reference system of the answer.') }),
  item: (manifest: Manifest) => ({ ...form(manifest.languages), crs: crs('Coordinate reference system of the answer.'), edition }),
  /** What editions did to one record. */
  history: (manifest: Manifest) => form(manifest.languages),
  /** The list of editions. */
  editions: (manifest: Manifest) => ({ limit: page, before: parameter(z.int().min(0).max(1_000_000_000), 'number', 'the number of an edition', 'Editions below this number: how a list goes on.'), ...form(manifest.languages) }),
  /** What one edition changed. */
  changes: (manifest: Manifest) => ({
    kind: parameter(oneOf(['incident', 'statement']), 'text', 'incident or statement', 'Incidents and situations (incident, the default), or statements.'),
    what: parameter(oneOf(['added', 'changed', 'renamed', 'withdrawn', 'merged']), 'text', 'added, changed, renamed, withdrawn or merged', 'Only records to which the edition did this.'),
    limit: page, after: parameter(text(), 'text', 'the id that the page before ended with', 'Records after this id: how a list goes on.'), ...form(manifest.languages),
  }),
  incidents, statements, datings,
}
