import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { basemapCommand } from './atlas/basemap'
import { check } from './atlas/check'
import { importCommand } from './atlas/import'
import { publish } from './atlas/publish'
import { releaseCommand } from './atlas/release'
import { writeSchemas } from './atlas/schema'
import { storeCommand } from './atlas/store'

const HELP = `npm run atlas -- <command>

  check [DIR]              hold an atlas folder against the schema and against itself; names every fault
  publish [DIR]            check, then publish into the store (or wait until the running server has)
                           [--only-new] leave a content alone that the store has served before
  release [DIR] -m "why"   make the data the next edition: a heading in CHANGELOG.md and a snapshot in editions/
  store                    say which store the settings name, bring its tables up to date, and list what it holds
  import FILE… --into DIR  make an atlas folder of tables (CSV, TSV, XLSX), GeoJSON or JSON, with a report of every doubt
                           [--mapping FILE] corrected mapping.json   [--extent W,S,E,N] where points may lie
  basemap --from URL|FILE --bbox W,S,E,N --into DIR
                           take a region out of a PMTiles archive of the Protomaps schema: streets for the map of DIR
                           [--maxzoom 14] size and licence are shown first; the same command again goes on after a cut
  schema                   write the JSON Schemas of the data files into data/schema/
  help                     this text

DIR is the atlas folder: ATLAS_DATA, else data/. The store is the PostgreSQL server of DATABASE_URL, else the folder ATLAS_STORE, else .atlas/.
`

const { values, positionals } = parseArgs({ allowPositionals: true, options: { message: { type: 'string', short: 'm' }, into: { type: 'string' }, mapping: { type: 'string' }, extent: { type: 'string' }, from: { type: 'string' }, bbox: { type: 'string' }, maxzoom: { type: 'string' }, 'only-new': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }, strict: false })
const [command = 'help', folder] = positionals
const dir = resolve(folder ?? process.env.ATLAS_DATA ?? 'data')
const store = resolve(process.env.ATLAS_STORE ?? '.atlas')

async function run(): Promise<number> {
  if (command === 'help' || values.help) {
    process.stdout.write(HELP)
    return 0
  }
  if (command === 'import') {
    const files = positionals.slice(1)
    if (!files.length || typeof values.into !== 'string') {
      process.stderr.write('Name the files and the folder: npm run atlas -- import FILE… --into DIR\n')
      return 2
    }
    return importCommand({ files, into: resolve(values.into), mapping: values.mapping as string | undefined, extent: values.extent as string | undefined })
  }
  if (command === 'basemap') {
    const { from, bbox, maxzoom, into } = values
    if (typeof from !== 'string' || typeof bbox !== 'string' || typeof into !== 'string' || (maxzoom !== undefined && typeof maxzoom !== 'string')) {
      process.stderr.write('Name the archive, the box and the folder: npm run atlas -- basemap --from URL|FILE --bbox W,S,E,N --maxzoom 14 --into DIR\n')
      return 2
    }
    return basemapCommand({ from, bbox, maxzoom, into: resolve(into) })
  }
  if (command === 'store') return storeCommand({ url: process.env.DATABASE_URL || null, storeDir: store })
  if (command === 'schema') return writeSchemas(join('data', 'schema'))
  if (!existsSync(dir)) {
    process.stderr.write(`There is no folder ${dir}. Name an atlas folder: npm run atlas -- ${command} DIR\n`)
    return 2
  }
  if (command === 'check') return check(dir)
  if (command === 'publish') return publish({ dir, storeDir: store, url: process.env.DATABASE_URL || null, onlyNew: values['only-new'] === true })
  if (command === 'release') return releaseCommand(dir, typeof values.message === 'string' ? values.message : '')
  process.stderr.write(`There is no command "${command}".\n\n${HELP}`)
  return 2
}

run().then(code => process.exit(code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
