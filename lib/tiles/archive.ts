import { open, type FileHandle } from 'node:fs/promises'
import { PMTiles, type RangeResponse, type Source } from 'pmtiles'
import { ancestor, type TileAddress } from './address'
import { FIRST_BYTES, checkReadable, readHeader } from './format'
import { piecesOf } from './overzoom'
import type { Metadata } from './plan'
import type { Box } from './region'

/** Coarse tiles kept ready for cutting. */
const KEPT = 12

/** A file read by ranges. */
export class FileSource implements Source {
  private handle: Promise<FileHandle> | null = null
  constructor(private readonly path: string) {}
  getKey = (): string => this.path
  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    this.handle ??= open(this.path, 'r')
    const buffer = new Uint8Array(length)
    const { bytesRead } = await (await this.handle).read(buffer, 0, length, offset)
    return { data: buffer.buffer.slice(0, bytesRead) }
  }
  close = async (): Promise<void> => { await (await this.handle)?.close() }
}

export interface Archive {
  /** Deepest zoom that the archive holds. */
  maxZoom(): Promise<number>
  /** What the archive says of itself. @throws TileFault when it is none of vector tiles that we can read */
  about(): Promise<{ minZoom: number; maxZoom: number; bounds: Box; metadata: Metadata }>
  /** Bytes of a tile (MVT), empty where the archive has nothing to show. Null outside the world. */
  tile(at: TileAddress): Promise<Uint8Array | null>
  close(): Promise<void>
}

/**
 * A PMTiles archive on disk. Throws when first asked if the file is none.
 *
 * @param everywhere a map of the whole world, deep in one region only: where a tile is missing it is cut from the coarser one
 * above, for an empty one would be drawn as sea. Otherwise only what lies deeper than the archive is cut, and where the
 * archive ends there is nothing: a region's streets must not paint the world around it with its coarsest tile.
 */
export function openArchive(path: string, { everywhere = true }: { everywhere?: boolean } = {}): Archive {
  const source = new FileSource(path)
  const archive = new PMTiles(source)
  const cutters = new Map<string, Promise<((piece: TileAddress) => Uint8Array) | null>>()

  const cutter = (at: TileAddress) => {
    const key = `${at.z}/${at.x}/${at.y}`
    const known = cutters.get(key)
    if (known) return known
    const made = archive.getZxy(at.z, at.x, at.y).then(found => (found ? piecesOf(found.data, at) : null))
    if (cutters.size >= KEPT) cutters.delete(cutters.keys().next().value as string)
    cutters.set(key, made)
    made.catch(() => cutters.delete(key))
    return made
  }
  return {
    maxZoom: async () => (await archive.getHeader()).maxZoom,
    async about() {
      const { data } = await source.getBytes(0, FIRST_BYTES)
      checkReadable(readHeader(new Uint8Array(data), path), path)
      const { minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = await archive.getHeader()
      return { minZoom, maxZoom, bounds: [minLon, minLat, maxLon, maxLat], metadata: await archive.getMetadata() as Metadata }
    },
    async tile(at) {
      if (at.x >= 2 ** at.z || at.y >= 2 ** at.z) return null
      const found = await archive.getZxy(at.z, at.x, at.y)
      if (found) return new Uint8Array(found.data)
      const { maxZoom } = await archive.getHeader()
      const [nearest, farthest] = everywhere ? [1, at.z] : [at.z - maxZoom, at.z - maxZoom]
      for (let up = nearest; up >= 1 && up <= farthest; up++) {
        const cut = await cutter(ancestor(at, up))
        if (cut) return cut(at)
      }
      return new Uint8Array()
    },
    close: () => source.close(),
  }
}
