import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, weigh } from '../weights'
import { runBrowserBench } from './browser'
import { table, writePart } from './document'
import type { EngineRow } from './engine'

// npm run bench: the engine alone in plain Node, the page in a browser, what pages weigh. Writes docs/performance.md.

const ms = (value: number) => value.toFixed(2)

/** Bundled first: what runs in a reader's worker is a bundle as well, and a loader that compiles on the way slows the loop. */
function engine(): EngineRow[] {
  const out = join(mkdtempSync(join(tmpdir(), 'atlas-bench-')), 'engine.mjs')
  execFileSync('node_modules/.bin/esbuild', ['scripts/bench/engine.ts', '--bundle', '--platform=node', '--format=esm', `--outfile=${out}`], { stdio: ['ignore', 'ignore', 'inherit'] })
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', `import { runEngineBench } from ${JSON.stringify(out)}; process.stdout.write(JSON.stringify(await runEngineBench()))`], { maxBuffer: 1e8 }).toString()) as EngineRow[]
}

process.stdout.write('Engine …\n')
const rows = engine()
writePart('engine', 'The engine: one full frame', `Seeded records (towns, bursts, day dates, five multi-valued facets and grading), the window moved each time; clusters, facets, tolls
and bounds made anew, the histogram kept while only the window moves. Goal at 1M rows: 180 days p95 under 2 ms, all days under 20 ms.

${table(['rows', 'what', 'p50 ms', 'p95 ms', 'worst run’s p95', 'frames'], rows.map(r => [r.rows.toLocaleString('en'), r.what, ms(r.p50), ms(r.p95), ms(r.worst), r.frames]))}`)

const server = await startServer(3221)
try {
  process.stdout.write('Weights …\n')
  const weights = await weigh(server.base)
  writePart('weights', 'What pages weigh', table(['what', 'gzip kB', 'budget kB'], weights.map(w => [w.what, (w.bytes / 1000).toFixed(1), w.budget ? w.budget / 1000 : '–'])))
  process.stdout.write('Browser …\n')
  const browser = await runBrowserBench(server.base)
  writePart('browser', 'Scrubbing in the page', `Headless Chromium, software GL, 1440 × 900, a window of 180 days moved by one day a time. Script is the main thread's CPU per move,
measured apart; drawn from the key to the last call that draws the answer, taken from the key until the browser has copied
that picture and begun the next (in software GL it waits for the drawing and reads the canvas back). Goal: script under 4 ms, drawn
under 30 ms at any size. 0 rows is the shipped record.

${table(['rows', 'script p50 ms', 'script p95 ms', 'drawn p50 ms', 'drawn p95 ms', 'taken p50 ms', 'taken p95 ms', 'moves'], browser.map(r => [r.rows.toLocaleString('en'), ms(r.script[0]), ms(r.script[1]), ms(r.drawn[0]), ms(r.drawn[1]), ms(r.shown[0]), ms(r.shown[1]), r.moves]))}`)
} finally {
  await server.stop()
}
process.stdout.write('docs/performance.md is written.\n')
