import { addProtocol } from 'maplibre-gl'
import { PMTiles, Protocol } from 'pmtiles'
import { ancestor, type TileAddress } from './tile-address'

const MISSING = 'Tile not found.'
/** Coarse tiles kept ready for cutting. */
const KEPT = 12
const ADDRESS = /^pmtiles:\/\/(.+)\/(\d+)\/(\d+)\/(\d+)$/

type Cut = (piece: TileAddress) => Uint8Array
const archives = new Protocol({ errorOnMissingTile: true })
const kept = new Map<string, Promise<Cut | null>>()
let added = false

/**
 * Reads `pmtiles://` archives of our own origin by byte ranges. The base map is deep only within the atlas' extent:
 * elsewhere a tile that is not there is cut from the coarser one above it (an empty tile would be drawn as sea).
 */
export function addArchives(): void {
  if (added) return
  added = true
  addProtocol('pmtiles', async (request, abort) => {
    try {
      const { data } = await archives.tilev4(request, abort)
      return { data: data as ArrayBuffer }
    } catch (error) {
      if (!(error instanceof Error) || error.message !== MISSING) throw error
      return { data: await fromAbove(request.url) }
    }
  })
}

async function fromAbove(url: string): Promise<Uint8Array> {
  const [, file, ...numbers] = ADDRESS.exec(url) ?? []
  const [z, x, y] = numbers.map(Number)
  const archive = file ? archives.get(file) : undefined
  if (!archive) return new Uint8Array()
  for (let up = 1; up <= z; up++) {
    const cut = await cutter(archive, file, ancestor({ z, x, y }, up))
    if (cut) return cut({ z, x, y })
  }
  return new Uint8Array()
}

/** The cutter of a tile, or null when the archive has no such tile. */
function cutter(archive: PMTiles, file: string, at: TileAddress): Promise<Cut | null> {
  const key = `${file}/${at.z}/${at.x}/${at.y}`
  const known = kept.get(key)
  if (known) return known
  const made = archive.getZxy(at.z, at.x, at.y).then(async found => {
    if (!found) return null
    // Only who leaves the extent needs the code for it.
    const { piecesOf } = await import('./overzoom')
    return piecesOf(found.data, at)
  })
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string)
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  return made
}
