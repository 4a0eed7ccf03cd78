import { open, type FileHandle } from 'node:fs/promises'
import { PMTiles, type RangeResponse, type Source } from 'pmtiles'
import { ancestor, type TileAddress } from './address'
import { piecesOf } from './overzoom'

/** Coarse tiles kept ready for cutting. */
const KEPT = 12

/** A file read by ranges. */
class FileSource implements Source {
  private handle: Promise<FileHandle> | null = null
  constructor(private readonly path: string) {}
  getKey = (): string => this.path
  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    this.handle ??= open(this.path, 'r')
    const buffer = new Uint8Array(length)
    const { bytesRead } = await (await this.handle).read(buffer, 0, length, offset)
    return { data: buffer.buffer.slice(0, bytesRead) }
  }
}

export interface Archive {
  /** Deepest zoom that the archive holds. */
  maxZoom(): Promise<number>
  /** Bytes of a tile (MVT). Where the archive ends, cut from the coarser one above: an empty tile would be drawn as sea. Null outside the world. */
  tile(at: TileAddress): Promise<Uint8Array | null>
}

/** A PMTiles archive on disk. Throws when first asked if the file is none. */
export function openArchive(path: string): Archive {
  const archive = new PMTiles(new FileSource(path))
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
    async tile(at) {
      if (at.x >= 2 ** at.z || at.y >= 2 ** at.z) return null
      const found = await archive.getZxy(at.z, at.x, at.y)
      if (found) return new Uint8Array(found.data)
      for (let up = 1; up <= at.z; up++) {
        const cut = await cutter(ancestor(at, up))
        if (cut) return cut(at)
      }
      return new Uint8Array()
    },
  }
}
