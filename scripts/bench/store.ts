import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { listFeatures, listItems, loadEdition, prepareOrders, type Listed, type Loaded } from '../../lib/store/ask'
import type { Database } from '../../lib/store/database'
import { openEmbedded } from '../../lib/store/embedded'
import { currentEdition } from '../../lib/store/read'
import { openServer } from '../../lib/store/server'
import { postgresBin, startPostgres } from '../../lib/store/fixtures/postgres'
import { writeSeededAtlas } from './atlas'
import { questions, type Question } from './questions'
import { quantile } from './stats'

// What a store takes: time and memory of publishing, and how long lists, searches and the API wait for it.
// `npx tsx scripts/bench/store.ts [ROWS…]` prints it; npm run bench calls storeBench().

const QUESTIONS = 200
const LIMIT = 100

export interface StoreRow {
  store: 'PGlite' | 'PostgreSQL'
  rows: number
  /** Seconds by the clock, seconds of this process' CPU, MB of its memory at the most. */
  publish: { seconds: number; cpu: number; megabytes: number }
  /** Seconds until a process that starts holds the edition in memory. */
  load: number
  /** Milliseconds at the median and the 95th percentile, by kind. */
  ms: Record<Question['kind'], { p50: number; p95: number }>
}

/** One question as the server answers it: rows decided, records fetched, the answer written. */
async function ask(db: Database, e: Loaded, { kind, filter, sort, page }: Question): Promise<number> {
  let after: number | null = null
  for (let k = 0; ; k++) {
    const start = performance.now()
    const answer: Listed<unknown> = kind === 'api' ? await listFeatures(db, e, filter, { limit: LIMIT, after, sort }) : await listItems(db, e, filter, { limit: LIMIT, after, sort })
    JSON.stringify(answer)
    const took = performance.now() - start
    // Of pages that follow the last one asked for counts: what is before it has warmed nothing but the selection.
    if (k === page || answer.next === null) return took
    after = answer.next
  }
}

/** Publishes in a process of its own, as `atlas publish` does, and measures it. */
function publishing(dir: string, env: Record<string, string>): StoreRow['publish'] {
  const script = `const start = Date.now(); process.on('exit', () => { const u = process.resourceUsage(); process.stderr.write('\\n' + JSON.stringify({ seconds: (Date.now() - start) / 1000, cpu: (u.userCPUTime + u.systemCPUTime) / 1e6, megabytes: u.maxRSS / 1024 }) + '\\n') }); await import(${JSON.stringify(pathToFileURL(resolve('scripts/atlas.ts')).href)})`
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, 'publish', dir], { encoding: 'utf8', env: { ...process.env, DATABASE_URL: '', ...env }, maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`Publishing ${dir} failed: ${stderr}`)
  return JSON.parse(stderr.trim().split('\n').pop() as string) as StoreRow['publish']
}

async function measure(store: StoreRow['store'], rows: number, publish: StoreRow['publish'], db: Database): Promise<StoreRow> {
  const head = await currentEdition(db)
  const began = performance.now()
  const e = head && (await loadEdition(db, head.key))
  if (!e) throw new Error('nothing was published')
  await prepareOrders(e)
  const load = (performance.now() - began) / 1000
  const { first, last } = e.slice.meta as { first: number; last: number }
  const texts = (await listFeatures(db, e, {}, { limit: 400 })).items.map(f => `${f.properties.title_en} ${f.properties.summary_en}`)
  const taken: Record<Question['kind'], number[]> = { list: [], search: [], api: [] }
  // A server that has just started answers its first questions before its code is compiled: a few others go first.
  for (const question of questions(30, e.manifest, { first, last }, texts, 99)) await ask(db, e, question)
  for (const question of questions(QUESTIONS, e.manifest, { first, last }, texts)) taken[question.kind].push(await ask(db, e, question))
  const at = (kind: Question['kind']) => ({ p50: quantile(taken[kind], 0.5), p95: quantile(taken[kind], 0.95) })
  return { store, rows, publish, load, ms: { list: at('list'), search: at('search'), api: at('api') } }
}

/** `embedded` and `server`: sizes to measure on each; a server is started for it, unless none is on this machine. */
export async function storeBench({ embedded = [10_000, 100_000], server = [100_000, 1_000_000] } = {}): Promise<StoreRow[]> {
  const work = mkdtempSync(join(tmpdir(), 'atlas-store-bench-'))
  const out: StoreRow[] = []
  const atlasOf = async (rows: number) => {
    const dir = join(work, `atlas-${rows}`)
    if (!existsSync(dir)) await writeSeededAtlas(dir, rows)
    return dir
  }
  try {
    for (const rows of embedded) {
      const folder = join(work, `store-${rows}`)
      const publish = publishing(await atlasOf(rows), { ATLAS_STORE: folder })
      const db = await openEmbedded(join(folder, 'db'))
      out.push(await measure('PGlite', rows, publish, db))
      await db.close()
    }
    const bin = postgresBin()
    if (!bin) process.stderr.write('PostgreSQL is not on this machine: its rows are left out. Debian: apt-get install postgresql\n')
    for (const rows of bin ? server : []) {
      const cluster = await startPostgres(bin as string)
      try {
        const publish = publishing(await atlasOf(rows), { DATABASE_URL: cluster.url() })
        const db = await openServer({ url: cluster.url() })
        out.push(await measure('PostgreSQL', rows, publish, db))
        await db.close()
      } finally {
        cluster.stop()
      }
    }
    return out
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Header and cells for the bench's table. */
export const STORE_COLUMNS = ['store', 'records', 'publish, s', 'CPU, s', 'memory, MB', 'load, s', 'list p50/p95, ms', 'search p50/p95, ms', 'API p50/p95, ms']
export const storeCells = (r: StoreRow): (string | number)[] => {
  const pair = ({ p50, p95 }: { p50: number; p95: number }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`
  return [r.store, r.rows.toLocaleString('en'), r.publish.seconds.toFixed(1), r.publish.cpu.toFixed(1), Math.round(r.publish.megabytes), r.load.toFixed(1), pair(r.ms.list), pair(r.ms.search), pair(r.ms.api)]
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const sizes = process.argv.slice(2).map(Number).filter(n => n > 0)
  void storeBench(sizes.length ? { embedded: sizes.filter(n => n <= 200_000), server: sizes } : {}).then(rows => {
    process.stdout.write(`${cpus().length} cores, ${cpus()[0].model}\n${[STORE_COLUMNS, ...rows.map(storeCells)].map(line => line.join(' | ')).join('\n')}\n`)
  })
}
