import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'

// What pages weigh, gzip, as a browser really loads them: over budget fails. Run after a build; `npm run bench` writes it down.

export interface Weight { what: string; bytes: number; budget: number | null }

const KB = 1000
const PORT = Number(process.env.WEIGHTS_PORT || 3220)

/** Starts the built server on loopback, with a store of its own unless `env` names one. Throws when it ends or serves nothing within `waitMs`. */
export async function startServer(port = PORT, env: Record<string, string> = {}, waitMs = 120_000): Promise<{ base: string; stop(): Promise<void> }> {
  const store = env.ATLAS_STORE ?? mkdtempSync(join(tmpdir(), 'atlas-weights-'))
  const child = spawn(process.execPath, ['scripts/start.mjs'], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1', ATLAS_STORE: store } })
  const base = `http://127.0.0.1:${port}`
  const stop = () => new Promise<void>(done => { child.once('exit', () => done()); child.kill('SIGTERM') })
  for (const end = Date.now() + waitMs; ; await new Promise(done => setTimeout(done, 200))) {
    const answer = await fetch(`${base}/api/health`).catch(() => null)
    if (answer?.ok) return { base, stop }
    if (child.exitCode !== null) throw new Error(`The server ended with status ${child.exitCode} before it answered.`)
    if (Date.now() < end) continue
    await stop()
    throw new Error(`The server at ${base} served no edition within ${waitMs / 1000} s; its log stands above.`)
  }
}

/** gzip bytes by kind of everything a page loads until nothing more comes. */
async function loaded(base: string, path: string): Promise<{ scripts: number; mapWorker: number; mapData: number }> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking'] })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const sums = { scripts: 0, mapWorker: 0, mapData: 0 }
  const seen = new Set<string>()
  const reading: Promise<void>[] = []
  page.on('response', response => {
    const url = new URL(response.url())
    const key = url.pathname + url.search
    if (url.origin !== base || seen.has(key) || response.status() !== 200) return
    const script = /\.m?js$/.test(url.pathname)
    const data = /\/(slices|areas|list)\b/.test(url.pathname)
    if (!script && !data) return
    seen.add(key)
    reading.push(fetch(response.url()).then(async again => {
      const bytes = gzipSync(Buffer.from(await again.arrayBuffer()), { level: 9 }).length
      if (data) sums.mapData += bytes
      else if (/maplibre-gl-(worker|shared)/.test(url.pathname)) sums.mapWorker += bytes
      else sums.scripts += bytes
    }))
  })
  await page.goto(base + path, { waitUntil: 'networkidle' })
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy=true]').length === 0)
  await page.waitForTimeout(1000)
  await Promise.all(reading)
  await browser.close()
  return sums
}

/** gzip bytes of the scripts that a page names itself: those that it needs before anything is loaded for later. */
async function named(base: string, path: string): Promise<number> {
  const html = await (await fetch(base + path)).text()
  const scripts = [...html.matchAll(/<script src="([^"]+\.js)"([^>]*)>/g)].filter(([, , rest]) => !/nomodule/i.test(rest)).map(([, src]) => src)
  const sizes = await Promise.all([...new Set(scripts)].map(async src => gzipSync(Buffer.from(await (await fetch(base + src)).arrayBuffer()), { level: 9 }).length))
  return sizes.reduce((a, b) => a + b, 0)
}

/** Address of the first page that a list of the served atlas leads to; null when there is none. */
const first = async (base: string, list: '/stories' | '/track'): Promise<string | null> =>
  [...(await (await fetch(base + list)).text()).matchAll(/href="(\/[a-z0-9/-]+)"/g)].map(([, path]) => path).find(path => path.startsWith(`${list}/`) && path !== '/track/care') ?? null

export async function weigh(base: string): Promise<Weight[]> {
  const explorer = await loaded(base, '/')
  const embed = await loaded(base, '/embed')
  const text = await loaded(base, '/methodology')
  const preview = await loaded(base, '/data/preview')
  const story = await first(base, '/stories')
  const project = await first(base, '/track')
  return [
    { what: 'scripts of the explorer', bytes: explorer.scripts, budget: 500 * KB },
    { what: 'MapLibre’s own worker, beside it', bytes: explorer.mapWorker, budget: null },
    { what: 'scripts of an embed, MapLibre’s own worker apart', bytes: embed.scripts, budget: 450 * KB },
    { what: 'scripts of a text page', bytes: text.scripts, budget: 150 * KB },
    ...(story ? [{ what: 'scripts of a story, before its map comes', bytes: await named(base, story), budget: 150 * KB }] : []),
    ...(project ? [
      { what: 'scripts of a dating project’s page', bytes: (await loaded(base, project)).scripts, budget: 150 * KB },
      { what: 'the same where buildings are dated', bytes: (await loaded(base, `${project}#work`)).scripts, budget: 165 * KB },
    ] : []),
    { what: 'scripts of the preview, before a file is there', bytes: preview.scripts, budget: 150 * KB },
    { what: 'map data of the shipped record', bytes: explorer.mapData, budget: 60 * KB },
  ]
}

if (process.argv[1]?.endsWith('weights.ts')) {
  const server = await startServer()
  const weights = await weigh(server.base)
  await server.stop()
  for (const { what, bytes, budget } of weights) process.stdout.write(`${(bytes / KB).toFixed(1).padStart(7)} kB  ${what}${budget ? ` (budget ${budget / KB} kB${bytes > budget ? ': OVER' : ''})` : ''}\n`)
  process.exit(weights.some(w => w.budget !== null && w.bytes > w.budget) ? 1 : 0)
}
