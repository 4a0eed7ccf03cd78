import 'server-only'
import { DEFAULT_LOCALE, isLocale, localePath } from '../../i18n/locales'
import { Cql2Error } from '../cql2/error'
import type { Manifest } from '../model/manifest'
import type { Context } from '../ogc/documents'
import { formFor } from '../ogc/media'
import type { Parameters } from '../ogc/parameters'
import { BadParameter, readParameters, type Values } from '../ogc/read'
import type { EditionHead } from '../publish/compile'
import type { Loaded } from '../store/ask'
import { NotHeld } from '../store/attributes'
import type { Database } from '../store/database'
import * as read from '../store/read'
import { handle, access, Problem, reply, CURRENT } from './answer'
import { readCursor } from './cursor'
import { siteUrl } from './index'
import { loadedOf, presentHead } from './present'
import { store } from './store'

/** A question to the OGC API, understood: its parameters, the edition that it is about, and where to send readers of HTML. */
export interface Asked<P extends Parameters = Parameters> extends Context {
  request: Request
  url: URL
  db: Database
  /** The edition asked for, in memory, and the one that is served now. */
  edition: Loaded
  head: EditionHead
  current: EditionHead
  values: Values<P>
  /** Row that the page before ended with. */
  after: number | null
  /** An answer: its ETag, whether the reader has it, in which form and language it is. */
  reply(body: Uint8Array | object, type: string, more?: { content?: string; headers?: Record<string, string> }): Response
}

interface Route<P extends Parameters> {
  parameters: (manifest: Manifest) => P
  /** Media type of the answer. */
  type: string
  /** The page that shows the same, as an address within the site. */
  twin: (asked: Asked<P>) => string | Promise<string>
  answer: (asked: Asked<P>) => Response | Promise<Response>
}

/** Answers one address of the OGC API: parameters, form, edition, then what it is for. Every error is a problem document. */
export const ogc = <P extends Parameters>(request: Request, route: Route<P>): Promise<Response> => handle(async () => {
  try {
    const asked = await understood(request, route)
    const form = formFor((asked.values as { f?: 'json' | 'html' }).f, request.headers.get('accept'), route.type)
    if (form === null) throw new Problem(406, 'Not acceptable', `Accept: ${request.headers.get('accept')?.slice(0, 100)} cannot be answered at ${asked.url.pathname}; expected ${route.type}, application/json or text/html, or the parameter f=json or f=html.`)
    if (form === 'json') return await route.answer(asked)
    // The page is another resource; what leads there depends on who asks.
    return new Response(null, { status: 303, headers: { ...access(), location: await route.twin(asked), vary: 'Accept', 'cache-control': CURRENT } })
  } catch (error) {
    if (error instanceof BadParameter) throw new Problem(400, error.title, error.message)
    if (error instanceof Cql2Error) throw new Problem(400, 'Invalid parameter', error.message)
    if (error instanceof NotHeld) throw new Problem(503, 'Not held', error.message)
    throw error
  }
})

async function understood<P extends Parameters>(request: Request, { parameters }: Route<P>): Promise<Asked<P>> {
  const url = new URL(request.url)
  const [db, current, site] = await Promise.all([store(), presentHead(), siteUrl()])
  const { head, after } = await editionAsked(db, current, url.searchParams)
  const edition = await loadedOf(head.key)
  const f = url.searchParams.get('f')
  // A form that is not there is no wrong question: the reader wants another representation.
  if (f !== null && f !== 'json' && f !== 'html') throw new Problem(406, 'Not acceptable', `f=${f.slice(0, 40)} is not served at ${url.pathname}; expected json or html.`)
  const values = readParameters(url.searchParams, parameters(edition.manifest))
  const lang = (values as { lang?: string }).lang ?? (edition.manifest.languages.includes(DEFAULT_LOCALE) ? DEFAULT_LOCALE : edition.manifest.languages[0])
  const kept = new URLSearchParams(['lang', 'edition'].flatMap(name => (url.searchParams.has(name) ? [[name, url.searchParams.get(name) as string]] : [])))
  const at = (path: string) => new URL(path, site).href
  return {
    request, url, db, edition, head, current, values, after, manifest: edition.manifest, lang, query: kept.size ? `?${kept}` : '',
    at, page: path => at(localePath(isLocale(lang) ? lang : DEFAULT_LOCALE, path)),
    reply: (body, type, { content, headers } = {}) => reply(request, body, { type, cache: CURRENT, content, more: { vary: 'Accept', 'content-language': lang, ...headers } }),
  }
}

/** The edition that an address is about: its cursor's, the one that it names, or the one that is served. */
async function editionAsked(db: Database, current: EditionHead, search: URLSearchParams): Promise<{ head: EditionHead; after: number | null }> {
  const cursor = search.get('cursor')
  if (cursor !== null) {
    const { edition, after } = readCursor(cursor)
    const head = edition === current.key ? current : await read.editionByKey(db, edition)
    if (!head) throw new Problem(410, 'Gone', `This cursor belongs to edition ${edition}, a draft that is no longer kept. Begin again without "cursor".`)
    return { head, after }
  }
  const number = search.get('edition')
  if (number === null || !/^\d{1,9}$/.test(number)) return { head: current, after: null }
  if (Number(number) === current.number && !current.draft) return { head: current, after: null }
  const head = await read.releasedEdition(db, Number(number))
  if (!head) throw new Problem(404, 'Not found', `There is no edition ${number} here; expected the number of a released edition. /api/editions/current names the one that is served.`)
  return { head, after: null }
}
