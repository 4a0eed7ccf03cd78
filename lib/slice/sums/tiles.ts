import { latOf, lonOf, mercatorX, mercatorY, WORLD_PX } from '../../geo/mercator'
import { cellZoom } from '../cells'
import type { Bounds, FrameQuery } from '../types'

// Tiles of 512 px at whole zooms, named by their quadkey: at zoom 0 the world is one, named `q`; each digit is a quarter (0 north-west, 1 north-east, 2 south-west, 3 south-east).

export interface Tile { z: number; x: number; y: number }

/** Closer than this a tile is cut further on the page: here it holds a few streets. */
export const MAX_TILE_ZOOM = 15
/** Rings this far beyond the screen may still touch one on it. */
const MARGIN_PX = 96
/** A screen of 2560 × 1440 shows at most 35, with those that it all but touches. */
const MAX_TILES = 40

export function tileKey({ z, x, y }: Tile): string {
  let key = 'q'
  for (let i = z - 1; i >= 0; i--) key += ((x >> i) & 1) + 2 * ((y >> i) & 1)
  return key
}

/** The tile of a key; null when it is none. */
export function readTileKey(key: string): Tile | null {
  if (!/^q[0-3]*$/.test(key) || key.length - 1 > MAX_TILE_ZOOM) return null
  const tile = { z: key.length - 1, x: 0, y: 0 }
  for (const digit of key.slice(1)) {
    tile.x = tile.x * 2 + (Number(digit) & 1)
    tile.y = tile.y * 2 + (Number(digit) >> 1)
  }
  return tile
}

/** West, south, east, north in degrees. */
export function tileBounds({ z, x, y }: Tile): Bounds {
  const side = 2 ** -z
  return [lonOf(x * side), latOf((y + 1) * side), lonOf((x + 1) * side), latOf(y * side)]
}

/** Tiles that a viewport shows, and those that it all but touches; across the antimeridian each once. Of a wall of screens, larger ones. */
export function tilesInView({ bounds: [w, s, e, n], zoom }: NonNullable<FrameQuery['viewport']>): Tile[] {
  const margin = MARGIN_PX / (WORLD_PX * 2 ** zoom)
  const [west, east] = [mercatorX(w) - margin, mercatorX(e < w ? e + 360 : e) + margin]
  const [north, south] = [mercatorY(n) - margin, mercatorY(s) + margin]
  for (let z = Math.min(MAX_TILE_ZOOM, cellZoom(zoom)); ; z--) {
    const across = 2 ** z
    const [x0, x1] = [Math.floor(west * across), Math.min(Math.floor(east * across), Math.floor(west * across) + across - 1)]
    const [y0, y1] = [Math.max(0, Math.floor(north * across)), Math.min(across - 1, Math.floor(south * across))]
    if (z > 0 && (x1 - x0 + 1) * (y1 - y0 + 1) > MAX_TILES) continue
    const tiles: Tile[] = []
    for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) tiles.push({ z, x: ((x % across) + across) % across, y })
    return tiles
  }
}
