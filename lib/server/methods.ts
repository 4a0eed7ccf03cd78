import 'server-only'
import { access, problem } from './answer'

// What every address of the machine face answers to methods other than GET and HEAD: routes hand these on.

const ALLOW = 'GET, HEAD, OPTIONS'

/** What a browser asks before it lets another origin's page send a header of its own. */
export const OPTIONS = () => new Response(null, { status: 204, headers: { ...access(), allow: ALLOW, 'access-control-allow-methods': ALLOW, 'access-control-allow-headers': 'Accept, Content-Type, If-None-Match', 'access-control-max-age': '86400' } })

const refused = (request: Request) => problem(405, 'Method not allowed', `${request.method} ${new URL(request.url).pathname} is not served: the record is read-only here. Expected ${ALLOW}.`, {}, { allow: ALLOW })
export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }

/** An address under `/api` that there is not. */
export const unknownAnswer = (request: Request) => problem(404, 'Not found', `There is nothing at ${new URL(request.url).pathname.slice(0, 200)}; /api/openapi lists the addresses of the API, docs/api.md all of them.`)
