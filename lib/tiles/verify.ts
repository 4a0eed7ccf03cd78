import { open } from 'node:fs/promises'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { tileIdToZxy } from 'pmtiles'
import { matches } from './extract'
import { TileFault } from './fault'
import { HEADER_BYTES, readDirectory, readHeader, unpack, type Entry } from './format'
import type { Stored } from './journal'
import type { Plan } from './plan'

/** Tiles read at once. */
const READ_BYTES = 1 << 22

/**
 * Opens a new archive as any reader would and holds it against what was planned and fetched: every tile is found in its
 * directories, its bytes are those that came, unpacks and is a vector tile.
 *
 * @throws TileFault naming the first tile that is not in order
 */
export async function verify(path: string, plan: Plan, stored: Stored[], onBytes?: (bytes: number) => void): Promise<void> {
  const file = await open(path, 'r')
  const read = async (offset: number, length: number) => {
    const bytes = new Uint8Array(length)
    const { bytesRead } = await file.read(bytes, 0, length, offset)
    if (bytesRead < length) throw new TileFault(`${path} ends at byte ${offset + bytesRead}; expected ${plan.size} bytes.`)
    return bytes
  }
  try {
    for (const s of stored) if (!await matches(file, s)) throw new TileFault(`${path} does not hold at byte ${s.target} what was fetched: the disk did not keep it.`)
    const held = stored.reduce((sum, s) => sum + s.length, 0)
    if (held !== plan.size - plan.head.length) throw new TileFault(`${path} holds ${held} bytes of tiles; expected ${plan.size - plan.head.length}.`)

    const header = readHeader(await read(0, HEADER_BYTES), path)
    const entries: Entry[] = []
    const gather = (directory: Entry[], leaves: Uint8Array | null) => {
      for (const e of directory) {
        if (e.run) entries.push(e)
        else if (leaves) gather(readDirectory(leaves.subarray(e.offset, e.offset + e.length), header.internalCompression, path), leaves)
      }
    }
    gather(readDirectory(await read(header.rootDirectoryOffset, header.rootDirectoryLength), header.internalCompression, path), await read(header.leafDirectoryOffset ?? 0, header.leafDirectoryLength ?? 0))
    const tiles = entries.reduce((sum, e) => sum + e.run, 0)
    if (tiles !== plan.tiles) throw new TileFault(`The directories of ${path} name ${tiles} tiles; expected ${plan.tiles}.`)

    // The order of the contents is that of the file; a content that was seen before lies further up.
    let window = { at: 0, bytes: new Uint8Array() }
    let next = 0
    for (const { id, offset, length } of entries) {
      if (offset < next) continue
      next = offset + length
      const at = header.tileDataOffset + offset
      if (at + length > window.at + window.bytes.length) window = { at, bytes: await read(at, Math.min(Math.max(READ_BYTES, length), plan.size - at)) }
      try {
        new VectorTile(new PbfReader(unpack(window.bytes.subarray(at - window.at, at - window.at + length), header.tileCompression)))
      } catch (error) {
        throw new TileFault(`Tile ${tileIdToZxy(id).join('/')} is damaged in the archive that it came from: ${error instanceof Error ? error.message : String(error)}.`)
      }
      onBytes?.(length)
    }
  } finally {
    await file.close()
  }
}
