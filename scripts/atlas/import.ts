import { accessSync, constants, existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { readCities } from '../../lib/geo/gazetteer'
import { createGeocoder } from '../../lib/import/geocode'
import { manifestFor } from '../../lib/import/manifest'
import type { Mapping } from '../../lib/import/mapping'
import { mergeManifest, type Addition, type Stored } from '../../lib/import/merge'
import { reportHtml } from '../../lib/import/report-html'
import { runImport, type Report } from '../../lib/import/run'
import { Unreadable, type Source } from '../../lib/import/source'
import { undecided } from '../../lib/import/undecided'
import { isSaid, say } from '../../lib/import/words/said'
import { written } from '../../lib/import/written'
import { manifestSchema, type Manifest } from '../../lib/model/manifest'
import { diskFault } from '../../lib/publish/file-out'
import { SharedItems } from './import-evidence'
import { Output } from './import-output'
import { Progress } from './progress'

export interface ImportArguments { files: string[]; into: string; mapping?: string; extent?: string }

/** In the order in which they are moved to their place: an atlas.json that knows more codes than are used is in order, the reverse is not. */
const NAMES = ['atlas.json', 'statements.json', 'evidence.json', 'claims.json', 'incidents.geojson', 'mapping.json', 'report.json', 'report.html']
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
const figure = (n: number) => n.toLocaleString('en')
const counted = (n: number, what: string) => `${figure(n)} ${what}${n === 1 ? '' : 's'}`

/**
 * `import FILE… --into DIR`: files of any kind into an atlas folder. Everything is written beside its place first and moved
 * there at the end: a stop in between leaves the folder as it was. 0 also when rows were refused; 1 when a file cannot be read.
 */
export async function importCommand({ files, into, mapping: mappingFile, extent }: ImportArguments): Promise<number> {
  const made = !existsSync(into)
  const stop = new AbortController()
  const interrupt = () => stop.abort(new Error(`Stopped. ${into} is as it was.`))
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const temporary = (name: string) => join(into, `.${name}.importing`)
  const progress = new Progress()
  let output: Output | null = null
  try {
    const bounds = extentOf(extent)
    const { given, rest } = apart(files)
    const sources = await open(rest)
    const mappings = mappingFile === undefined ? undefined : readMappings(mappingFile, sources)
    const before = readManifest(into) ?? (given['atlas.json'] === undefined ? null : manifestFrom(given['atlas.json'], 'atlas.json', ''))
    mkdirSync(into, { recursive: true })
    output = new Output(into, temporary('incidents.geojson'), stop.signal)
    const shared = new SharedItems(into, given['evidence.json'])
    const write = (feature: object) => (output as Output).write(shared.without(feature as Stored))
    const { report: found, facets } = await runImport(sources, write, {
      mappings, extent: bounds, signal: stop.signal, facetsBefore: before?.facets, onProgress: state => progress.show(state),
      geocoder: async () => createGeocoder(await readCities([-180, -90, 180, 90]), bounds),
    })
    const { kept, renamed } = await output.finish(new Set(sources.map(s => s.name)), new Set(facets.map(f => f.property)))
    progress.end()
    for (const [fresh, id] of renamed) found.doubts.push({ kind: 'assumed', file: basename(files[0]), value: id, reason: say('id.kept', { fresh, id }) })
    const report = written(found)
    const title = basename(files[0]).replace(/\.[^.]+$/, '')
    const merged = before && mergeManifest(before, facets, fromOwn(report) ? null : report.bounds)
    const notes = [...(before ? notesOn(before, merged, report) : []), ...shared.notes()]
    const old = existsSync(join(into, 'mapping.json')) ? readMappings(join(into, 'mapping.json'), []) : []
    const names = new Set(sources.map(s => s.name))
    writeFileSync(temporary('mapping.json'), json({ tables: [...report.tables.map(t => t.mapping), ...old.filter(m => !names.has(m.file))] }))
    writeFileSync(temporary('report.json'), json({ ...report, notes, added_to_atlas: merged?.added ?? [] }))
    writeFileSync(temporary('report.html'), reportHtml(report, title, notes))
    // What a person may have edited stays: codes are added, nothing is changed.
    if (!before) writeFileSync(temporary('atlas.json'), json(manifestFor(report, facets, title)))
    else if (merged) writeFileSync(temporary('atlas.json'), json(merged.manifest))
    else if (!existsSync(join(into, 'atlas.json'))) writeFileSync(temporary('atlas.json'), given['atlas.json'] ?? '')
    if (!existsSync(join(into, 'statements.json'))) writeFileSync(temporary('statements.json'), given['statements.json'] ?? json({ statements: [] }))
    for (const name of ['evidence.json', 'claims.json']) if (given[name] !== undefined && !existsSync(join(into, name))) writeFileSync(temporary(name), given[name])
    stop.signal.throwIfAborted()
    if (!mappings && corrections(old, report.tables.map(t => t.mapping))) {
      renameSync(join(into, 'mapping.json'), join(into, 'mapping.before.json'))
      notes.push(`${join(into, 'mapping.json')} said otherwise and is kept as mapping.before.json; give it with --mapping to have it used.`)
    }
    for (const name of NAMES) if (existsSync(temporary(name))) renameSync(temporary(name), join(into, name))
    const more = report.more.reduce((n, m) => n + m.count, 0)
    process.stdout.write(`${counted(report.rows_in, 'row')} in = ${counted(report.incidents, 'incident')} + ${figure(report.refused)} refused; ${figure(report.without_place)} without a place, ${figure(report.without_date)} without a date; ${counted(report.doubts.length + more, 'doubt')}.${kept ? ` ${figure(kept)} records that were there before and are not in these files were kept.` : ''}\n`)
    for (const [i, table] of report.tables.entries()) for (const name of ['order', 'order_end', 'swapped']) if (isGuess(found.tables[i].mapping.because[name])) process.stdout.write(`${table.file}: ${table.mapping.because[name]}.\n`)
    for (const note of notes) process.stdout.write(`${note}\n`)
    process.stdout.write(`Look at ${join(into, 'report.html')}; correct ${join(into, 'mapping.json')} and import again with --mapping.\n`)
    if (report.incidents) process.stdout.write(`Then: ATLAS_DATA=${into} ATLAS_STORE=${join(into, '.atlas')} npm start\n`)
    for (const text of whatIsMissing(found, { files, into, extent })) process.stdout.write(`${text}\n`)
    return 0
  } catch (error) {
    progress.end()
    output?.stop()
    const full = diskFault(error, into)
    if (!(error instanceof Unreadable || error instanceof Refused || stop.signal.aborted || full)) throw error
    process.stderr.write(`${stop.signal.aborted ? (stop.signal.reason as Error).message : (full ?? (error as Error).message)}\n`)
    return 1
  } finally {
    for (const name of NAMES) rmSync(temporary(name), { force: true })
    if (made && existsSync(into) && !existsSync(join(into, 'incidents.geojson'))) rmSync(into, { recursive: true, force: true })
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

/** What the columns made the importer think; what a person chose is no news to them. */
const isGuess = (why: unknown): boolean => isSaid(why) && why.key !== 'chosen'

/** What the person has to say before more can be read, with the command that reads it then. */
function whatIsMissing(report: Report, { files, into, extent }: ImportArguments): string[] {
  const mapping = join(into, 'mapping.json')
  const shell = (text: string) => (/^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)
  const open = undecided(report)
  const asks = open.map(({ file, sheet, key }) => `Set "${key}" to "dmy" (day first) or "mdy" (month first) for ${file}${sheet === undefined ? '' : `, sheet ${sheet}`} in ${mapping}: until then its dates such as 3/4/2020 are not read.`)
  if (open.length) return [...asks, `Then import again: npm run atlas -- import ${files.map(shell).join(' ')} --into ${shell(into)}${extent === undefined ? '' : ` --extent ${extent}`} --mapping ${shell(mapping)}`]
  return report.incidents ? [] : [`No row became an incident; the reasons stand in ${join(into, 'report.html')}.`]
}

/** What is wrong with the command itself, in one sentence. */
class Refused extends Error {}

function extentOf(text: string | undefined): [number, number, number, number] | null {
  if (text === undefined) return null
  const bounds = text.split(',').map(Number)
  if (bounds.length !== 4 || bounds.some(n => !Number.isFinite(n)) || bounds[0] > bounds[2] || bounds[1] > bounds[3]) throw new Refused(`--extent ${text} is no extent; expected W,S,E,N in degrees, such as 35,32,43,38.`)
  return bounds as [number, number, number, number]
}

/** Files by names that tell them apart: two of one name in different folders are called by their paths. */
async function open(files: string[]): Promise<Source[]> {
  for (const [i, file] of files.entries()) {
    if (!existsSync(file)) throw new Refused(`There is no file ${file}.`)
    if (!statSync(file).isFile()) throw new Refused(`${file} is no file; expected tables (CSV, TSV, XLSX), GeoJSON or JSON, each named.`)
    try {
      accessSync(file, constants.R_OK)
    } catch {
      throw new Refused(`${file} may not be read by this account; expected read permission (chmod u+r).`)
    }
    if (files.findIndex(other => resolve(other) === resolve(file)) !== i) throw new Refused(`${file} is named twice; expected each file once.`)
  }
  const names = files.map(f => basename(f))
  return Promise.all(files.map(async (file, i) => ({ name: names.filter(n => n === names[i]).length > 1 ? relative('.', file) : names[i], blob: await openAsBlob(file) })))
}

function readMappings(path: string, sources: Source[]): Mapping[] {
  let tables: Mapping[]
  try {
    tables = (JSON.parse(readFileSync(path, 'utf8')) as { tables: Mapping[] }).tables
    if (!Array.isArray(tables) || tables.some(t => typeof t?.file !== 'string')) throw new Error('it holds no list "tables", each with its "file"')
  } catch (error) {
    throw new Refused(`${path}: ${error instanceof Error ? error.message : String(error)}. Expected the mapping.json that an import wrote, with your corrections.`)
  }
  if (sources.length && !tables.some(t => sources.some(s => s.name === t.file))) throw new Refused(`${path} says nothing of ${sources.map(s => s.name).join(', ')}; it is about ${tables.map(t => t.file).join(', ')}. Expected "file" to be the file's name.`)
  return tables
}

/** Files of an atlas beside its records: taken over as they are, where the folder has none; those that it has are never touched. */
const BESIDE = ['atlas.json', 'statements.json', 'evidence.json', 'claims.json']

/** Files of an atlas among the files, apart from those that hold records. */
function apart(files: string[]): { given: Partial<Record<string, string>>; rest: string[] } {
  const given: Partial<Record<string, string>> = {}
  const rest = files.filter(file => {
    const name = basename(file)
    if (!BESIDE.includes(name) || !existsSync(file)) return true
    given[name] = readFileSync(file, 'utf8')
    return false
  })
  if (!rest.length) throw new Refused(`${files.join(', ')} hold no records; expected incidents.geojson or a table as well.`)
  return { given, rest }
}

/** The atlas.json of the folder; its codes are used and kept. */
function readManifest(into: string): Manifest | null {
  const path = join(into, 'atlas.json')
  return existsSync(path) ? manifestFrom(readFileSync(path, 'utf8'), path, `Mend it first (npm run atlas -- check ${into}).`) : null
}

function manifestFrom(text: string, path: string, mend: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Refused(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}. ${mend}`)
  }
  const { success, error } = manifestSchema.safeParse(value)
  if (!success) throw new Refused(`${path} is not in order: ${error.issues[0].path.join('.')}: ${error.issues[0].message}. ${mend}`)
  // As it stands, without the defaults: what is written back differs only by what was added.
  return value as Manifest
}

/** Records of our own may lie outside their extent, as their atlas knows. */
const fromOwn = (report: Report<string>): boolean => report.tables.every(t => t.mapping.schema === 'atlas')

/** What the atlas that was there has to know of the records that came. */
function notesOn(before: Manifest, merged: ReturnType<typeof mergeManifest>, { first_day, last_day }: Report<string>): string[] {
  const notes = (merged?.added ?? []).map((a: Addition) => (a.facet ? `atlas.json has a new facet "${a.property}" with ${a.codes.length} codes; edit its labels there.` : `The facet "${a.property}" in atlas.json has ${a.codes.length} new codes, in grey: ${a.codes.join(', ')}. Edit their labels there.`))
  const { from, to } = before.default_view
  if ((first_day && first_day < from) || (last_day && last_day > to)) notes.push(`The records reach from ${first_day} to ${last_day}, the default window of atlas.json from ${from} to ${to}: "All time" shows the rest, or edit default_view.`)
  if (merged?.widened) notes.push(`The extent of atlas.json is widened from ${before.extent.join(', ')} to ${merged.manifest.extent.join(', ')}, so that it holds the points of these files.`)
  return notes
}

/** Whether a mapping that a person may have corrected differs from the one that was used now. */
const corrections = (old: Mapping[], now: Mapping[]): boolean => old.some(o => {
  const used = now.find(m => m.file === o.file && m.sheet === o.sheet)
  const bare = ({ fields, facets, order, swapped, schema }: Mapping) => JSON.stringify([fields, facets, order ?? null, swapped ?? false, schema])
  return used !== undefined && bare(o) !== bare(used)
})
