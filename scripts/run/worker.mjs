// The engine's worker as one small file: a bundle of its own carries no module runtime (7 kB less in every explorer).
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './machine.mjs'
import { stop } from './say.mjs'

export function buildWorker() {
  const { status } = spawnSync(join(root, 'node_modules/.bin/esbuild'), ['lib/slice/worker.ts', '--bundle', '--minify', '--format=esm', '--target=es2022', '--outfile=public/engine.js', '--log-level=warning'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) stop('The engine’s worker could not be bundled; the messages stand above.')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) buildWorker()
