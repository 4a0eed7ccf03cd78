import { spawnSync } from 'node:child_process'
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import type { Page } from '@playwright/test'
import { intervalOf, overlaps, type Dated, type Interval } from '../../lib/time/interval'
import type { Day } from '../../lib/slice/types'
import { startServer } from '../weights'
import { say } from './say'

// The real product over a seeded atlas: made, published, served, as an operator would.

export interface Product {
  base: string
  rows: number
  store: 'PostgreSQL' | 'PGlite'
  /** ms. */
  made: number
  published: number
  started: number
  /** Records that possibly lie in [from, to], counted over what the maker wrote, not by anything of the product. */
  count(from: Day, to: Day): Promise<number>
  stop(): Promise<void>
}

const PORT = Number(process.env.BENCH_PORT || 3221)
/** A million rows are read from the store when a server starts. */
const START_MS = 300_000
const MAKER = 'scripts/bench/atlas.ts'
const CLUSTERS = 'lib/store/fixtures/postgres.ts'
/** Beyond this the embedded store is no place for an atlas. */
const EMBEDDED_ROWS = 100_000

interface Database { url: string; stop(): void }

/** The database that DATABASE_URL names, which should be empty; else a PostgreSQL of the bench's own; null where there is none. */
async function database(): Promise<Database | null> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: () => {} }
  if (!existsSync(CLUSTERS)) return null
  const file: string = `../../${CLUSTERS}`
  const { postgresBin, startPostgres } = (await import(file)) as { postgresBin(): string | null; startPostgres(bin: string): Promise<{ url(): string; stop(): void }> }
  const bin = postgresBin()
  if (!bin) return null
  const cluster = await startPostgres(bin)
  return { url: cluster.url(), stop: () => cluster.stop() }
}

/**
 * Writes a seeded atlas of that many records, publishes it into PostgreSQL (up to 100,000 records also into the embedded store) and
 * serves it on loopback. null, and why on the progress line, where that cannot be; throws with the step that failed.
 */
export async function startProduct(rows: number): Promise<Product | null> {
  if (!existsSync(MAKER)) {
    say(`the served atlas is left out: ${MAKER}, which writes it, is not there`)
    return null
  }
  const db = await database()
  if (!db && rows > EMBEDDED_ROWS) {
    say(`the served atlas is left out: ${rows.toLocaleString('en')} records need PostgreSQL. Install it (Debian: apt-get install postgresql), or set DATABASE_URL to an empty database`)
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'atlas-product-'))
  const clear = () => {
    db?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const env: Record<string, string> = { ATLAS_DATA: join(folder, 'data'), ATLAS_STORE: join(folder, 'store'), ...(db && { DATABASE_URL: db.url }) }
  const store = db ? 'PostgreSQL' : 'PGlite'
  const step = (what: string, args: string[]) => {
    say(`${rows.toLocaleString('en')} rows · ${what} …`)
    const begun = performance.now()
    const { status } = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } })
    if (status !== 0) throw new Error(`The seeded atlas of ${rows} rows could not be brought up: "${args.join(' ')}" ended with status ${status}; what it said stands above.`)
    return performance.now() - begun
  }
  try {
    const made = step('making the atlas', [MAKER, String(rows), env.ATLAS_DATA])
    const published = step(`publishing into ${store}`, ['scripts/atlas.ts', 'publish', env.ATLAS_DATA])
    say(`${rows.toLocaleString('en')} rows · starting the server …`)
    const begun = performance.now()
    const server = await startServer(PORT, env, START_MS)
    let intervals: Promise<Interval[]> | null = null
    return {
      base: server.base, rows, store, made, published, started: performance.now() - begun,
      async count(start, end) {
        intervals ??= intervalsIn(join(env.ATLAS_DATA, 'incidents.geojson'))
        return (await intervals).filter(interval => overlaps(interval, { start, end })).length
      },
      stop: async () => {
        await server.stop()
        clear()
      },
    }
  } catch (error) {
    clear()
    throw error
  }
}

/** The dated incidents of a file with one feature per line. */
async function intervalsIn(file: string): Promise<Interval[]> {
  const out: Interval[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!line.includes('"Feature"')) continue
    const { properties } = JSON.parse(line.replace(/^,|,$/g, '')) as { properties: Dated & { kind?: string } }
    const interval = properties.kind === 'situation' ? null : intervalOf(properties)
    if (interval) out.push(interval)
  }
  return out
}

let probe: string | null = null

/** Puts the probe into every document that the page opens from now on. */
export async function watch(page: Page): Promise<void> {
  probe ??= (await build({ entryPoints: ['./scripts/bench/probe.ts'], bundle: true, write: false, format: 'iife', target: 'es2022', logLevel: 'error' })).outputFiles[0].text
  await page.addInitScript({ content: probe })
}
