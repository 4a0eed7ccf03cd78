import { existsSync } from 'node:fs'
import { ensureBuilt } from '../run/build.mjs'
import { startServer, weigh } from '../weights'
import { apartInOrder, apartTogether } from './apart'
import { asked, type Part } from './asked'
import { runBrowserBench } from './browser'
import { cardsReport, runCardsBench } from './cards'
import { compareReport, writePlots } from './compare/report'
import { compareWays, SIZES } from './compare/run'
import { measureFromServer } from './compare/from-server'
import { BAD, SEEDS, TOWN, type Measured, type Recomputation } from './dating'
import { datingReport } from './dating-report'
import { machine, table, writePart } from './document'
import type { EngineRow } from './engine'
import { startProduct, type Product } from './product'
import { say } from './say'
import { runStartBench, startReport } from './start'
import { measureView, viewReport } from './view'

// npm run bench [-- PART… SIZE…]: everything, or the parts named, at all sizes or at those named. A run over all sizes writes
// its parts into docs/performance.md; one over sizes named is printed only. ROWS says how many records the product holds that is
// measured as it is served, DATABASE_URL where (an empty database), else the bench starts a PostgreSQL for it.

const PORT = Number(process.env.BENCH_PORT || 3221)
const SUMS = 'scripts/bench/sums.ts'
const DATING = 'scripts/bench/dating.ts'
/** Up to here the browser gets the record whole, as it does in compare's own page. */
const LEAF_ROWS = 50_000
const ms = (value: number) => value.toFixed(2)


const engineReport = (rows: EngineRow[]) => `Seeded records (towns, bursts, day dates, five multi-valued facets and grading), the window moved each time; clusters, facets, tolls
and bounds made anew, the histogram kept while only the window moves. Goal at 1M rows: 180 days p95 under 2 ms, all days under 20 ms.
“Row by row” is the same without the blocks that slices of 50,000 rows and more are cut into; the other rows include the frames before the cut and the cut itself.

${table(['rows', 'what', 'p50 ms', 'p95 ms', 'worst run’s p95', 'frames'], rows.map(r => [r.rows.toLocaleString('en'), r.what, ms(r.p50), ms(r.p95), ms(r.worst), r.frames]))}`

const browserReport = (rows: Awaited<ReturnType<typeof runBrowserBench>>) => `Headless Chromium, software GL, 1440 × 900, a window of 180 days moved by one day a time. Script is the main thread's CPU per move,
measured apart; drawn from the key to the last call that draws the answer, taken from the key until the browser has copied
that picture and begun the next (in software GL it waits for the drawing and reads the canvas back). Goal: script under 4 ms, drawn
under 30 ms at any size. 0 rows is the shipped record.

${table(['rows', 'script p50 ms', 'script p95 ms', 'drawn p50 ms', 'drawn p95 ms', 'taken p50 ms', 'taken p95 ms', 'moves'], rows.map(r => [r.rows.toLocaleString('en'), ms(r.script[0]), ms(r.script[1]), ms(r.drawn[0]), ms(r.drawn[1]), ms(r.shown[0]), ms(r.shown[1]), r.moves]))}`

const { parts, sizes } = asked(process.argv.slice(2))
/** What a part is called with. */
const list = sizes.length ? [sizes] : []
/** Records of the served product. */
const rows = Number(process.env.ROWS) || Math.max(...(sizes.length ? sizes : SIZES))
const wants = (part: Part) => parts.includes(part)
/** Prints a part, and writes it down when it is whole. */
function put(name: Part, title: string, body: string): void {
  process.stdout.write(`\n## ${title}\n\n${body}\n`)
  if (!sizes.length) writePart(name, title, body)
}

interface Apart { [name: string]: unknown }

/** Parts that another file measures: it gives rows, and with them the columns' names and a row's cells. */
async function apart(part: 'store' | 'import', title: string): Promise<void> {
  if (!existsSync(`scripts/bench/${part}.ts`)) return say(`${part} · scripts/bench/${part}.ts is not there; left out`)
  say(`${part} …`)
  const file: string = `./${part}`
  const parts = (await import(file)) as Apart
  const rows = await (parts[`${part}Bench`] as () => Promise<unknown>)()
  const [columns, cells] = [parts[`${part.toUpperCase()}_COLUMNS`], parts[`${part}Cells`]] as [string[] | undefined, ((row: unknown) => (string | number)[]) | undefined]
  if (Array.isArray(rows) && columns && cells) put(part, title, table(columns, rows.map(row => cells(row))))
  else if (typeof rows === 'string') put(part, title, rows)
}

/** The served product for view and compare, made once. */
const product = async (): Promise<Product | null> => wants('view') || (wants('compare') && rows > LEAF_ROWS) ? startProduct(rows) : null

process.stdout.write(`${machine()}.\n`)
if (wants('start')) {
  ensureBuilt()
  say('start …')
  put('start', 'Starting', startReport(await runStartBench(PORT)))
}
if (wants('engine')) {
  say('engine …')
  put('engine', 'The engine: one full frame', engineReport(apartInOrder<EngineRow[]>('scripts/bench/engine.ts', 'runEngineBench', [list])[0]))
}
if (wants('sums') && existsSync(SUMS)) {
  say('sums …')
  const made = apartInOrder<{ rows: number; what: string; p50: number; p95: number; times: number }[]>(SUMS, 'runSumsBench', [list])[0]
  put('sums', 'Sums: what a record of more than 50,000 rows is sent as', table(['rows', 'what', 'p50', 'p95', 'times'], made.map(r => [r.rows.toLocaleString('en'), r.what, ms(r.p50), ms(r.p95), r.times])))
}
if (wants('weights') || wants('browser') || wants('cards')) {
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
    if (wants('cards')) {
      say('cards …')
      put('cards', 'Cards: pictures for previews', cardsReport(await runCardsBench(server.base)))
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
if (wants('store')) await apart('store', 'The store: publishing, lists, search and API')
if (wants('import')) await apart('import', 'Importing')
if (wants('dating')) {
  say('dating …')
  // The clock counts here, and there it does not.
  const recomputed = apartInOrder<Recomputation>(DATING, 'runRecomputation', [list, list, list])
  say('dating · accuracy and floods …')
  const worlds = await apartTogether<Measured>(DATING, 'measureWorld', SEEDS.flatMap(seed => BAD.map(bad => [seed, bad, sizes[0] ?? TOWN])))
  put('dating', 'Dating destruction: a simulation', datingReport({ scores: worlds.flatMap(w => w.scores), floods: worlds.flatMap(w => w.floods) }, recomputed))
}
say(sizes.length ? 'done; printed only, since sizes were named' : 'docs/performance.md is written')
