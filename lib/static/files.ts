import type { FileName } from '../model/held-file'

// Files of the map page: what the server answers under /api/editions/{edition}/…, cut into pieces that a page fetches as it needs them.

/** Most records that one page scrubs and searches by itself: an edition of more is sent as sums, which only a server makes. */
export const MOST_ROWS = 50_000

/** Records of one file of rows: neighbours in time lie together, as a list shows them. */
export const CHUNK_ROWS = 200

/** Where each file of an edition lies, from the root. */
export const dataFiles = (edition: string) => {
  const base = `edition/${edition}`
  return {
    slice: `${base}/slice.arrow`, ranks: `${base}/ranks.arrow`, areas: `${base}/areas.json`, statements: `${base}/statements.json`,
    /** Rows of the list, by number of the chunk. */
    items: (chunk: number) => `${base}/items/${chunk}.json`,
    words: `${base}/words.json`,
    /** A block of the word index. */
    block: (n: number) => `${base}/words/${n}.bin`,
  }
}

/** Where a file that stories show lies, from the root: web servers tell its type by its ending. */
export const mediaFile = ({ sha256, ending }: FileName): string => `media/${sha256}.${ending}`

/** By id of a statement, the rows that it names. */
export type NamedRows = Record<string, number[]>

/** Vector tiles of the base map by zoom: `[column, row]` of each that there is; of others the nearest above is cut. */
export type TileIndex = Record<number, [number, number][]>
export const TILES = 'map/base'
export const tileFile = (z: number, x: number, y: number): string => `${TILES}/${z}/${x}/${y}.pbf`
