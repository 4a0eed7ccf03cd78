import { createServer } from 'node:http'
import { ADDRESS, addressOf } from './address.mjs'
import { answeredDirectly } from './direct.mjs'
import { root } from './machine.mjs'
import { say } from './say.mjs'

const WAIT_MS = 60_000
// A workbook is packed already.
const PACKED = /^text\/|json|javascript|(?<!open)xml(?!formats)|svg|vnd\.apache\.arrow|vector-tile|flatgeobuf/

/** Next's production server in this process, so that signals reach it. Resolves once an edition is served (or the data was refused). */
export async function serve({ host, port }) {
  process.env.NODE_ENV = 'production'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  process.env.PORT = String(port)
  process.chdir(root)
  const { default: next } = await import('next')
  // "localhost" is the name that Next gives its own rewrites; the socket below decides who may connect.
  const app = next({ dev: false, dir: root, hostname: 'localhost', port })
  const handler = app.getRequestHandler()
  await app.prepare()
  // Next packs only what it knows; slices are packed here as well.
  const { default: compression } = await import('compression')
  const pack = compression({ filter: (request, response) => PACKED.test(String(response.getHeader('Content-Type') ?? '')) })
  const server = createServer((request, response) => {
    if (!readable(request.url ?? '')) return refuse(response, request.url ?? '')
    // Whatever the sender says of it.
    request.headers[ADDRESS] = addressOf(request)
    // Programs join addresses with a slash; Next would lead them on by a redirect that no other origin may follow.
    request.url = request.url?.replace(/^(\/api(?:\/[^?]*)?)\/(?=$|\?)/, '$1')
    if (answeredDirectly(request, response)) return
    pack(request, response, () => void handler(request, response))
  })
  server.keepAliveTimeout = 65_000
  await new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, host, done)
  })
  const base = `http://${!host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`
  for (const start = Date.now(); Date.now() - start < WAIT_MS; await new Promise(done => setTimeout(done, 100))) {
    const answer = await fetch(`${base}/api/health`).catch(() => null)
    if (answer?.status === 200) return warm(base)
    const body = answer ? await answer.json().catch(() => null) : null
    if (body?.refused) return say('The data was refused: every fault stands above. The server takes it as soon as it is in order.')
  }
  say(`No edition is served after ${WAIT_MS / 1000} s; the server goes on publishing, and its pages say so.`)
}

/** The first page costs a second of reading and compiling code; nobody who visits has to wait for it. */
function warm(base) {
  void fetch(`${base}/`).then(answer => answer.arrayBuffer()).catch(() => undefined)
}

/** Next answers 500 to a path with a broken escape; it is the sender's mistake. */
function readable(url) {
  try {
    decodeURIComponent(url.split('?')[0])
    return true
  } catch {
    return false
  }
}

function refuse(response, url) {
  const detail = 'This address has a broken escape: expected two hexadecimal digits after each "%".'
  // The machine face answers as it always does (lib/server/answer.ts).
  const isApi = url.startsWith('/api/')
  response.writeHead(400, isApi ? { 'content-type': 'application/problem+json', 'access-control-allow-origin': '*', 'cache-control': 'no-store' } : { 'content-type': 'text/plain; charset=utf-8' })
  response.end(isApi ? JSON.stringify({ type: 'about:blank', title: 'Invalid address', status: 400, detail }) : `${detail}\n`)
}
