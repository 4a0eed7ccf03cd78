import { readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.geojson': 'application/geo+json', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.xml': 'application/xml' }

/** A web server that knows files and nothing else, with a folder under a path, on a free port of loopback. Not yet listening: `folder` may come later. */
export async function serveFolder(path: string): Promise<{ base: string; server: Server; put(folder: string): void }> {
  let root: string | null = null
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const file = root && pathname.startsWith(path) ? join(root, normalize(decodeURIComponent(pathname.slice(path.length)))) : null
    const stat = file ? statSync(file, { throwIfNoEntry: false }) : undefined
    if (file && stat?.isDirectory() && !pathname.endsWith('/')) return response.writeHead(301, { location: `${pathname}/` }).end()
    const found = file && stat?.isDirectory() ? join(file, 'index.html') : file
    if (found && statSync(found, { throwIfNoEntry: false })?.isFile()) return response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream' }).end(readFileSync(found))
    response.writeHead(404, { 'content-type': TYPES['.html'] }).end(root ? readFileSync(join(root, '404.html')) : '')
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', done)
  })
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, server, put: folder => { root = folder } }
}
