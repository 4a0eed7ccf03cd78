import 'server-only'
import { join } from 'node:path'
import { openArchive, type Archive } from '../tiles/archive'
import { handle, Problem, reply } from './answer'
import { streetArchive } from './streets'

const MVT = 'application/vnd.mapbox-vector-tile'
const CACHE = 'public, max-age=86400'
/** The style asks no deeper; what is beyond would only fill memory. */
const DEEPEST = 16
const globals = globalThis as unknown as { __atlasArchives?: Map<string, Archive> }

/** `/api/map/{base|streets}/{z}/{x}/{y}`: vector tiles of the base map, or of the operator's streets. */
export const tileAnswer = (request: Request, which: string, numbers: string[]) => handle(async () => {
  const path = which === 'base' ? join(/* turbopackIgnore: true */ process.cwd(), 'public/map/base.pmtiles') : which === 'streets' ? streetArchive() : null
  if (!path) throw new Problem(404, 'Not found', `There is no map "${which}" on this server; expected base${which === 'streets' ? ' (streets need a *.pmtiles file in the data folder)' : ' or streets'}.`)
  const [z, x, y] = numbers.map(n => (/^\d{1,8}$/.test(n) ? Number(n) : NaN))
  if (![z, x, y].every(Number.isInteger) || z > DEEPEST) throw new Problem(400, 'Invalid address', `${numbers.join('/')} is no tile; expected zoom/column/row in whole numbers, zoom to ${DEEPEST}.`)
  const archives = (globals.__atlasArchives ??= new Map())
  const archive = archives.get(path) ?? openArchive(path)
  archives.set(path, archive)
  const bytes = await archive.tile({ z, x, y })
  if (!bytes) throw new Problem(404, 'Not found', `Tile ${numbers.join('/')} lies outside the world.`)
  return reply(request, bytes, { type: MVT, cache: CACHE })
})
