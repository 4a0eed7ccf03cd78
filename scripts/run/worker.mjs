// The workers as one small file each: a bundle of its own carries no module runtime (7 kB less in every explorer).
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './machine.mjs'
import { stop } from './say.mjs'

/** Source of each worker, and its file in public/: the engine, the engine of sums, and the importer of /data/preview. */
const WORKERS = { 'lib/slice/worker.ts': 'engine.js', 'lib/slice/sums/worker.ts': 'sums.js', 'lib/import/preview/worker.ts': 'import.js' }
/** What buildWorkers writes into public/: not a source. */
export const MADE = [...Object.values(WORKERS), 'gazetteer.tsv']

export function buildWorkers() {
  for (const [source, file] of Object.entries(WORKERS)) {
    const { status } = spawnSync(join(root, 'node_modules/.bin/esbuild'), [source, '--bundle', '--minify', '--format=esm', '--target=es2022', `--outfile=public/${file}`, '--log-level=warning'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    if (status !== 0) stop(`The worker ${source} could not be bundled; the messages stand above.`)
  }
  if (spawnSync(process.execPath, [join(root, 'scripts/run/maplibre.mjs')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) stop('MapLibre could not be bundled; the messages stand above.')
  if (spawnSync(process.execPath, [join(root, 'scripts/run/gazetteer.mjs')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) stop('The gazetteer of the preview could not be written; the messages stand above.')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) buildWorkers()
