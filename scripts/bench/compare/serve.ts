import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { FORMS, type Form, type Seeded } from './data'
import { WAYS } from './ways'

/** Bytes sent since `sent` was last emptied, as they went over the wire. */
export interface Sent { data: number; code: number }
export interface BenchServer { base: string; sent: Sent; stop(): Promise<void> }

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.map': 'application/json' }

const html = (way: string) => `<!doctype html><meta charset="utf-8"><title>${way}</title><link rel="stylesheet" href="/${way}.css">
<style>html,body,#map{margin:0;width:100%;height:100%}#map{position:relative}.absolute{position:absolute}.inset-0{inset:0}</style>
<div id="map"></div><script type="module" src="/${way}.js"></script>`

/** One page per way, bundled as a reader would get it. */
async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-compare-'))
  await build({
    entryPoints: WAYS.map(({ page }) => ({ in: `./scripts/bench/compare/pages/${page}`, out: page })), outdir: folder, bundle: true, minify: true, splitting: false,
    format: 'esm', target: 'es2022', platform: 'browser', jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error', legalComments: 'none',
  })
  return folder
}

/** The pages, MapLibre's worker, our engine and the data, on a free port of loopback; what can be packed is packed once. `dataOf` gives the records of a size. */
export async function serveWays(dataOf: (rows: number) => Seeded): Promise<BenchServer> {
  const folder = await bundle()
  const kept = new Map<string, Buffer>()
  const sent: Sent = { data: 0, code: 0 }
  const fileOf = (path: string) => path.startsWith('/maplibre-gl/') ? `node_modules${path}` : path.startsWith('/fonts/') || path === '/engine.js' ? `public${path}` : join(folder, path)
  function packed(path: string): Buffer {
    const known = kept.get(path)
    if (known) return known
    const page = WAYS.find(way => `/${way.page}` === path)
    const bytes = gzipSync(page ? html(page.page) : readFileSync(fileOf(path)), { level: 6 })
    kept.set(path, bytes)
    return bytes
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const path = normalize(url.pathname)
    const form = FORMS.find(name => path === `/data/${name}`) as Form | undefined
    try {
      // The explorer's own style asks for its ground; here it is bare, as the other ways' is.
      if (path.startsWith('/api/map/')) return response.writeHead(200, { 'content-type': 'application/vnd.mapbox-vector-tile' }).end()
      const bytes = form ? dataOf(Number(url.searchParams.get('rows'))).packed[form] : packed(path)
      sent[form ? 'data' : 'code'] += bytes.length
      response.writeHead(200, { 'content-type': form === 'geojson' ? 'application/json' : form ? 'application/octet-stream' : TYPES[extname(path)] ?? 'text/html', 'content-encoding': 'gzip', 'content-length': bytes.length })
      response.end(bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', done)
  })
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent,
    stop: () => new Promise(done => {
      server.closeAllConnections()
      server.close(() => { rmSync(folder, { recursive: true, force: true }); done() })
    }),
  }
}
