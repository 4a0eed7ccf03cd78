import 'server-only'
import { anonymiser, numbersOf, OPEN_COLUMNS, type OpenAnswer } from '../../dating/anonymous'
import { csvLine } from '../../formats/csv'
import { byteStream } from '../../formats/stream'
import { datingSchema, type Dating } from '../../model/datings'
import { readAnswers } from '../../store/answers'
import { NOTED_ANSWERS, showsKey } from '../../store/store-key'
import { dayOf, formatDay } from '../../time/day'
import { access, CURRENT, etagOf, handle, hasAlready, kept, Problem } from '../answer'
import { env } from '../env'
import { store } from '../store'
import { datingsIn, rowsOf } from './features'
import { inTurn } from './export-turn'
import { once, shownOf, stateOf, type Shown } from './made'
import { knownProject, limited, sourceOfRequest } from './request'

/** Goes up when a file says something else for the same log. */
const VERSION = 1
const PAGE = 2000
/** Excel takes a file for UTF-8 only with this sign before it. */
const BOM = '\ufeff'
const CSV = 'text/csv; charset=utf-8; header=present'
const LINES_A_PIECE = 200

/** As many lines together as make a piece worth sending. */
function* pieces<T>(rows: readonly T[], line: (row: T, at: number) => string): Generator<string> {
  for (let at = 0; at < rows.length; at += LINES_A_PIECE) yield rows.slice(at, at + LINES_A_PIECE).map((row, i) => line(row, at + i)).join('')
}

const COLUMNS = Object.keys(datingSchema.shape).filter(name => name !== 'id' && name !== 'project') as (keyof Dating)[]

type Pieces = Iterable<string> | AsyncIterable<string>

function* buildingsCsv(shown: Shown): Generator<string> {
  const { middles } = shown.project
  yield BOM + csvLine([...COLUMNS, 'longitude', 'latitude'])
  yield* pieces(datingsIn(shown), (dating, b) => csvLine([...COLUMNS.map(name => dating[name]), ...middles[b]]))
}

async function* buildingsGeojson(shown: Shown): AsyncGenerator<string> {
  const rows = await rowsOf(shown)
  const { project: { id, drawing }, edition, seq, fitted } = shown
  yield `${JSON.stringify({ type: 'FeatureCollection', project: id, drawing, edition, seq, fitted }).slice(0, -1)},"features":[\n`
  yield* pieces(rows, ({ dating, outline }, b) => `${b ? ',\n' : ''}${JSON.stringify({ type: 'Feature', id: dating.building, geometry: outline.geometry, properties: dating })}`)
  yield '\n]}\n'
}

/** Up to the last answer that the figures count. */
async function* openAnswers(shown: Shown, withNotes = false): AsyncGenerator<(OpenAnswer & { note?: string | null })[]> {
  const db = await store()
  const { project, seq } = shown
  const open = anonymiser(once(shown, 'numbers', () => numbersOf(shown.people)))
  for (let after = 0, full = true; full;) {
    const rows = await readAnswers(db, project.id, after, PAGE, seq)
    yield rows.map(row => ({ ...open(row, formatDay(dayOf(row.at))), ...(withNotes && { note: row.note }) }))
    full = rows.length === PAGE
    after = rows.at(-1)?.seq ?? after
  }
}

async function* answersCsv(shown: Shown): AsyncGenerator<string> {
  yield BOM + csvLine([...OPEN_COLUMNS])
  for await (const rows of openAnswers(shown)) yield* pieces(rows, row => csvLine(OPEN_COLUMNS.map(name => row[name])))
}
const answersJsonl = (withNotes: boolean) => async function* (shown: Shown): AsyncGenerator<string> {
  for await (const rows of openAnswers(shown, withNotes)) yield* pieces(rows, row => `${JSON.stringify(row)}\n`)
}

const FILES: Record<string, { type: string; write: (shown: Shown) => Pieces }> = {
  'buildings.csv': { type: CSV, write: buildingsCsv }, 'buildings.geojson': { type: 'application/geo+json', write: buildingsGeojson },
  'answers.csv': { type: CSV, write: answersCsv }, 'answers.jsonl': { type: 'application/jsonl', write: answersJsonl(false) },
}
/** For whoever shows that they may read the store: `atlas review` on this machine. To all others it is not there. */
const NOTED: (typeof FILES)[string] = { type: 'application/jsonl', write: answersJsonl(true) }
const isNoted = (request: Request, file: string): boolean => file === NOTED_ANSWERS && env.databaseUrl === null && showsKey(env.storeDir, request.headers.get('authorization'))

/** GET `/api/dating/{project}/export/{file}`: dates of the buildings, or all answers without who gave them; streamed. */
export const datingExportAnswer = (request: Request, project: string, file: string) => handle(async () => {
  limited('addressReading', sourceOfRequest(request).key, 'This address has asked for much just now.')
  for (const name of new URL(request.url).searchParams.keys()) throw new Problem(400, 'Unknown parameter', `"${name.slice(0, 60)}" is not a parameter of this address, which takes none.`)
  const live = await knownProject(project)
  const noted = isNoted(request, file)
  const found = noted ? NOTED : Object.hasOwn(FILES, file) ? FILES[file] : null
  if (!found) throw new Problem(404, 'Not found', `There is no file "${file.slice(0, 80)}"; expected one of ${Object.keys(FILES).join(', ')}.`)
  // The first piece is asked for later; what is sent is of now, and so is its ETag.
  const shown = shownOf(live)
  const etag = etagOf(JSON.stringify([VERSION, file, stateOf(shown)]))
  const headers = noted ? { 'cache-control': 'no-store' } : { ...access(), etag, 'cache-control': kept(CURRENT) }
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers })
  const full = { ...headers, 'content-type': found.type, 'content-disposition': `attachment; filename="${project}-${file}"`, 'x-content-type-options': 'nosniff' }
  return request.method === 'HEAD' ? new Response(null, { headers: full }) : new Response(byteStream(inTurn(() => found.write(shown))), { headers: full })
})
