import 'server-only'
import { createHash } from 'node:crypto'
import { DEFAULT_LOCALE, isLocale, LOCALES } from '../../../i18n/locales'
import { evidenceCsv } from '../../bundle/evidence'
import { SUMS } from '../../bundle/sums'
import { bundled } from '../../bundle/write'
import { PainterBusy } from '../../card/painter'
import type { ExportQuestion } from '../../export-question'
import { columnsFor, type Feature } from '../../formats'
import { csv } from '../../formats/csv'
import { columnsCsv } from '../../formats/dictionary'
import { geojson } from '../../formats/geojson'
import { BUNDLE_RECORDS, bundleAddress } from '../../formats/offered'
import { byteStream } from '../../formats/stream'
import type { ZipPart } from '../../formats/zip'
import { inLanguage } from '../../model/facets'
import type { IncidentProperties } from '../../model/incident'
import type { Statement } from '../../model/statement'
import type { StoredFeature } from '../../publish/rows'
import { readView } from '../../search-params'
import { matching, statementsOf, type Filter } from '../../store/ask'
import { IMMUTABLE, access, kept, Problem } from '../answer'
import { facetOf, figuresOf, keyOf } from '../cards'
import { withoutEdition } from '../export-edition'
import { fileName, narrowedName, openEdition, questionOf, recordsOf, type Opened } from '../export-source'
import { wordsOf, type Words } from '../words'
import type { Context } from './context'
import { drawSelection } from './map'
import { pageHtml, type Page } from './page'
import { readmeText } from './readme'
import { selectionOf, viewAddress } from './selection'

/** Goes up when a bundle is written otherwise for the same records: what is kept under the old ETag is stale then. */
const VERSION = 2

interface Asked { opened: Opened; params: URLSearchParams; locale: string; question: ExportQuestion; rows: Uint32Array }

