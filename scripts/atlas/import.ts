import { createWriteStream, existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { once } from 'node:events'
import { readJson } from '../../lib/import/json'
import { readCities } from '../../lib/geo/gazetteer'
import { createGeocoder } from '../../lib/import/geocode'
import { manifestFor } from '../../lib/import/manifest'
import type { Mapping } from '../../lib/import/mapping'
import { reportHtml } from '../../lib/import/report-html'
import { runImport } from '../../lib/import/run'
import { Unreadable } from '../../lib/import/source'
import { Progress } from './progress'

export interface ImportArguments { files: string[]; into: string; mapping?: string; extent?: string }

/**
 * `import FILE… --into DIR`: files of any kind into an atlas folder. Everything is written beside its place first and moved
 * there at the end: a stop in between leaves the folder as it was. 0 also when rows were refused; 1 when a file cannot be read.
 */
export async function importCommand({ files, into, mapping: mappingFile, extent }: ImportArguments): Promise<number> {
  for (const file of files) if (!existsSync(file) || !statSync(file).isFile()) return fail(`There is no file ${file}.`)
  const bounds = extent === undefined ? null : extent.split(',').map(Number)
  if (bounds && (bounds.length !== 4 || bounds.some(n => !Number.isFinite(n)))) return fail(`--extent ${extent} is no extent; expected W,S,E,N in degrees.`)
  let mappings: Mapping[] | undefined
  if (mappingFile) {
    try {
      mappings = (JSON.parse(readFileSync(mappingFile, 'utf8')) as { tables: Mapping[] }).tables
    } catch (error) {
      return fail(`${mappingFile}: ${error instanceof Error ? error.message : String(error)}. Expected the mapping.json that an import wrote, with your corrections.`)
    }
  }
  mkdirSync(into, { recursive: true })
  const temporary = (name: string) => join(into, `.${name}.importing`)
  const names = ['incidents.geojson', 'atlas.json', 'statements.json', 'mapping.json', 'report.json', 'report.html']
  const clear = () => names.forEach(name => rmSync(temporary(name), { force: true }))
  const stop = new AbortController()
  const interrupt = () => stop.abort(new Error('Stopped. The folder is as it was.'))
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const progress = new Progress()
  const out = createWriteStream(temporary('incidents.geojson'))
  try {
    const sources = await Promise.all(files.map(async file => ({ name: basename(file), blob: await openAsBlob(file) })))
    let first = true
    const write = async (feature: { geometry: unknown; properties: unknown }) => {
      const more = out.write((first ? '' : ',\n') + JSON.stringify({ type: 'Feature', geometry: feature.geometry, properties: feature.properties }))
      first = false
      if (!more) await once(out, 'drain')
    }
    out.write('{"type":"FeatureCollection","features":[\n')
    const { report, facets, has } = await runImport(sources, write, { mappings, extent: bounds as [number, number, number, number] | null, signal: stop.signal, geocoder: async () => createGeocoder(await readCities([-180, -90, 180, 90]), bounds as [number, number, number, number] | null), onProgress: state => progress.show(state) })
    const kept = await keepOthers(into, has, write)
    out.end('\n]}\n')
    await once(out, 'finish')
    progress.end()
    const title = basename(files[0]).replace(/\.[^.]+$/, '')
    const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
    writeFileSync(temporary('mapping.json'), json({ tables: report.tables.map(t => t.mapping) }))
    writeFileSync(temporary('report.json'), json(report))
    writeFileSync(temporary('report.html'), reportHtml(report, title))
    // What a person may have edited stays.
    if (!existsSync(join(into, 'atlas.json'))) writeFileSync(temporary('atlas.json'), json(manifestFor(report, facets, title)))
    if (!existsSync(join(into, 'statements.json'))) writeFileSync(temporary('statements.json'), json({ statements: [] }))
    stop.signal.throwIfAborted()
    for (const name of names) if (existsSync(temporary(name))) renameSync(temporary(name), join(into, name))
    const figure = (n: number) => n.toLocaleString('en')
    process.stdout.write(`${figure(report.rows_in)} rows in = ${figure(report.incidents)} incidents + ${figure(report.refused)} refused; ${figure(report.without_place)} without a place, ${figure(report.without_date)} without a date; ${figure(report.doubts.length)} doubts.${kept ? ` ${figure(kept)} records that were there before and are not in these files were kept.` : ''}\n`)
    for (const table of report.tables) for (const why of [table.mapping.because.order, table.mapping.because.swapped]) if (why) process.stdout.write(`${table.file}: ${why}.\n`)
    process.stdout.write(`Look at ${join(into, 'report.html')}; correct ${join(into, 'mapping.json')} and import again with --mapping.\nThen: ATLAS_DATA=${into} ATLAS_STORE=${join(into, '.atlas')} npm start\n`)
    return 0
  } catch (error) {
    progress.end()
    out.destroy()
    if (error instanceof Unreadable || stop.signal.aborted) return fail(error instanceof Error ? error.message : String(error))
    throw error
  } finally {
    clear()
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

/** Records of earlier imports that these files do not hold stay: another partner's, or what was entered by hand. */
async function keepOthers(into: string, has: (id: string) => boolean, write: (feature: { geometry: unknown; properties: unknown }) => Promise<void>): Promise<number> {
  const before = join(into, 'incidents.geojson')
  if (!existsSync(before)) return 0
  let kept = 0
  for await (const { raw } of (await readJson({ name: 'incidents.geojson', blob: await openAsBlob(before) })).rows) {
    const feature = raw as { geometry: unknown; properties: { id?: unknown } | null }
    if (has(String(feature.properties?.id))) continue
    await write(feature)
    kept++
  }
  return kept
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`)
  return 1
}
