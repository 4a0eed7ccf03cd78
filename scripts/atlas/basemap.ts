import { existsSync, readFileSync, renameSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { creditsOf } from '../../lib/tiles/credit'
import { Extraction } from '../../lib/tiles/extract'
import { TileFault } from '../../lib/tiles/fault'
import { httpSource } from '../../lib/tiles/http-source'
import { planExtract, type Plan } from '../../lib/tiles/plan'
import type { Box } from '../../lib/tiles/region'
import { fileSource, SourceChanged, type ByteSource } from '../../lib/tiles/source'
import { verify } from '../../lib/tiles/verify'
import { withCredits } from './credit'
import { Progress } from './progress'

export interface BasemapArguments {
  from: string; bbox: string; maxzoom?: string; into: string
  /** Milliseconds between attempts; for tests. */
  waits?: number[]
}

/** The file that the server looks for first (lib/server/streets.ts). */
const NAME = 'streets.pmtiles'
const DEEPEST = 22

/**
 * `basemap --from URL|FILE --bbox W,S,E,N --maxzoom 14 --into DIR`: a region out of a PMTiles archive of the Protomaps schema
 * becomes the atlas' street map. Written beside its place and moved there once it is checked; a stop in between leaves the
 * folder's archive as it was, and the same command goes on where it stopped. 0 when done, 1 with a sentence otherwise.
 */
export async function basemapCommand({ from, bbox, maxzoom = '14', into, waits }: BasemapArguments): Promise<number> {
  const stop = new AbortController()
  const interrupt = () => stop.abort(new Error('stopped'))
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const progress = new Progress()
  try {
    const wanted = { bbox: parseBox(bbox), maxZoom: parseZoom(maxzoom) }
    if (!existsSync(join(into, 'atlas.json'))) throw new TileFault(`There is no atlas.json in ${into}; expected an atlas folder, whose map is to get streets.`)
    const once = () => run({ from, into, wanted, waits, signal: stop.signal, progress })
    try {
      await once()
    } catch (error) {
      if (!(error instanceof SourceChanged)) throw error
      progress.end()
      process.stdout.write(`${error.message} Starting anew.\n`)
      await once()
    }
    return 0
  } catch (error) {
    progress.end()
    const sentence = stop.signal.aborted ? 'Stopped. What came is kept: the same command goes on from there. The folder’s street map is as it was.' : explain(error, into)
    if (!sentence) throw error
    process.stderr.write(`${sentence}\n`)
    return 1
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

interface Run { from: string; into: string; wanted: { bbox: Box; maxZoom: number }; waits?: number[]; signal: AbortSignal; progress: Progress }

async function run({ from, into, wanted, waits, signal, progress }: Run): Promise<void> {
  const source = await sourceOf(from, waits, progress)
  const target = join(into, NAME)
  let extraction: Extraction | null = null
  try {
    const plan = await planExtract(source, wanted, signal)
    const credits = creditsOf(plan.metadata.attribution)
    extraction = await Extraction.begin(plan, source, target)
    announce(plan, extraction, { from: source.name, into, credits })
    let done = 0
    const { bytes: total } = extraction.begun
    await extraction.fetch(source, { signal, onBytes: bytes => progress.step({ what: 'Fetching', done: done += bytes, total, figure: megabytes }) })
    const held = plan.size - plan.head.length
    let seen = 0
    const checking = new Progress()
    try {
      await verify(extraction.part, plan, extraction.stored(), bytes => checking.step({ what: 'Checking', done: seen += bytes, total: held, figure: megabytes }))
    } catch (error) {
      // It is the source or the disk; either way these bytes are no ground to go on from.
      Extraction.discard(target)
      throw error
    } finally {
      checking.end()
    }
    signal.throwIfAborted()
    progress.end()
    // The credit first: the map must not be shown without it.
    const entered = enterCredits(join(into, 'atlas.json'), credits)
    renameSync(extraction.part, target)
    Extraction.discard(target)
    process.stdout.write(`${target}: ${figure(plan.tiles)} tiles, ${megabytes(plan.size)}. Checked: each tile is found, has the bytes that were fetched, and opens.\n`
      + `Credit on the map: ${credits.join(' · ')} (${entered ? 'entered' : 'stood already'} in ${join(into, 'atlas.json')}).\nA running server shows the streets when its page is loaded again.\n`)
  } finally {
    await extraction?.close()
    await source.close()
  }
}

function announce({ metadata, notes, tiles, box, maxZoom, size }: Plan, { begun }: Extraction, { from, into, credits }: { from: string; into: string; credits: string[] }): void {
  const { bavail, bsize } = statfsSync(into)
  const free = Number(bavail) * Number(bsize)
  const lines = [
    `Archive   ${[metadata.name ?? from, metadata.version && `version ${metadata.version}`].filter(Boolean).join(', ')}${metadata.description ? `: ${metadata.description}` : ''}`,
    `From      ${from}`,
    `Licence   ${metadata.license ?? 'Open Database License (ODbL), https://opendatacommons.org/licenses/odbl/'}; credit: ${credits.join(' · ')}`,
    `Region    ${box.join(',')}, zoom 0 to ${maxZoom}`,
    `Size      ${figure(tiles)} tiles, ${megabytes(size)}; ${megabytes(begun.bytes)} to fetch in ${figure(begun.requests.length)} ${begun.requests.length === 1 ? 'request' : 'requests'}; ${megabytes(free)} free in ${into}`,
    ...notes,
    ...(begun.kept ? [`${megabytes(begun.kept)} are here from an earlier run: going on from there.`] : []),
    ...(begun.restarted === 'changed' ? ['The archive has changed since the last run: starting anew.'] : begun.restarted === 'other' ? ['What an earlier run left is of another archive or region: starting anew.'] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  if (free < size - begun.kept) throw new TileFault(`The disk has ${megabytes(free)} free in ${into}; ${megabytes(size - begun.kept)} are needed. Make room, or take a smaller box or a lower --maxzoom.`)
}

async function sourceOf(from: string, waits: number[] | undefined, progress: Progress): Promise<ByteSource> {
  if (!/^[a-z][a-z\d+.-]+:/i.test(from)) return fileSource(from)
  const url = URL.canParse(from) ? new URL(from) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new TileFault(`--from ${from} is neither a file nor an address that begins with http:// or https://.`)
  return httpSource(url, { waits, onRetry: (why, wait) => {
    progress.end()
    process.stderr.write(`${url.host}: ${why}; trying again in ${wait / 1000} s.\n`)
  } })
}

/** True when something had to be entered. */
function enterCredits(path: string, credits: string[]): boolean {
  const before = readFileSync(path, 'utf8')
  const after = withCredits(before, credits)
  if (after === before) return false
  writeFileSync(`${path}.new`, after)
  renameSync(`${path}.new`, path)
  return true
}

function parseBox(text: string): Box {
  const box = text.split(',').map(part => (part.trim() ? Number(part) : NaN))
  const [w, s, e, n] = box
  const fits = box.length === 4 && box.every(Number.isFinite) && Math.abs(w) <= 180 && Math.abs(e) <= 180 && s >= -90 && n <= 90
  if (!fits) throw new TileFault(`--bbox ${text} is no box; expected W,S,E,N in degrees, as 38.9,35.9,39.1,36.0.`)
  if (s >= n) throw new TileFault(`--bbox ${text}: the south (${s}) must lie below the north (${n}); expected W,S,E,N.`)
  if (w === e) throw new TileFault(`--bbox ${text}: west and east are both ${w}; expected W,S,E,N.`)
  return box as Box
}

function parseZoom(text: string): number {
  const zoom = /^\d+$/.test(text) ? Number(text) : NaN
  if (!(zoom <= DEEPEST)) throw new TileFault(`--maxzoom ${text} is no zoom; expected a whole number from 0 to ${DEEPEST}, as 14.`)
  return zoom
}

/** A sentence for what an operator can mend; null for a fault of ours. */
export function explain(error: unknown, into: string): string | null {
  if (error instanceof TileFault || error instanceof SourceChanged) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return `The disk of ${into} is full. What came is kept: make room, and the same command goes on from there.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${into} cannot be written (${message}). Give the folder to the user who runs this command.`
  if (error instanceof SyntaxError) return `${join(into, 'atlas.json')} is not valid JSON: ${message}. Mend it and run the same command again.`
  return null
}

const figure = (n: number): string => n.toLocaleString('en')
/** In the unit that suits, as networks count: 1 MB = 1,000,000 bytes. */
const megabytes = (bytes: number): string => (bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1e3)} kB`)
