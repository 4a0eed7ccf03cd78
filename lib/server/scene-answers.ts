import 'server-only'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Lru } from '../lru'
import { isRemote } from '../model/scene-template'
import { mediaTypeOf } from '../model/held-file'
import { fileWithin } from '../publish/held-file'
import { isCovered, pictureAddress, shownPlace, tileAddress, tileOf, type ShownScene } from '../scenes'
import { manifestOf } from '../store/read'
import { openRaster, type RasterArchive } from '../tiles/raster'
import { IMMUTABLE, Problem, reply } from './answer'
import { inEdition } from './elsewhere'
import { env } from './env'
import { placesOf } from './scenes-of'
import { store } from './store'

/** Tiles lie in the operator's folder or elsewhere and may be replaced: asked for again after a day. */
const TILE_CACHE = 'public, max-age=86400'
/** What is shown can run nothing, and is told to no one. */
const INERT = { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'referrer-policy': 'no-referrer' }

/** `/api/editions/{edition}/scenes`: places with their scenes, and where each picture is. */
export const scenesAnswer = (request: Request, edition: string) => inEdition(request, edition, async () => {
  const places = (await placesOf(edition)).map(shownPlace)
  const address = (place: string, scene: ShownScene) => (scene.kind === 'image' ? { picture: pictureAddress(edition, scene.sha256) } : { tiles_url: tileAddress(edition, place, scene.id) })
  return reply(request, { edition, places: places.map(p => ({ ...p, scenes: p.scenes.map(s => ({ ...s, ...address(p.id, s) })) })) }, { type: 'application/json', cache: IMMUTABLE })
})

interface Tile { bytes: Uint8Array; type: string }

/** `/api/editions/{edition}/scenes/{place}/{scene}/{z}/{x}/{y}`: one tile of a scene, from the operator's folder, an archive, or a host that `tile_hosts` names. 204 where there is none. */
export const sceneTileAnswer = (request: Request, edition: string, [place, scene, ...numbers]: string[]) => inEdition(request, edition, async () => {
  const found = (await placesOf(edition)).find(p => p.id === place)?.scenes.find(s => s.id === scene)
  if (!found || found.kind === 'image') throw new Problem(404, 'Not found', `Edition ${edition} has no scene "${place}/${scene}" in tiles.`)
  const [z, x, y] = numbers.map(n => (/^\d{1,8}$/.test(n) ? Number(n) : NaN))
  if (![z, x, y].every(Number.isInteger) || z > 24 || x >= 2 ** z || y >= 2 ** z) throw new Problem(400, 'Invalid address', `${numbers.join('/')} is no tile; expected zoom/column/row in whole numbers, zoom to 24.`)
  if (!isCovered(found, { z, x, y })) return none()
  const tile = found.kind === 'pmtiles' ? await archiveTile(found.file, { z, x, y }) : isRemote(found.tiles) ? await remoteTile(edition, tileOf(found.tiles, { z, x, y })) : folderTile(tileOf(found.tiles, { z, x, y }))
  return tile ? reply(request, tile.bytes, { type: tile.type, cache: TILE_CACHE, more: INERT }) : none()
})

const none = () => new Response(null, { status: 204, headers: { 'cache-control': TILE_CACHE } })

function folderTile(name: string): Tile | null {
  const type = mediaTypeOf(name)
  const file = type?.startsWith('image/') && existsSync(/* turbopackIgnore: true */ env.dataDir) ? fileWithin(env.dataDir, name) : null
  return file && type && 'path' in file ? { bytes: readFileSync(/* turbopackIgnore: true */ file.path), type } : null
}

interface Held { archives: Map<string, { archive: RasterArchive; version: string }>; remote: Lru<Promise<Tile | null>> }
const globals = globalThis as unknown as { __atlasSceneTiles?: Held }
const REMOTE_BYTES = 32 << 20
/** Requests that still read an archive which was replaced have ended by then. */
const CLOSE_MS = 30_000
const held = (): Held => (globals.__atlasSceneTiles ??= { archives: new Map(), remote: new Lru(REMOTE_BYTES) })

async function archiveTile(name: string, at: { z: number; x: number; y: number }): Promise<Tile | null> {
  const path = join(/* turbopackIgnore: true */ env.dataDir, name)
  const stat = statSync(/* turbopackIgnore: true */ path, { throwIfNoEntry: false })
  if (!stat || !('path' in fileWithin(env.dataDir, name))) throw new Problem(404, 'Not found', 'The archive of this scene is not on this server.')
  const version = `${stat.mtimeMs} ${stat.size}`
  const known = held().archives.get(path)
  if (known?.version === version) return known.archive.tile(at)
  if (known) setTimeout(() => void known.archive.close(), CLOSE_MS).unref()
  const archive = openRaster(path)
  held().archives.set(path, { archive, version })
  return archive.tile(at)
}

const REMOTE_MS = 10_000
const MOST_TILE_BYTES = 4 << 20
/** Of an entry without its picture, roughly: where a host has none, that is kept as well. */
const ENTRY_BYTES = 500

/** Asked by this server, so that no reader's browser talks to another host: the manifest names it, no redirect leads on, nothing of the reader is passed. */
async function remoteTile(edition: string, address: string): Promise<Tile | null> {
  const allowed = (await manifestOf(await store(), edition))?.tile_hosts ?? []
  if (!allowed.includes(new URL(address).origin)) throw new Problem(404, 'Not found', 'The tiles of this scene are on a host that tile_hosts of this atlas does not name.')
  return held().remote.get(address, () => fetchTile(address), tile => (tile?.bytes.length ?? 0) + ENTRY_BYTES)
}

async function fetchTile(address: string): Promise<Tile | null> {
  const away = (why: string) => new Problem(502, 'No answer', `The host of this scene's tiles ${why}.`)
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(REMOTE_MS), referrerPolicy: 'no-referrer', credentials: 'omit', cache: 'no-store' }).catch(() => { throw away('did not answer') })
  if (answer.status === 404 || answer.status === 204) return null
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  if (!answer.ok || !/^image\/(?:png|jpeg|webp|avif)$/.test(type)) throw away(`answered ${answer.status} ${type || 'without a type'}, no picture`)
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of answer.body ?? []) {
    length += piece.length
    if (length > MOST_TILE_BYTES) throw away(`sends more than ${MOST_TILE_BYTES >> 20} MB, which is no tile`)
    pieces.push(piece)
  }
  return { bytes: new Uint8Array(Buffer.concat(pieces)), type }
}
