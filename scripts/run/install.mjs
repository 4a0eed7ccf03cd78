import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { root } from './machine.mjs'
import { say, stop } from './say.mjs'

const lock = join(root, 'package-lock.json')
const stamp = join(root, 'node_modules', '.atlas-lock')
const hash = () => createHash('sha256').update(readFileSync(lock)).digest('hex')

/** Runs `npm ci` when node_modules is missing or older than the lock file. No browser is ever downloaded by it. */
export function ensureInstalled() {
  const marker = join(root, 'node_modules', '.package-lock.json')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash()) return
  if (!existsSync(stamp) && existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return writeFileSync(stamp, hash())
  say('Installing packages (npm ci) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'development', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' } })
  if (status !== 0) stop('The packages could not be installed: npm ci failed, its messages stand above. Check the connection to the package registry and try again.')
  writeFileSync(stamp, hash())
}
