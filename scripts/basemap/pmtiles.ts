import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'
import { writeDirectories, writeHead, type Entry } from '../../lib/tiles/format'

export interface Tile { z: number; x: number; y: number; bytes: Uint8Array }

/** Writes a PMTiles v3 archive: tiles in order of their id, equal tiles once. */
export function writePmtiles(tiles: Tile[], metadata: object, { minZoom, maxZoom, bounds }: { minZoom: number; maxZoom: number; bounds: [number, number, number, number] }): Buffer {
  const ordered = tiles.map(t => ({ id: zxyToTileId(t.z, t.x, t.y), bytes: gzipSync(t.bytes, { level: 9 }) })).sort((a, b) => a.id - b.id)
  const entries: Entry[] = []
  const parts: Buffer[] = []
  const seen = new Map<string, { offset: number; length: number }>()
  let offset = 0
  for (const { id, bytes } of ordered) {
    const key = bytes.toString('latin1')
    let place = seen.get(key)
    if (!place) {
      place = { offset, length: bytes.length }
      seen.set(key, place)
      parts.push(bytes)
      offset += bytes.length
    }
    const last = entries.at(-1)
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++
    else entries.push({ id, ...place, run: 1 })
  }
  const head = writeHead({ ...writeDirectories(entries), metadata: gzipSync(JSON.stringify(metadata), { level: 9 }), data: offset, tiles: ordered.length, entries: entries.length, contents: seen.size, minZoom, maxZoom, bounds })
  return Buffer.concat([head, ...parts])
}
