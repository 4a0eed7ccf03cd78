import 'server-only'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { openArchive, type Archive } from '../tiles/archive'
import { creditsOf } from '../tiles/credit'
import { TileFault } from '../tiles/fault'
import { CURRENT, handle, IMMUTABLE, Problem, reply } from './answer'
import { siteUrl } from './index'
import { streetArchive } from './streets'

const MVT = 'application/vnd.mapbox-vector-tile'
const CACHE = 'public, max-age=86400'
/** The style asks no deeper; what is beyond would only fill memory. */
const DEEPEST = 16
/** Requests that still read an archive which was replaced have ended by then. */
const CLOSE_MS = 30_000

interface Opened { archive: Archive; version: string }
const globals = globalThis as unknown as { __atlasArchives?: Map<string, Opened> }

/** The archive as it lies there now: `atlas basemap` may put another one in its place while we serve. */
function opened(which: string): Opened {
  const path = which === 'base' ? join(/* turbopackIgnore: true */ process.cwd(), 'public/map/base.pmtiles') : which === 'streets' ? streetArchive() : null
  const stat = path ? statSync(path, { throwIfNoEntry: false }) : null
  if (!path || !stat) throw new Problem(404, 'Not found', `There is no map "${which}" on this server; expected base${which === 'streets' ? ' (streets need a *.pmtiles file in the data folder)' : ' or streets'}.`)
  const version = `${Math.round(stat.mtimeMs).toString(36)}-${stat.size.toString(36)}`
  const archives = (globals.__atlasArchives ??= new Map())
  const known = archives.get(path)
  if (known?.version === version) return known
  if (known) setTimeout(() => void known.archive.close(), CLOSE_MS).unref()
  const fresh = { archive: openArchive(path, { everywhere: which === 'base' }), version }
  archives.set(path, fresh)
  return fresh
}

/** The base map, for what is drawn here (cards). */
export const baseArchive = (): Archive => opened('base').archive

/** `/api/map/{base|streets}/{z}/{x}/{y}`: vector tiles of the base map, or of the operator's streets. 204 where these end. */
export const tileAnswer = (request: Request, which: string, numbers: string[]) => handle(async () => {
  const { archive, version } = opened(which)
  const [z, x, y] = numbers.map(n => (/^\d{1,8}$/.test(n) ? Number(n) : NaN))
  if (![z, x, y].every(Number.isInteger) || z > DEEPEST) throw new Problem(400, 'Invalid address', `${numbers.join('/')} is no tile; expected zoom/column/row in whole numbers, zoom to ${DEEPEST}.`)
  const bytes = await archive.tile({ z, x, y })
  if (!bytes) throw new Problem(404, 'Not found', `Tile ${numbers.join('/')} lies outside the world.`)
  const cache = new URL(request.url).searchParams.get('v') === version ? IMMUTABLE : CACHE
  if (!bytes.length) return new Response(null, { status: 204, headers: { 'access-control-allow-origin': '*', 'cache-control': cache } })
  return reply(request, bytes, { type: MVT, cache })
})

/** `/api/map/{base|streets}`: what the tiles are, as TileJSON 3. Their address carries the archive's version. */
export const tileJsonAnswer = (request: Request, which: string) => handle(async () => {
  const { archive, version } = opened(which)
  const about = await archive.about().catch((error: unknown) => {
    if (error instanceof TileFault) throw new Problem(404, 'Not found', `The map "${which}" of this server cannot be read; its log says why.`)
    throw error
  })
  const { name, description, vector_layers = [] } = about.metadata
  return reply(request, {
    tilejson: '3.0.0', tiles: [`${new URL(`/api/map/${which}/`, await siteUrl()).href}{z}/{x}/{y}?v=${version}`],
    name, description, attribution: which === 'streets' ? creditsOf(about.metadata.attribution).join(' · ') : about.metadata.attribution,
    minzoom: about.minZoom, maxzoom: about.maxZoom, bounds: about.bounds, vector_layers,
  }, { type: 'application/json', cache: CURRENT })
})
