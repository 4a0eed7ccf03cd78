import { PMTiles } from 'pmtiles'
import { FileSource } from './archive'
import type { TileAddress } from './address'

/** By the header's number: PMTiles version 3, section 3. */
const TYPES: Record<number, string> = { 2: 'image/png', 3: 'image/jpeg', 4: 'image/webp', 5: 'image/avif' }

export interface RasterArchive {
  /** A picture and its media type; null where the archive holds none. */
  tile(at: TileAddress): Promise<{ bytes: Uint8Array; type: string } | null>
  close(): Promise<void>
}

/** A PMTiles archive of pictures on disk, read by ranges. Throws when first asked if the file is none. */
export function openRaster(path: string): RasterArchive {
  const source = new FileSource(path)
  const archive = new PMTiles(source)
  return {
    async tile({ z, x, y }) {
      const type = TYPES[(await archive.getHeader()).tileType]
      const found = type ? await archive.getZxy(z, x, y) : undefined
      return found ? { bytes: new Uint8Array(found.data), type } : null
    },
    close: () => source.close(),
  }
}
