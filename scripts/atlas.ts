import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { archiveCheckCommand } from './atlas/archive-check'
import { basemapCommand } from './atlas/basemap'
import { check } from './atlas/check'
import { importCommand } from './atlas/import'
import { Misused, readArguments, type Arguments } from './atlas/options'
import { projectCommand } from './atlas/project'
import { publish } from './atlas/publish'
import { releaseCommand } from './atlas/release'
import { reviewCommand } from './atlas/review'
import { writeSchemas } from './atlas/schema'
import { storeCommand } from './atlas/store'
import { newStory } from './atlas/story'
import { verifyCommand } from './atlas/verify'
import { AUDIENCES } from '../lib/model/redaction'
import { AWAY_STATUS } from '../lib/store/database'
import { isAway } from '../lib/store/server-faults'

const HELP = `npm run atlas -- <command>

  check [DIR]              hold an atlas folder against the schema and against itself; names every fault
  publish [DIR]            check, then publish into the store (or wait until the running server has)
                           [--audience vetted] the edition for a closed group, into a store of its own (docs/operating.md)
                           [--terse] only count faults and warnings where they might quote what is kept back: for logs
                           [--only-new] serve no content again that the store has served before; released editions and reasons that are new to it are published
  release [DIR] -m "why"   make the data the next edition: a heading in CHANGELOG.md and a snapshot in editions/
  store                    say which store the settings name, bring its tables up to date, and list what it holds
  import FILE… --into DIR  make an atlas folder of tables (CSV, TSV, XLSX), GeoJSON or JSON, with a report of every doubt
                           [--mapping FILE] corrected mapping.json   [--extent W,S,E,N] where points may lie
  export DIR               write the atlas as plain files into DIR, for any web server without Node: every page in each language,
                           and a map page that scrubs and searches by itself, up to 50,000 records (docs/static.md)
                           [--url https://…] the address it will have   [--edition N] a released edition instead of the present data
  basemap --from URL|FILE --bbox W,S,E,N --into DIR
                           take a region out of a PMTiles archive of the Protomaps schema: streets for the map of DIR
                           [--maxzoom 14] size and licence are shown first; the same command again goes on after a cut
  story new SLUG           begin a story in stories/ of the atlas folder: one text per language, with everything that it may hold
                           said where it stands (docs/stories.md)
  project new ID --place PLACE --buildings FILE.geojson
                           begin a project in which volunteers date destruction, in projects/ of the atlas folder: the scenes of a place
                           of scenes.json, and outlines with an id each   [--title "…"]   (docs/dating.md)
  project check [DIR]      hold all projects against scenes and outlines, those too that are not published
  project publish ID       check, mark as published, publish the atlas
  review [PROJECT]         list buildings that answers could not date, the most disputed first, then others that volunteers flagged;
                           with their notes, also beside a running server, for whoever may read the store's folder
  review PROJECT BUILDING  decide one: --last-standing SCENE --first-destroyed SCENE, or --stands, or --undecidable, always with
                           --reason "…"; kept in projects/PROJECT.reviews.json and published with the next edition
  verify [DIR|FILE]…       hash the files that an atlas folder holds (evidence/, pictures of scenes) and hold them against the record; hold
                           case bundles (ZIP, or the folder of one) against their SHA256SUMS: names every file that is missing,
                           changed, unlisted or extra
  archive-check [DIR]      list links without an archived copy (sources, evidence, statements, admissions, claims, people, stories), by publisher;
                           nothing is fetched   [--json] as data   [--strict] fails when there is any
  schema                   write the JSON Schemas of the data files into data/schema/
  help                     this text

DIR of check, publish, release, verify and archive-check, and the folder that story, project and review work in, is the atlas folder: ATLAS_DATA, else data/. The store is the PostgreSQL server of DATABASE_URL, else the folder ATLAS_STORE, else .atlas/.
`

async function run({ command, operands, texts, flags }: Arguments): Promise<number> {
  if (command === 'help' || flags.has('help')) {
    process.stdout.write(HELP)
    return 0
  }
  if (command === 'import') {
    if (!operands.length || !texts.into) {
      process.stderr.write('Name the files and the folder: npm run atlas -- import FILE… --into DIR\n')
      return 2
    }
    return importCommand({ files: operands, into: resolve(texts.into), mapping: texts.mapping, extent: texts.extent })
  }
  if (command === 'export') {
    if (operands.length !== 1) {
      process.stderr.write('Name the folder that is to be written: npm run atlas -- export DIR [--url https://…] [--edition N]\n')
      return 2
    }
    // What bundles pages is for this command alone.
    const { exportCommand } = await import('./atlas/export')
    return exportCommand({ into: resolve(operands[0]), dir: resolve(process.env.ATLAS_DATA ?? 'data'), url: texts.url, edition: texts.edition })
  }
  if (command === 'basemap') {
    const { from, bbox, maxzoom, into } = texts
    if (!from || !bbox || !into) {
      process.stderr.write('Name the archive, the box and the folder: npm run atlas -- basemap --from URL|FILE --bbox W,S,E,N --maxzoom 14 --into DIR\n')
      return 2
    }
    return basemapCommand({ from, bbox, maxzoom, into: resolve(into) })
  }
  if (command === 'verify') return verifyCommand(operands.length ? operands : [process.env.ATLAS_DATA ?? 'data'])
  if (command === 'story') {
    const [what, slug] = operands
    if (what !== 'new' || !slug || operands.length > 2) {
      process.stderr.write('Name the story: npm run atlas -- story new SLUG (the atlas folder is ATLAS_DATA, else data/)\n')
      return 2
    }
    return newStory(resolve(process.env.ATLAS_DATA ?? 'data'), slug)
  }
  const store = { url: process.env.DATABASE_URL || null, storeDir: resolve(process.env.ATLAS_STORE ?? '.atlas') }
  if (command === 'review') return reviewCommand({ command, operands, texts, flags }, resolve(process.env.ATLAS_DATA ?? 'data'), store)
  if (command === 'project') return projectCommand({ command, operands, texts, flags }, resolve(process.env.ATLAS_DATA ?? 'data'), store)
  if (command === 'store') return storeCommand(store)
  if (command === 'schema') return writeSchemas(join('data', 'schema'))
  const dir = resolve(operands[0] ?? process.env.ATLAS_DATA ?? 'data')
  if (!existsSync(dir)) {
    process.stderr.write(`There is no folder ${dir}. Name an atlas folder: npm run atlas -- ${command} DIR\n`)
    return 2
  }
  if (command === 'check') return check(dir)
  if (command === 'archive-check') return archiveCheckCommand(dir, { json: flags.has('json'), strict: flags.has('strict') })
  if (command === 'publish') {
    const audience = AUDIENCES.find(name => name === (texts.audience ?? 'public'))
    if (!audience) {
      process.stderr.write(`There is no audience "${texts.audience}"; expected one of ${AUDIENCES.join(', ')}.\n`)
      return 2
    }
    return publish({ dir, ...store, audience, terse: flags.has('terse'), onlyNew: flags.has('only-new') })
  }
  if (command === 'release') return releaseCommand(dir, texts.message ?? '')
  process.stderr.write(`There is no command "${command}".\n\n${HELP}`)
  return 2
}

/** Status of a command line that is a mistake in itself. */
const MISUSED = 2

Promise.resolve(process.argv.slice(2)).then(readArguments).then(run).then(code => process.exit(code), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(error instanceof Misused ? MISUSED : isAway(error) ? AWAY_STATUS : 1)
})
