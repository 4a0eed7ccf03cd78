import 'server-only'
import { z } from 'zod'
import { secretOf } from '../../store/secrets'
import { Problem } from '../answer'
import { env } from '../env'
import { siteUrl } from '../index'
import { store } from '../store'
import { liveProject, type Live } from './desks'
import { waitFor, type Limit } from './limits'
import { volunteerIn } from './signing'
import { sourceOf, type Source } from './sources'

// What every address that volunteers' pages write to looks at first. The answers are theirs alone: no cache, no other origin.

const OWN = { 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin', vary: 'Cookie' }
export const ownAnswer = (body: object, status = 200, headers: Record<string, string> = {}): Response => Response.json(body, { status, headers: { ...OWN, ...headers } })

/** The header that our own server puts the address of the connection into, or what the proxy in front says (scripts/run/serve.mjs). A sender cannot set it. */
const ADDRESS = 'x-atlas-address'
export const sourceOfRequest = (request: Request): Source => sourceOf(request.headers.get(ADDRESS) ?? '', Date.now())

/** Throws a Problem 429 when this is more than a key may have at present. */
export function limited(limit: Limit, key: string, what: string): void {
  const seconds = waitFor(limit, key, Date.now())
  if (seconds) throw new Problem(429, 'Too many requests', `${what} Nothing was taken; send it again in ${seconds} s.`, {}, { 'retry-after': String(seconds) })
}

/** Throws a Problem 403 for what another site's page sends with a reader's cookie. A program that is no browser says nothing of an origin, and has no one's cookie but its own. */
export function sameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const hosts = [request.headers.get('host'), env.trustProxy ? request.headers.get('x-forwarded-host') : null, env.url && new URL(env.url).host]
  const own = origin === null || (URL.canParse(origin) && hosts.includes(new URL(origin).host))
  if (own && (site === null || site === 'same-origin' || site === 'none')) return
  throw new Problem(403, 'Another origin', 'This address takes requests of this site’s own pages alone; a page of another origin sent this one.')
}

/** Whether cookies are to go over https alone: as the site's address says. */
export const isSecure = async (): Promise<boolean> => (await siteUrl()).protocol === 'https:'

/** PostgreSQL's code for a right that a role does not have. */
const NO_RIGHT = '42501'
/** What writes to the store. Throws a Problem 503 where this server may only read it. */
export async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: unknown }).code !== NO_RIGHT) throw error
    throw new Problem(503, 'Read only', 'This server may only read its store and takes no answers. Its operator finds the rights that it needs in docs/operating.md.')
  }
}

export const signingSecret = async (): Promise<string> => {
  const held = globalThis as unknown as { __atlasSigning?: Promise<string> }
  const made = (held.__atlasSigning ??= store().then(db => writing(() => secretOf(db, 'dating'))))
  made.catch(() => { held.__atlasSigning = undefined })
  return made
}

export const volunteerOf = async (request: Request): Promise<string | null> => volunteerIn(request.headers.get('cookie'), await signingSecret())

/** Throws a Problem 401 without a cookie, or with a forged one. */
export async function knownVolunteer(request: Request, project: string): Promise<string> {
  const id = await volunteerOf(request)
  if (id === null) throw new Problem(401, 'No session', `No valid cookie of a volunteer came with this request. Start with POST /api/dating/${project}/session and send the cookie that it sets.`)
  return id
}

/** Throws a Problem 404 when the served edition publishes no such project. */
export async function knownProject(id: string): Promise<Live> {
  const live = await liveProject(id)
  if (!live) throw new Problem(404, 'Not found', `There is no dating project "${id.slice(0, 80)}" in the edition that is served.`)
  return live
}

/** JSON of a body of at most so many bytes; no more of it is read. Throws a Problem 413, 415 or 400. */
export async function jsonBody(request: Request, most: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? 'none'
  if (!/^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i.test(type)) throw new Problem(415, 'Unsupported media type', `The content type is ${type.slice(0, 80)}; expected application/json (UTF-8).`)
  const large = () => new Problem(413, 'Too large', `The body is longer than ${most} bytes; shorten the note. Nothing was taken.`, {}, { connection: 'close' })
  if (Number(request.headers.get('content-length')) > most) throw large()
  const reader = request.body?.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    length += piece.value.length
    if (length > most) {
      void reader?.cancel().catch(() => undefined)
      throw large()
    }
    pieces.push(piece.value)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)))
  } catch {
    throw new Problem(400, 'Malformed JSON', 'The body is no JSON in UTF-8; expected an object with "token" and "answer" (docs/api.md).')
  }
}

const MOST_FAULTS = 10
/** Throws a Problem 422 that names each place and what was expected there; what was sent is not repeated. */
export function understood<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const found = schema.safeParse(body)
  if (found.success) return found.data
  const faults = found.error.issues.slice(0, MOST_FAULTS).map(issue => ({ at: issue.path.join('.') || 'the body', expected: issue.message }))
  throw new Problem(422, 'Not understood', `${faults.map(f => `${f.at}: ${f.expected}`).join('; ')}. Nothing was taken.`, { faults })
}
