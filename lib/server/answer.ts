import 'server-only'
import { createHash } from 'node:crypto'
import { StoreAway } from '../store/database'
import { EditionGone } from '../store/read'
import { isClosed } from './closed'
import { isGone, overPresent } from './gone'
import { NoEdition } from './no-edition'
import { Problem } from './problem'

export { Problem }

export const problem = (status: number, title: string, detail: string, more: object = {}, headers: Record<string, string> = {}): Response =>
  Response.json({ type: 'about:blank', title, status, detail, ...more }, { status, headers: { ...access(), 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...(status === 503 && { 'retry-after': String(RETRY_SECONDS) }), ...headers } })

/** After which one that was told to come again may. */
export const RETRY_SECONDS = 5

/** The same lies elsewhere; thrown where the answer is made of what lies there. */
export class Moved extends Error {
  constructor(readonly to: URL) {
    super(`Moved to ${to.href}`)
    this.name = 'Moved'
  }
}

const OPEN = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag, Link, Content-Crs' }
const CLOSED = { 'x-robots-tag': 'noindex, nofollow', 'cross-origin-resource-policy': 'same-origin' }
/** Any origin may read, and the headers that say something; of an edition for a closed group none but its own, and no search engine. */
export const access = (): Record<string, string> => (isClosed() ? CLOSED : OPEN)
/** A cache that several share keeps nothing of an edition for a closed group. */
export const kept = (cache: string): string => (isClosed() ? cache.replace('public', 'private') : cache)
export const IMMUTABLE = 'public, max-age=31536000, immutable'
export const CURRENT = 'no-cache'

/** To a renamed record, or an edition's present key; any origin may follow. */
export const moved = (to: URL): Response => new Response(null, { status: 308, headers: { ...access(), location: to.href } })

export interface Answered { type: string; cache: string; /** More headers. */ more?: Record<string, string>; /** What the ETag is made of, when not of all: the moment of an answer is no part of what it says. */ content?: string }

export const etagOf = (content: string | Uint8Array): string => `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`

/** Bytes or JSON with a strong ETag, and 304 when the reader has it. The server packs it (scripts/run/serve.mjs). */
export function reply(request: Request, body: Uint8Array | object, { type, cache, more, content }: Answered): Response {
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body))
  const etag = etagOf(content ?? bytes)
  const headers = { ...access(), etag, 'cache-control': kept(cache), ...more }
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers })
  return new Response(bytes as BodyInit, { headers: { ...headers, 'content-type': type } })
}

/** Whether the reader holds what an ETag names. A cache in between may have made it weak, by packing; the question is the same (RFC 9110, 13.1.2). */
export const hasAlready = (request: Request, etag: string): boolean =>
  request.headers.get('if-none-match')?.split(',').map(tag => tag.trim().replace(/^W\//, '')).some(tag => tag === etag || tag === '*') ?? false

/** An address names an edition that is not here: 410 when it was served once, else 404. */
export async function noSuchEdition(edition: string): Promise<Problem> {
  return (await isGone(edition))
    ? new Problem(410, 'Gone', `Edition "${edition}" is not kept any more. /api/editions/current names the one that is served.`)
    : new Problem(404, 'Not found', /^\d{1,9}$/.test(edition) ? `This address takes an edition's key, not its number (${edition}). /api/editions lists the numbers with their keys.` : `There is no edition "${edition}" here. /api/editions/current names the one that is served.`)
}

/** Runs a handler; a Problem, a missing or removed edition, a database that does not answer or a fault of ours become problem documents. */
export async function handle(work: () => Promise<Response>): Promise<Response> {
  try {
    return await overPresent(work)
  } catch (error) {
    if (error instanceof Moved) return moved(error.to)
    if (error instanceof Problem) return problem(error.status, error.title, error.message, error.more, error.headers)
    if (error instanceof NoEdition) return problem(503, 'No edition', 'No edition is published yet. Try again shortly.')
    if (error instanceof EditionGone) return problem(410, 'Gone', `Edition "${error.edition}" is not kept any more. /api/editions/current names the one that is served.`)
    if (error instanceof StoreAway) return problem(503, 'No store', `The database does not answer at present; what is asked here needs it. Try again in ${RETRY_SECONDS} seconds.`)
    const { log } = await import('./log')
    log.error(error, 'a request failed')
    return problem(500, 'Internal error', 'The server failed to answer; its log says why.')
  }
}
