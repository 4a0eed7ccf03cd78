import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { directionOf, LOCALES, localePath } from '../../i18n/locales'
import { diskFault } from '../../lib/publish/file-out'
import { DatasetRefused } from '../../lib/publish/faults'
import { MOST_ROWS } from '../../lib/static/files'
import { explorerOf } from '../../lib/static/explorer'
import { NotExported, readSite, type Site } from '../../lib/static/site'
import { tellFaults, tellWarnings } from './check'
import { featureText, writeFiles, writeMapData } from './export/data'
import { writeForEngines } from './export/engines'
import { writeFeeds } from './export/feeds'
import { pagesOf } from './export/pages'
import { writeTiles } from './export/tiles'
import { Tree } from './export/tree'
import { Progress } from './progress'

export interface ExportCommand {
  /** Folder that is written. */
  into: string
  /** The atlas folder. */
  dir: string
  /** Public address under which it will stand, as it was given. */
  url?: string
  /** Number of a released edition, as it was given; without it the data as it lies there. */
  edition?: string
}

const ROOT = resolve(import.meta.dirname, '../..')

/** Writes the atlas as plain files for any web server. 0 when they are in their place; 1 when nothing was written, with the reason. */
export async function exportCommand({ into, dir, url, edition }: ExportCommand): Promise<number> {
  const progress = new Progress()
  const stop = new AbortController()
  const stopped = () => stop.abort()
  for (const name of SIGNALS) process.once(name, stopped)
  let tree: Tree | null = null
  try {
    const address = addressOf(url)
    const number = numberOf(edition)
    tree = new Tree(into)
    const site = await readSite(dir, { edition: number, most: MOST_ROWS, history: address !== null, report: state => progress.show(state), warn: plan => { progress.end(); tellWarnings(plan.warnings, plan.warned) } })
    const pages = await writeSite(tree, site, { url: address, progress, signal: stop.signal })
    tree.finish({ edition: site.head.number, draft: site.head.draft, key: site.head.key, url: address, pages })
    progress.end()
    process.stdout.write(told(site, tree, pages, into))
    return 0
  } catch (error) {
    progress.end()
    tree?.stop()
    const sentence = stop.signal.aborted ? `Stopped. ${into} is as it was.` : error instanceof NotExported ? error.message : diskFault(error, dirname(into))
    if (error instanceof DatasetRefused) tellFaults(error, dir)
    else if (sentence) process.stderr.write(`${sentence}\n`)
    else throw error
    return stop.signal.aborted ? STOPPED : 1
  } finally {
    for (const name of SIGNALS) process.off(name, stopped)
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
/** What shells give for a command that was interrupted. */
const STOPPED = 130
/** Pages between two looks at whether somebody stops it. */
const LOOK_EVERY = 50

/** Everything of the export but its mark: how many pages were written. */
async function writeSite(tree: Tree, site: Site, { url, progress, signal }: { url: string | null; progress: Progress; signal: AbortSignal }): Promise<number> {
  const { buildAssets, buildPages, scratchIn } = await import('./export/bundle')
  const scratch = scratchIn(tree.aside)
  const [{ createRenderer }, assets] = await Promise.all([buildPages(scratch.path), buildAssets(tree.aside)])
  tree.countFolder('assets')
  const renderer = createRenderer({
    assets, url, feeds: site.changes !== null,
    languages: LOCALES.map(locale => ({
      data: { ...explorerOf(site, locale), locale, dir: directionOf(locale), theme: null },
      messages: JSON.parse(readFileSync(join(ROOT, `messages/${locale}.json`), 'utf8')),
    })),
  })
  const lists = pagesOf(site)
  const total = lists.reduce((sum, list) => sum + list.paths.length, 0) * LOCALES.length
  let done = 0
  for (const list of lists) {
    for (const [i, path] of list.paths.entries()) {
      for (const locale of LOCALES) {
        tree.page(localePath(locale, path), await list.write(renderer, locale, i))
        if (done % LOOK_EVERY === 0) await new Promise(next => setImmediate(next))
        signal.throwIfAborted()
        progress.step({ what: 'Writing', done: ++done, total, figure: n => Math.round(n).toLocaleString('en'), unit: ' pages' })
      }
    }
  }
  for (const [row, { id }] of site.items.entries()) tree.write(`incidents/${id}/record.geojson`, featureText(site.record(row)))
  for (const { data: { anchor, ...properties } } of site.statements) tree.write(`statements/${properties.id}/record.geojson`, featureText({ properties, geometry: anchor ? { type: 'Point', coordinates: anchor } : null, point: anchor ?? null }))
  scratch.remove()
  writeMapData(tree, site)
  await writeFiles(tree, site, url)
  await writeTiles(tree, join(ROOT, 'public/map/base.pmtiles'))
  tree.write('404.html', await renderer.lost(url === null ? null : new URL(url).pathname))
  // GitHub Pages would leave out what begins with an underscore, and build a site of its own.
  tree.write('.nojekyll', '')
  if (url !== null) {
    writeForEngines(tree, lists, url)
    writeFeeds(tree, site, url)
  }
  return total
}

/** The sentence of an address that is none; what follows it is a folder. */
function addressOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) throw new NotExported(`--url ${text} is no address of a site; expected one that begins with http:// or https:// and has no query, as https://example.org/atlas/.`)
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,9}$/.test(text)) throw new NotExported(`--edition ${text} is no number of an edition; expected a whole number, as 1.`)
  return Number(text)
}

const figure = (n: number): string => n.toLocaleString('en')
const counted = (n: number, what: string): string => `${figure(n)} ${what}${n === 1 ? '' : 's'}`

function told({ head, items, statements }: Site, { files, bytes }: Tree, pages: number, into: string): string {
  const what = head.draft ? `a draft on edition ${head.number}, which is not released` : `edition ${head.number}`
  return `Written: ${what} (${head.hash.slice(0, 8)}): ${counted(items.length, 'record')}, ${counted(statements.length, 'statement')}, ${counted(pages, 'page')} in ${LOCALES.length} languages; ${figure(files)} files, ${(bytes / 1e6).toFixed(1)} MB in ${into}.\nAny web server can serve the folder as it is (docs/static.md).\n`
}
