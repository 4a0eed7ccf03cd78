import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, weigh } from '../weights'
import { asked, type Part } from './asked'
import { runBrowserBench } from './browser'
import { compareReport, writePlots } from './compare/report'
import { compareWays, SIZES } from './compare/run'
import { measureFromServer } from './compare/from-server'
import { machine, table, writePart } from './document'
import type { EngineRow } from './engine'
import { noProduct, startProduct, type Product } from './product'
import { say } from './say'
import { measureView, viewReport } from './view'

// npm run bench [-- PART… SIZE…]: everything, or the parts named, at all sizes or at those named. A run over all sizes writes
// its parts into docs/performance.md; one over sizes named is printed only. ROWS and DATABASE_URL choose the product that is
// measured as it is served.

const PORT = Number(process.env.BENCH_PORT || 3221)
const ms = (value: number) => value.toFixed(2)

/** Bundled first: what runs in a reader's worker is a bundle as well, and a loader that compiles on the way slows the loop. */
function engine(sizes: number[]): EngineRow[] {
  const out = join(mkdtempSync(join(tmpdir(), 'atlas-bench-')), 'engine.mjs')
  execFileSync('node_modules/.bin/esbuild', ['scripts/bench/engine.ts', '--bundle', '--platform=node', '--format=esm', `--outfile=${out}`], { stdio: ['ignore', 'ignore', 'inherit'] })
  const list = sizes.length ? JSON.stringify(sizes) : ''
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', `import { runEngineBench } from ${JSON.stringify(out)}; process.stdout.write(JSON.stringify(await runEngineBench(${list})))`], { maxBuffer: 1e8 }).toString()) as EngineRow[]
}

const engineReport = (rows: EngineRow[]) => `Seeded records (towns, bursts, day dates, five multi-valued facets and grading), the window moved each time; clusters, facets, tolls
and bounds made anew, the histogram kept while only the window moves. Goal at 1M rows: 180 days p95 under 2 ms, all days under 20 ms.

${table(['rows', 'what', 'p50 ms', 'p95 ms', 'worst run’s p95', 'frames'], rows.map(r => [r.rows.toLocaleString('en'), r.what, ms(r.p50), ms(r.p95), ms(r.worst), r.frames]))}`

const browserReport = (rows: Awaited<ReturnType<typeof runBrowserBench>>) => `Headless Chromium, software GL, 1440 × 900, a window of 180 days moved by one day a time. Script is the main thread's CPU per move,
measured apart; drawn from the key to the last call that draws the answer, taken from the key until the browser has copied
that picture and begun the next (in software GL it waits for the drawing and reads the canvas back). Goal: script under 4 ms, drawn
under 30 ms at any size. 0 rows is the shipped record.

${table(['rows', 'script p50 ms', 'script p95 ms', 'drawn p50 ms', 'drawn p95 ms', 'taken p50 ms', 'taken p95 ms', 'moves'], rows.map(r => [r.rows.toLocaleString('en'), ms(r.script[0]), ms(r.script[1]), ms(r.drawn[0]), ms(r.drawn[1]), ms(r.shown[0]), ms(r.shown[1]), r.moves]))}`

const { parts, sizes } = asked(process.argv.slice(2))
/** Records of the served product. */
const rows = Number(process.env.ROWS) || Math.max(...(sizes.length ? sizes : SIZES))
const wants = (part: Part) => parts.includes(part)
/** Prints a part, and writes it down when it is whole. */
function put(name: Part, title: string, body: string): void {
  process.stdout.write(`\n## ${title}\n\n${body}\n`)
  if (!sizes.length) writePart(name, title, body)
}

/** Parts that other files hold, which print and write for themselves. */
async function apart(part: 'store' | 'import', name: string): Promise<void> {
  if (!existsSync(`scripts/bench/${part}.ts`)) return say(`${part} · scripts/bench/${part}.ts is not there; left out`)
  say(`${part} …`)
  const file: string = `./${part}`
  await ((await import(file)) as Record<string, () => Promise<unknown>>)[name]()
}

/** The served product for view and compare, made once. In a run of everything only with a PostgreSQL: a million rows are beyond the embedded store. */
async function product(): Promise<Product | null> {
  const named = process.argv.slice(2).includes('view')
  if (!wants('view') && !(wants('compare') && process.env.DATABASE_URL)) return null
  const missing = noProduct()
  if (missing) {
    say(`view · ${missing} Left out.`)
    return null
  }
  if (!named && !process.env.DATABASE_URL) {
    say('view · left out: set DATABASE_URL to an empty PostgreSQL database to measure a served atlas of a million rows, or name the part to try it in the embedded store (ROWS=20000 npm run bench -- view)')
    return null
  }
  return startProduct(rows)
}

process.stdout.write(`${machine()}.\n`)
if (wants('engine')) {
  say('engine …')
  put('engine', 'The engine: one full frame', engineReport(engine(sizes)))
}
if (wants('weights') || wants('browser')) {
  const server = await startServer(PORT)
  try {
    if (wants('weights')) {
      say('weights …')
      put('weights', 'What pages weigh', table(['what', 'gzip kB', 'budget kB'], (await weigh(server.base)).map(w => [w.what, (w.bytes / 1000).toFixed(1), w.budget ? w.budget / 1000 : '–'])))
    }
    if (wants('browser')) {
      say('browser …')
      put('browser', 'Scrubbing in the page', browserReport(await runBrowserBench(server.base, sizes.length ? sizes : undefined)))
    }
  } finally {
    await server.stop()
  }
}
if (wants('compare') || wants('view')) {
  const compared = wants('compare') ? await compareWays(sizes.length ? sizes : SIZES) : null
  const served = await product()
  try {
    // First, while the server has made no slice yet.
    if (served && wants('view')) put('view', `One view of ${served.rows.toLocaleString('en')} records, served`, viewReport(served, await measureView(served)))
    if (served && compared) compared.measured.push(await measureFromServer(served))
  } finally {
    await served?.stop()
  }
  if (compared) {
    if (!sizes.length) writePlots(compared.measured)
    put('compare', 'Against other ways to draw', compareReport(compared, !sizes.length))
  }
}
if (wants('store')) await apart('store', 'storeBench')
if (wants('import')) await apart('import', 'importBench')
say(sizes.length ? 'done; printed only, since sizes were named' : 'docs/performance.md is written')
