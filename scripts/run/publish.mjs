import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './machine.mjs'
import { say, stop } from './say.mjs'

/**
 * A new store is made in a process of its own that ends: creating the database takes some 840 MB for a moment. An existing
 * one is brought up to date by the server itself, which looks at the data's hash when it starts. What it prints is a server's log:
 * of a folder that keeps something back no fault or warning is quoted (--terse).
 */
export function ensurePublished(storeDir) {
  if (existsSync(join(storeDir, 'db', 'PG_VERSION'))) return
  say('Publishing the record …')
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/atlas.ts'), 'publish', '--terse'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0 && status !== 1) stop('The record could not be published; what went wrong stands above.')
  if (status !== 0) say('The record was refused (every fault stands above; of a folder that keeps something back their number: npm run atlas -- check names them). The server starts without an edition and takes the data as soon as it is in order.')
}

/** Brings the tables of a server up to date, or stops with a sentence that says why it cannot be used. */
export function checkServer() {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/atlas.ts'), 'store'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) stop('The server was not started: without its store it has nothing to serve.')
}
