import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './machine.mjs'
import { say } from './say.mjs'
import { MAPLIBRE } from './maplibre.mjs'
import { buildWorkers, MADE } from './worker.mjs'

/** What a build is made from: the scripts that write its generated files as well. */
const SOURCES = ['scripts/run/worker.mjs', 'scripts/run/maplibre.mjs', 'scripts/run/gazetteer.mjs', 'app', 'components', 'lib', 'i18n', 'messages', 'public', 'next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json', 'proxy.ts', 'instrumentation.ts']
const out = join(root, '.next')
const stamp = join(out, 'atlas-sources')
/** Made by the build itself. */
const madeIn = dir => [...MADE.map(name => join(dir, 'public', name)), join(dir, MAPLIBRE)]

/** Hash over the sources' contents: a checkout's times say nothing. */
export function sourcesHash(dir = root) {
  const made = madeIn(dir)
  const hash = createHash('sha256')
  const walk = path => {
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      const full = join(path, entry.name)
      if (entry.isDirectory()) walk(full)
      else if (!made.includes(full)) add(full)
    }
  }
  const add = path => hash.update(`${relative(dir, path)}\n`).update(readFileSync(path))
  for (const name of SOURCES) {
    const path = join(dir, name)
    if (!existsSync(path)) continue
    if (name.includes('.')) add(path)
    else walk(path)
  }
  return hash.digest('hex')
}

/** Builds when the build is missing or made from other sources. */
export function ensureBuilt() {
  const hash = sourcesHash()
  if (madeIn(root).every(file => existsSync(file)) && existsSync(join(out, 'BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  say('Building …')
  buildWorkers()
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } })
  if (status !== 0) throw new Error('The build failed; its messages stand above.')
  writeFileSync(stamp, hash)
}
