import 'server-only'
import { fileBytes, fileOf } from '../store/files'
import { access, hasAlready, IMMUTABLE, kept, Problem } from './answer'
import { inEdition } from './elsewhere'
import { rangeOf } from './range'
import { placesOf } from './scenes-of'
import { store } from './store'

const SHA256 = /^[0-9a-f]{64}$/
/** What is opened by itself runs nothing and loads nothing, whatever is in it; a drawing may have its own styles and pictures. */
const INERT = { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox", 'referrer-policy': 'no-referrer' }
/** Packed on its way (scripts/run/serve.mjs), and sent whole: a part of it would be a part of other bytes. */
const PACKED = /^(?:text\/|image\/svg|application\/geo\+json)/

/**
 * `/api/editions/{edition}/files/{sha256}`: a file of a story, a picture of a scene, outlines of a project, or held media of a published item, by what it
 * holds. One range of bytes at a time (RFC 9110, 14.2), as players ask for; nothing else of it is read then.
 */
export const fileAnswer = (request: Request, edition: string, sha256: string) => inEdition(request, edition, async () => {
  const db = await store()
  const file = SHA256.test(sha256) ? await fileOf(db, edition, sha256) : null
  if (!file) {
    // Of an edition that is not kept, this says so.
    await placesOf(edition)
    throw new Problem(404, 'Not found', `Edition ${edition} hands out no file with the SHA-256 "${sha256.slice(0, 64)}".`)
  }
  const { type, length } = file
  const etag = `"${sha256}"`
  const inParts = !PACKED.test(type)
  const headers = { 'cross-origin-resource-policy': 'cross-origin', ...access(), ...INERT, etag, 'cache-control': kept(IMMUTABLE), 'accept-ranges': inParts ? 'bytes' : 'none' }
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers })
  const range = inParts ? rangeOf(request.headers.get('range'), length, { etag, ifRange: request.headers.get('if-range') }) : null
  if (range === 'beyond') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${length}` } })
  const { from, to } = range ?? { from: 0, to: length - 1 }
  const bytes = await fileBytes(db, sha256, from, to - from + 1)
  return new Response(bytes as BodyInit, {
    status: range ? 206 : 200,
    headers: { ...headers, 'content-type': type, 'content-length': String(bytes.length), ...(range && { 'content-range': `bytes ${from}-${to}/${length}` }) },
  })
})
