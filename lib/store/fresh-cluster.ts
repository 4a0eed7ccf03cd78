import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

// To make an empty database takes PGlite two seconds of processor, to load one that was made before half a second. It is the same for
// everybody, so it is made once for each installed version and kept with the caches of other tools.

const installed = () => join(/* turbopackIgnore: true */ process.cwd(), 'node_modules')

function cacheFile(): string | null {
  const about = join(/* turbopackIgnore: true */ installed(), '@electric-sql/pglite/package.json')
  if (!existsSync(/* turbopackIgnore: true */ about)) return null
  const { version } = JSON.parse(readFileSync(/* turbopackIgnore: true */ about, 'utf8')) as { version: string }
  return join(/* turbopackIgnore: true */ installed(), '.cache/incident-atlas', `pglite-${version}.tar`)
}

/** An empty database for PGlite's `loadDataDir`; undefined where none can be kept: it is made anew then. */
export async function freshCluster(): Promise<Blob | undefined> {
  try {
    const file = cacheFile()
    if (!file) return undefined
    if (!existsSync(/* turbopackIgnore: true */ file)) {
      const made = await PGlite.create({})
      const bytes = new Uint8Array(await (await made.dumpDataDir('none')).arrayBuffer())
      await made.close()
      mkdirSync(/* turbopackIgnore: true */ join(file, '..'), { recursive: true })
      // Others may do the same at this moment: each writes a file of its own, and the last name is as good as the first.
      const aside = `${file}.${process.pid}`
      writeFileSync(/* turbopackIgnore: true */ aside, bytes)
      renameSync(/* turbopackIgnore: true */ aside, file)
    }
    return new Blob([readFileSync(/* turbopackIgnore: true */ file)])
  } catch {
    return undefined
  }
}
