import { ancestor, type TileAddress } from '../tiles/address'
import type { TileIndex } from './files'

export const keyOf = ({ z, x, y }: TileAddress): string => `${z}/${x}/${y}`
/** The address of a tile as the style names it; null for another. */
export function addressIn(url: string): TileAddress | null {
  const match = /\/(\d+)\/(\d+)\/(\d+)$/.exec(url)
  return match && { z: Number(match[1]), x: Number(match[2]), y: Number(match[3]) }
}

/** The nearest tile that there is a file of: itself, or one above it; null when there is none. */
export function nearestIn(known: ReadonlySet<string>, at: TileAddress): TileAddress | null {
  for (let up = 0; up <= at.z; up++) {
    const tile = ancestor(at, up)
    if (known.has(keyOf(tile))) return tile
  }
  return null
}

/** All tiles of an index, as `keyOf` names them. */
export const keysOf = (index: TileIndex): Set<string> => new Set(Object.entries(index).flatMap(([z, tiles]) => tiles.map(([x, y]) => keyOf({ z: Number(z), x, y }))))
