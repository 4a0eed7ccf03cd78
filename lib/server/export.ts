import 'server-only'
import { createHash } from 'node:crypto'
import type { ExportQuestion } from '../export-question'
import { columnsFor, formatOf, FORMATS, type Feature } from '../formats'
import { columnsCsv } from '../formats/dictionary'
import { BUNDLE } from '../formats/offered'
import { byteStream } from '../formats/stream'
import { XLSX_ROWS } from '../formats/xlsx'
import { matching, type Loaded } from '../store/ask'
import type { Database } from '../store/database'
import type { StatementSummary } from '../store/read'
import { handle, IMMUTABLE, access, kept, Problem, reply } from './answer'
import { bundleAnswer } from './bundle'
import { withoutEdition } from './export-edition'
import { fileName, narrowedName, openEdition, questionOf, recordsOf } from './export-source'
import { inOrder, statementsThat } from './statements'

/** Goes up when a format writes something else for the same records: what readers keep under the old ETag is stale then. */
const FORMATS_VERSION = 1

async function* featuresOf(statements: StatementSummary[]): AsyncGenerator<Feature> {
  for (const { data: { anchor, ...properties } } of statements) yield { properties, geometry: anchor ? { type: 'Point', coordinates: anchor } : null, point: anchor ?? null }
}

/** Few enough to be in memory, all at once. */
const statementsFor = async (db: Database, edition: Loaded, { filter, sort }: ExportQuestion): Promise<StatementSummary[]> =>
  [...await statementsThat(db, edition, filter)].sort((x, y) => inOrder(x.data, y.data, sort) || (x.data.id < y.data.id ? -1 : 1))

/** `/api/editions/{edition}/export/{file}`: incidents or statements in one of the formats, streamed from the store as they are read; `columns.csv` says what the columns mean. */
export const exportAnswer = (request: Request, key: string, file: string) => handle(async () => {
  if (file === BUNDLE) return bundleAnswer(request, key)
  const { searchParams } = new URL(request.url)
  const { db, edition, about, draft } = await openEdition(request, key)
  const asked = withoutEdition(searchParams, { number: about.number, draft })
  if (file === 'columns.csv' && asked.size) throw new Problem(400, 'Unknown parameter', `"${[...asked.keys()][0].slice(0, 80)}" is not a parameter of columns.csv, which takes none but edition.`)
  if (file === 'columns.csv') return reply(request, new TextEncoder().encode(columnsCsv(edition.manifest)), { type: 'text/csv; charset=utf-8; header=present', cache: IMMUTABLE })
  const found = formatOf(file)
  if (!found) throw new Problem(404, 'Not found', `There is no export "${file.slice(0, 80)}"; expected columns.csv, ${BUNDLE}, or incidents or statements as one of ${FORMATS.map(f => `.${f.ending}`).join(', ')}.`)
  const { collection, format } = found
  const question = questionOf(asked, edition, collection)
  const { filter, sort } = question
  const statements = collection === 'statements' ? await statementsFor(db, edition, question) : null
  const count = statements?.length ?? (await matching(db, edition, filter)).length
  if (format.ending === 'xlsx' && count >= XLSX_ROWS) throw new Problem(400, 'Too many records', `A sheet of a workbook takes ${XLSX_ROWS - 1} records, and these are ${count}. Narrow them, or take ${collection}.csv.`)
  const etag = `"${createHash('sha256').update(JSON.stringify([FORMATS_VERSION, key, file, filter, sort, about.site])).digest('base64url').slice(0, 22)}"`
  const headers = { ...access(), etag, 'cache-control': kept(IMMUTABLE) }
  if (request.headers.get('if-none-match')?.split(/,\s*/).includes(etag)) return new Response(null, { status: 304, headers })
  const full = { ...headers, 'content-type': format.type, 'content-disposition': `attachment; filename="${fileName(about, collection, format.ending, narrowedName(question))}"`, 'x-content-type-options': 'nosniff' }
  if (request.method === 'HEAD') return new Response(null, { headers: full })
  const written = statements ? featuresOf(statements) : recordsOf(db, edition, filter, sort)
  return new Response(byteStream(format.write(written, columnsFor(collection, edition.manifest), { ...about, count, collection })), { headers: full })
})

/** `/api/editions/{edition}/columns`: what every column of the tables means. */
export const columnsAnswer = (request: Request, key: string) => handle(async () => {
  const { edition: { manifest } } = await openEdition(request, key)
  return reply(request, { edition: key, incidents: columnsFor('incidents', manifest), statements: columnsFor('statements', manifest) }, { type: 'application/json', cache: IMMUTABLE })
})
