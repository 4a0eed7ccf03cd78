import { addProtocol } from 'maplibre-gl'
import type { TileAddress } from '@/lib/tiles/address'
import { tileFile, TILES, type TileIndex } from '@/lib/static/files'
import { addressIn, keyOf, keysOf, nearestIn } from '@/lib/static/tile-index'

// The base map of the static edition: one file per tile. The world is cut coarsely and the atlas's region deeply; a tile that is
// no file is cut out of the nearest one above, as the server does (lib/tiles/archive.ts), or its land would be drawn as sea.

export const PROTOCOL = 'atlas-tiles'

/** Coarse tiles kept ready for cutting. */
const KEPT = 8

/** Lets the style's tiles be answered by the files of the export. */
export function serveTiles(get: (file: string) => Promise<Uint8Array>): void {
  let index: Promise<Set<string>> | null = null
  const known = () => {
    index ??= get(`${TILES}/index.json`).then(bytes => keysOf(JSON.parse(new TextDecoder().decode(bytes)) as TileIndex))
    index.catch(() => { index = null })
    return index
  }
  const cutters = new Map<string, Promise<(piece: TileAddress) => Uint8Array>>()
  const cutter = (tile: TileAddress) => {
    const kept = cutters.get(keyOf(tile))
    if (kept) return kept
    // The code that cuts comes when a reader leaves the region.
    const made = Promise.all([get(tileFile(tile.z, tile.x, tile.y)), import('@/lib/tiles/overzoom')]).then(([bytes, { piecesOf }]) => piecesOf(bytes.buffer as ArrayBuffer, tile))
    if (cutters.size >= KEPT) cutters.delete(cutters.keys().next().value as string)
    cutters.set(keyOf(tile), made)
    made.catch(() => cutters.delete(keyOf(tile)))
    return made
  }
  addProtocol(PROTOCOL, async ({ url }) => {
    const at = addressIn(url)
    const nearest = at && nearestIn(await known(), at)
    if (!at || !nearest) return { data: new ArrayBuffer(0) }
    const bytes = nearest.z === at.z ? await get(tileFile(at.z, at.x, at.y)) : (await cutter(nearest))(at)
    return { data: bytes.slice().buffer as ArrayBuffer }
  })
}
