import 'server-only'
import { COLLECTIONS, type Collection, type RecordCollection } from '../model/queryables'
import { CONFORMS_TO } from '../ogc/conformance'
import { collectionDocument, collectionsDocument, landingDocument, queryablesDocument, schemaDocument, type Extent } from '../ogc/documents'
import { openApiHtml } from '../ogc/html'
import { JSON_TYPE, OPENAPI, SCHEMA_JSON } from '../ogc/media'
import { openApiDocument } from '../ogc/openapi'
import { PARAMETERS } from '../ogc/parameters'
import { statementsOf, type Loaded } from '../store/ask'
import type { Database } from '../store/database'
import { parseDay } from '../time/day'
import { Problem } from './answer'
import { ogc, type Asked } from './asked'
import { extentOfDatings } from './dating/features'

/** A page about the API itself: for what has none of its own among the pages. */
const READ_ME = '/api/openapi?f=html'

/** `/api` */
export const landingAnswer = (request: Request) => ogc(request, { parameters: PARAMETERS.document, type: JSON_TYPE, twin: a => a.page('/'), answer: a => a.reply(landingDocument(a), JSON_TYPE) })

/** `/api/conformance` */
export const conformanceAnswer = (request: Request) => ogc(request, { parameters: PARAMETERS.document, type: JSON_TYPE, twin: a => a.at(READ_ME), answer: a => a.reply({ conformsTo: CONFORMS_TO }, JSON_TYPE) })

/** `/api/openapi`: the document, or with `f=html` a page to read. */
export async function openApiAnswer(request: Request): Promise<Response> {
  const document = (a: Asked) => openApiDocument(a.manifest, { server: a.at('/api'), version: a.head.key })
  // Its own page: nothing leads anywhere else.
  const html = (a: Asked) => a.reply(new TextEncoder().encode(openApiHtml(document(a))), 'text/html; charset=utf-8', { headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", 'content-language': 'en', 'x-content-type-options': 'nosniff' } })
  const wantsPage = new URL(request.url).searchParams.get('f') === 'html'
  return ogc(wantsPage ? asJson(request) : request, { parameters: PARAMETERS.document, type: OPENAPI, twin: a => a.at(READ_ME), answer: a => (wantsPage ? html(a) : a.reply(document(a), OPENAPI)) })
}

function asJson(request: Request): Request {
  const url = new URL(request.url)
  url.searchParams.set('f', 'json')
  return new Request(url, { headers: request.headers })
}

/** `/api/collections` */
export const collectionsAnswer = (request: Request) => ogc(request, {
  parameters: PARAMETERS.collection, type: JSON_TYPE, twin: a => a.page('/'),
  answer: async a => a.reply(collectionsDocument(a, { incidents: extentOfIncidents(a.edition), statements: await extentOfStatements(a.db, a.edition), datings: await extentOfDatings(a.edition.key) }), JSON_TYPE),
})

const pageOf = (collection: Collection) => (collection === 'incidents' ? '/' : collection === 'statements' ? '/statements' : '/track')
/** What is live is of no former edition. */
const parametersFor = (name: string) => (name === 'datings' ? PARAMETERS.document : PARAMETERS.collection) as typeof PARAMETERS.collection
export function known(name: string): Collection {
  const collection = COLLECTIONS.find(c => c === name)
  if (!collection) throw new Problem(404, 'Not found', `There is no collection "${name.slice(0, 60)}"; expected one of ${COLLECTIONS.join(', ')}.`)
  return collection
}

/** A collection of records: only they have an edition and a history. */
export function knownRecords(name: string): RecordCollection {
  const collection = known(name)
  if (collection === 'datings') throw new Problem(404, 'Not found', 'Buildings that volunteers date have no history by editions; /api/dating/{project}/export/answers.csv tells of every answer.')
  return collection
}

/** `/api/collections/{collection}` */
export const collectionAnswer = (request: Request, name: string) => ogc(request, {
  parameters: parametersFor(name), type: JSON_TYPE, twin: a => a.page(pageOf(known(name))),
  answer: async a => {
    const collection = known(name)
    return a.reply(collectionDocument(a, collection, await extentOf(a, collection)), JSON_TYPE)
  },
})

/** `/api/collections/{collection}/queryables` */
export const queryablesAnswer = (request: Request, name: string) => ogc(request, { parameters: parametersFor(name), type: SCHEMA_JSON, twin: a => a.at(READ_ME), answer: a => a.reply(queryablesDocument(a, known(name)), SCHEMA_JSON) })

/** `/api/collections/{collection}/schema` */
export const schemaAnswer = (request: Request, name: string) => ogc(request, { parameters: parametersFor(name), type: SCHEMA_JSON, twin: a => a.at(READ_ME), answer: a => a.reply(schemaDocument(a, known(name)), SCHEMA_JSON) })

const extentOf = async ({ edition, db }: Asked, collection: Collection): Promise<Extent> =>
  (collection === 'incidents' ? extentOfIncidents(edition) : collection === 'statements' ? extentOfStatements(db, edition) : extentOfDatings(edition.key))

const extents = new WeakMap<Loaded, Extent>()

/** Looked for once per edition in memory. */
function extentOfIncidents(edition: Loaded): Extent {
  const found = extents.get(edition)
  if (found) return found
  const { columns: c, meta } = edition.slice
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let row = 0; row < c.length; row++) {
    // Comparisons with NaN are false: what has no place widens nothing.
    if (c.lon[row] < w) w = c.lon[row]
    if (c.lon[row] > e) e = c.lon[row]
    if (c.lat[row] < s) s = c.lat[row]
    if (c.lat[row] > n) n = c.lat[row]
  }
  const extent: Extent = { bounds: w <= e ? [w, s, e, n] : null, first: meta.first, last: meta.last }
  extents.set(edition, extent)
  return extent
}

async function extentOfStatements(db: Database, edition: Loaded): Promise<Extent> {
  const statements = (await statementsOf(db, edition)).map(s => s.data)
  const days = statements.map(s => parseDay(s.date)).filter(day => day !== null)
  const points = statements.flatMap(s => (s.anchor ? [s.anchor] : []))
  const [lons, lats] = [points.map(p => p[0]), points.map(p => p[1])]
  return {
    bounds: points.length ? [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] : null,
    first: days.length ? Math.min(...days) : null, last: days.length ? Math.max(...days) : null,
  }
}
