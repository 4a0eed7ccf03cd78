import 'server-only'
import { createHash } from 'node:crypto'
import { columnsFor, formatOf, FORMATS, type About, type Collection, type Feature } from '../formats'
import { csvLine, dictionaryRows } from '../formats/csv'
import { byteStream } from '../formats/stream'
import { XLSX_ROWS } from '../formats/xlsx'
import { readExportQuestion, exportNames } from '../export-question'
import { inLanguage } from '../model/facets'
import { listFeatures, matching, statementsOf, type Filter, type Loaded } from '../store/ask'
import type { Database } from '../store/database'
import { editionByKey } from '../store/read'
import { handle, IMMUTABLE, noSuchEdition, OPEN, Problem, reply } from './answer'
import { loadedFor } from './engine'
import { siteUrl } from './index'
import { store } from './store'

/** Records that are in memory at once, and that the database hands out in one answer. */
const PAGE = 500
/** Goes up when a format writes something else for the same records: what readers keep under the old ETag is stale then. */
const FORMATS_VERSION = 1

/** Page by page, each asked for when the one before has been written. */
async function* incidents(db: Database, edition: Loaded, filter: Filter, sort: string): AsyncGenerator<Feature> {
  for (let after: number | null | undefined; after !== null;) {
    const { items, next } = await listFeatures(db, edition, filter, { limit: PAGE, after, sort })
    yield* items
    after = next
  }
}

async function* statements(db: Database, edition: Loaded): AsyncGenerator<Feature> {
  for (const { data: { anchor, ...properties } } of await statementsOf(db, edition)) yield { properties, geometry: anchor ? { type: 'Point', coordinates: anchor } : null, point: anchor ?? null }
}

async function open(key: string): Promise<{ db: Database; edition: Loaded; about: Omit<About, 'count' | 'collection'> }> {
  const [db, edition, site] = await Promise.all([store(), loadedFor(key), siteUrl()])
  const head = edition && await editionByKey(db, key)
  if (!edition || !head) throw await noSuchEdition(key)
  const { manifest: m } = edition
  return { db, edition, about: { title: inLanguage(m.title, 'en'), description: inLanguage(m.description, 'en'), licence: m.licence.name, licenceUrl: m.licence.url, attribution: m.attribution.map(a => a.name), edition: key, number: head.number, date: head.date, site: new URL('/', site).href } }
}

/** "syria-incidents-edition-1-2026-11-26-selection.csv", in signs that every file system takes. */
function fileName({ title, number, date, edition, collection }: Omit<About, 'count'>, ending: string, narrowed: boolean): string {
  const slug = title.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'atlas'
  return [slug, collection, edition.includes('draft') ? 'draft' : `edition-${number}`, date, ...(narrowed ? ['selection'] : [])].filter(Boolean).join('-') + `.${ending}`
}

function questionOf(collection: Collection, params: URLSearchParams, { manifest }: Loaded) {
  if (collection === 'statements') {
    const [name] = params.keys()
    if (name !== undefined) throw new Problem(400, 'Unknown parameter', `"${name}" is not a parameter of the export of statements, which takes none.`)
    return { filter: {}, sort: 'date', narrowed: false }
  }
  const question = readExportQuestion(params, manifest)
  if ('unknown' in question) throw new Problem(400, 'Unknown parameter', `"${question.unknown}" is not a parameter of an export; expected one of ${exportNames(manifest).join(', ')}.`)
  if ('name' in question) throw new Problem(400, 'Invalid parameter', `${question.name}=${question.value.slice(0, 80)} is not understood; expected ${question.expected}.`)
  return question
}

/** `/api/editions/{edition}/export/{file}`: incidents or statements in one of the formats, streamed from the store as they are read; `columns.csv` says what the columns mean. */
export const exportAnswer = (request: Request, key: string, file: string) => handle(async () => {
  const { searchParams } = new URL(request.url)
  const { db, edition, about } = await open(key)
  if (file === 'columns.csv') {
    const rows = (['incidents', 'statements'] as const).flatMap(of => [...dictionaryRows(columnsFor(of, edition.manifest))].map((row, i) => [i ? of : 'table', ...row]).slice(of === 'incidents' ? 0 : 1))
    return reply(request, new TextEncoder().encode(`\ufeff${rows.map(csvLine).join('')}`), { type: 'text/csv; charset=utf-8; header=present', cache: IMMUTABLE })
  }
  const found = formatOf(file)
  if (!found) throw new Problem(404, 'Not found', `There is no export "${file.slice(0, 80)}"; expected columns.csv, or incidents or statements as one of ${FORMATS.map(f => `.${f.ending}`).join(', ')}.`)
  const { collection, format } = found
  const { filter, sort, narrowed } = questionOf(collection, searchParams, edition)
  const count = collection === 'statements' ? (await statementsOf(db, edition)).length : (await matching(db, edition, filter)).length
  if (format.ending === 'xlsx' && count >= XLSX_ROWS) throw new Problem(400, 'Too many records', `A sheet of a workbook takes ${XLSX_ROWS - 1} records, and these are ${count}. Narrow them, or take ${collection}.csv.`)
  const etag = `"${createHash('sha256').update(JSON.stringify([FORMATS_VERSION, key, file, filter, sort, about.site])).digest('base64url').slice(0, 22)}"`
  const headers = { ...OPEN, etag, 'cache-control': IMMUTABLE }
  if (request.headers.get('if-none-match')?.split(/,\s*/).includes(etag)) return new Response(null, { status: 304, headers })
  const full = { ...headers, 'content-type': format.type, 'content-disposition': `attachment; filename="${fileName({ ...about, collection }, format.ending, narrowed)}"`, 'x-content-type-options': 'nosniff' }
  if (request.method === 'HEAD') return new Response(null, { headers: full })
  const features = collection === 'statements' ? statements(db, edition) : incidents(db, edition, filter, sort)
  return new Response(byteStream(format.write(features, columnsFor(collection, edition.manifest), { ...about, count, collection })), { headers: full })
})

/** `/api/editions/{edition}/columns`: what every column of the tables means. */
export const columnsAnswer = (request: Request, key: string) => handle(async () => {
  const { edition: { manifest } } = await open(key)
  return reply(request, { edition: key, incidents: columnsFor('incidents', manifest), statements: columnsFor('statements', manifest) }, { type: 'application/json', cache: IMMUTABLE })
})
