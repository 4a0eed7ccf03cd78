import 'server-only'
import { mediaBytes, mediaLength } from '../store/stories'
import { endingOf, MEDIA_TYPES } from '../story/media'
import { access, handle, IMMUTABLE, kept, Problem } from './answer'
import { elsewhere } from './elsewhere'
import { store } from './store'
import { loadedFor } from './engine'

/** A drawing that is opened by itself runs nothing and loads nothing, whatever is in it. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox`

/**
 * `/api/editions/{edition}/media/{file}`: a picture, recording or captions of a story, by its content's hash. One range of bytes at
 * a time of a recording (RFC 9110, 14.2), as players ask for; what is packed on its way is sent whole.
 */
export const mediaAnswer = (request: Request, edition: string, file: string) => handle(async () => {
  const kind = /^[0-9a-f]{32}\.[a-z0-9]+$/.test(file) ? MEDIA_TYPES[endingOf(file)] : undefined
  const db = await store()
  const length = kind ? await mediaLength(db, edition, file) : null
  if (!kind || length === null) {
    if (!(await loadedFor(edition))) throw await elsewhere(request, edition)
    throw new Problem(404, 'Not found', `No story of edition ${edition} shows a file "${file.slice(0, 60)}"; the story's page names its files.`)
  }
  const etag = `"${file.split('.')[0]}"`
  const headers = { 'cross-origin-resource-policy': 'cross-origin', ...access(), etag, 'cache-control': kept(IMMUTABLE), 'accept-ranges': kind.of === 'sound' ? 'bytes' : 'none', 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' }
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })
  const range = kind.of !== 'sound' ? null : rangeOf(request.headers.get('range'), length, request.headers.get('if-range'), etag)
  if (range === 'beyond') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${length}` } })
  const { from, to } = range ?? { from: 0, to: length - 1 }
  const bytes = await mediaBytes(db, file, from, to - from + 1)
  return new Response(bytes as BodyInit, {
    status: range ? 206 : 200,
    headers: { ...headers, 'content-type': kind.type, 'content-length': String(bytes.length), ...(range && { 'content-range': `bytes ${from}-${to}/${length}` }) },
  })
})

/** The one range that is asked for, both ends inside it; null: the whole. */
export function rangeOf(header: string | null, length: number, ifRange: string | null, etag: string): { from: number; to: number } | 'beyond' | null {
  const match = header && /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (!match || (!match[1] && !match[2]) || (ifRange !== null && ifRange !== etag)) return null
  const [from, to] = match[1] ? [Number(match[1]), match[2] ? Math.min(Number(match[2]), length - 1) : length - 1] : [Math.max(0, length - Number(match[2])), length - 1]
  if (from >= length || (!match[1] && Number(match[2]) === 0)) return 'beyond'
  return from > to ? null : { from, to }
}
