import { PMTiles, type RangeResponse, type Source } from 'pmtiles'
import { readFileSync } from 'node:fs'
import { TILES, tileFile, type TileIndex } from '../../../lib/static/files'
import type { Tree } from './tree'

/** An archive in memory: the base map has some megabytes. */
class Bytes implements Source {
  private readonly data: Buffer
  constructor(private readonly path: string) {
    this.data = readFileSync(path)
  }
  getKey = (): string => this.path
  getBytes = async (offset: number, length: number): Promise<RangeResponse> => ({ data: new Uint8Array(this.data.subarray(offset, offset + length)).buffer })
}

/** The world is whole to this zoom; beyond it a tile has none below it that it lacks itself. */
const WHOLE_ZOOM = 6

/** Writes every tile of the base map as a file, and which there are. */
export async function writeTiles(tree: Tree, archive: string): Promise<void> {
  const source = new PMTiles(new Bytes(archive))
  const { maxZoom } = await source.getHeader()
  const index: TileIndex = {}
  let above: [number, number][] = [[0, 0]]
  for (let z = 0; z <= maxZoom && above.length; z++) {
    const here: [number, number][] = []
    for (const [x, y] of above) {
      const tile = await source.getZxy(z, x, y)
      if (!tile) continue
      tree.write(tileFile(z, x, y), new Uint8Array(tile.data))
      here.push([x, y])
    }
    index[z] = here
    const roots = z < WHOLE_ZOOM ? above : here
    above = roots.flatMap(([x, y]) => [[2 * x, 2 * y], [2 * x + 1, 2 * y], [2 * x, 2 * y + 1], [2 * x + 1, 2 * y + 1]] as [number, number][])
  }
  tree.write(`${TILES}/index.json`, JSON.stringify(index))
}