/** `/api/editions/{edition}/export/bundle.zip`: the names of an export of incidents, and `lang`. Above BUNDLE_RECORDS records 400, before anything is made. */
export async function bundleAnswer(request: Request, key: string): Promise<Response> {
  const asked = await understood(request, key)
  const { opened: { about }, params, locale, question } = asked
  const etag = `"${createHash('sha256').update(JSON.stringify([VERSION, key, locale, question, params.get('by'), about.site])).digest('base64url').slice(0, 22)}"`
  const headers = { ...access(), etag, 'cache-control': kept(IMMUTABLE) }
  if (request.headers.get('if-none-match')?.split(/,\s*/).includes(etag)) return new Response(null, { status: 304, headers })
  const name = fileName(about, 'case-bundle', 'zip', narrowedName(question), locale !== DEFAULT_LOCALE && locale)
  const full = { ...headers, 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff' }
  if (request.method === 'HEAD') return new Response(null, { headers: full })
  return new Response(byteStream(bundled(await filesOf(asked, name), about.date)), { headers: full })
}

async function understood(request: Request, key: string): Promise<Asked> {
  const opened = await openEdition(request, key)
  const params = withoutEdition(new URL(request.url).searchParams, { number: opened.about.number, draft: opened.draft })
  const lang = params.get('lang')
  params.delete('lang')
  if (lang !== null && !isLocale(lang)) throw new Problem(400, 'Invalid parameter', `lang=${lang.slice(0, 20)} is not understood; expected one of ${LOCALES.join(', ')}.`)
  const question = questionOf(params, opened.edition)
  const rows = await matching(opened.db, opened.edition, question.filter)
  if (rows.length > BUNDLE_RECORDS) throw new Problem(400, 'Too many records', `A case bundle takes ${BUNDLE_RECORDS} records, and these are ${rows.length}. Narrow them by days (from, to), by codes (${opened.edition.manifest.facets.map(f => f.property).concat('grading').join(', ')}), by text (q) or by area; or take incidents.geojson, which has no limit.`)
  return { opened, params, locale: lang ?? DEFAULT_LOCALE, question, rows }
}

/** What is in the bundle, in the order in which it is written; each is made when the one before has been read. */
async function filesOf({ opened, params, locale, question: { filter }, rows }: Asked, name: string): Promise<ZipPart[]> {
  const { db, edition, about, hash, draft } = opened
  const { manifest } = edition
  const t = await wordsOf(locale)
  const all = new Map((await statementsOf(db, edition)).map(({ data }) => [data.id, data]))
  const context: Context = { locale, t, manifest, edition: { key: edition.key, number: about.number, date: about.date, hash, draft }, site: about.site, statement: id => all.get(id) }
  const facet = facetOf(edition, readView(params, manifest).by)
  const { png, frame, isEmpty } = await drawSelection(db, edition, rows, facet, locale).catch((error: unknown) => {
    if (error instanceof PainterBusy) throw new Problem(503, 'Busy', error.message)
    throw error
  })
  const records = (more: Filter = {}) => recordsOf(db, edition, { ...filter, ...more }, 'date')
  const ofKind = (kind: 'incident' | 'situation') => (filter.kind && filter.kind !== kind ? nothing() : records({ kind })) as AsyncIterable<StoredFeature>
  const situations = rows.filter(row => edition.slice.columns.kind[row] === 1).length
  const query = new URLSearchParams([...params, ...(locale === DEFAULT_LOCALE ? [] : [['lang', locale]])]).toString()
  const page: Page = {
    context, frame, selection: selectionOf(context, params, filter), counts: { incidents: rows.length - situations, situations }, figures: figuresOf(frame.totals, edition, t),
    addresses: { view: await viewAddress(context, params, edition, rows), bundle: new URL(bundleAddress(edition.key, query && `?${query}`), about.site).href },
    map: { png, facet: inLanguage(facet.label, locale), key: keyOf(frame, facet, t, locale), isEmpty },
    files: contents(t), commands: commands(t, name), incidents: () => ofKind('incident'), situations: () => ofKind('situation'),
  }
  const named = new Map<string, Statement>()
  const content: Record<string, AsyncIterable<string | Uint8Array>> = {
    'index.html': pageHtml(page), 'map.png': once(png), 'README.txt': once(readmeText(page)),
    'incidents.geojson': geojson(noting(records(), all, named), { ...about, count: rows.length, collection: 'incidents' }),
    'incidents.csv': csv(records(), columnsFor('incidents', manifest), { hxl: true }), 'columns.csv': once(columnsCsv(manifest)),
    'evidence.csv': evidenceCsv(records(), () => inOrder(named)), 'statements.json': statementsJson(named),
  }
  return FILES.filter(([name]) => name !== SUMS).map(([path]) => ({ path, content: content[path] }))
}

/** Every file, and the key of the words that say what it holds. Statements come after the records, which name them. */
export const FILES = [
  ['index.html', 'fileIndex'], ['map.png', 'fileMap'], ['incidents.geojson', 'fileGeojson'], ['incidents.csv', 'fileCsv'], ['columns.csv', 'fileColumns'],
  ['statements.json', 'fileStatements'], ['evidence.csv', 'fileEvidence'], ['README.txt', 'fileReadme'], [SUMS, 'fileSums'],
] as const
const contents = (t: Words) => FILES.map(([name, key]) => ({ name, holds: t(`bundle.${key}`) }))

const commands = (t: Words, file: string) => [
  { where: t('bundle.checkLinux'), command: `sha256sum -c ${SUMS}` }, { where: t('bundle.checkMac'), command: `shasum -a 256 -c ${SUMS}` },
  { where: t('bundle.checkWindows'), command: 'certutil -hashfile index.html SHA256' }, { where: t('bundle.checkAtlas'), command: `npm run atlas -- verify ${file}` },
]

async function* once(content: string | Uint8Array): AsyncGenerator<string | Uint8Array> { yield content }
async function* nothing(): AsyncGenerator<never> { /* No record is of the other kind. */ }

/** Hands the records on, and keeps which statements they name. */
async function* noting(records: AsyncIterable<Feature>, all: Map<string, Statement>, named: Map<string, Statement>): AsyncGenerator<Feature> {
  for await (const record of records) {
    const p = record.properties as unknown as IncidentProperties
    for (const id of [...p.statements, ...p.context_statements]) {
      const statement = all.get(id)
      if (statement) named.set(id, statement)
    }
    yield record
  }
}

const inOrder = (named: Map<string, Statement>): Statement[] => [...named.values()].sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
/** As `statements.json` of an atlas folder is. */
async function* statementsJson(named: Map<string, Statement>): AsyncGenerator<string> { yield `${JSON.stringify({ statements: inOrder(named) }, null, 2)}\n` }
