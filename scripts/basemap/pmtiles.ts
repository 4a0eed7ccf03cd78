import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

export interface Tile { z: number; x: number; y: number; bytes: Uint8Array }
interface Entry { id: number; offset: number; length: number; run: number }

const HEADER_BYTES = 127
const ROOT_MOST_BYTES = 16_384 - HEADER_BYTES
const GZIP = 2
const MVT = 1

/** Writes a PMTiles v3 archive (spec: github.com/protomaps/PMTiles, spec/v3): tiles in order of their id, equal tiles once. */
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
  const { root, leaves } = directories(entries)
  const meta = gzipSync(JSON.stringify(metadata), { level: 9 })
  const data = Buffer.concat(parts)
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 0, 'latin1')
  header.writeUInt8(3, 7)
  const at = { root: HEADER_BYTES, meta: HEADER_BYTES + root.length, leaves: HEADER_BYTES + root.length + meta.length, data: HEADER_BYTES + root.length + meta.length + leaves.length }
  const numbers = [at.root, root.length, at.meta, meta.length, at.leaves, leaves.length, at.data, data.length, ordered.length, entries.length, seen.size]
  numbers.forEach((n, i) => header.writeBigUInt64LE(BigInt(n), 8 + i * 8))
  header.writeUInt8(1, 96)
  header.writeUInt8(GZIP, 97)
  header.writeUInt8(GZIP, 98)
  header.writeUInt8(MVT, 99)
  header.writeUInt8(minZoom, 100)
  header.writeUInt8(maxZoom, 101)
  bounds.forEach((degrees, i) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + i * 4))
  header.writeUInt8(minZoom, 118)
  header.writeInt32LE(Math.round(((bounds[0] + bounds[2]) / 2) * 1e7), 119)
  header.writeInt32LE(Math.round(((bounds[1] + bounds[3]) / 2) * 1e7), 123)
  return Buffer.concat([header, root, meta, leaves, data])
}

/** One directory when it fits into the first 16 kB, else a root of leaves. */
function directories(entries: Entry[]): { root: Buffer; leaves: Buffer } {
  const whole = directory(entries)
  if (whole.length <= ROOT_MOST_BYTES) return { root: whole, leaves: Buffer.alloc(0) }
  for (let size = 512; ; size *= 2) {
    const leaves: Buffer[] = []
    const roots: Entry[] = []
    let offset = 0
    for (let i = 0; i < entries.length; i += size) {
      const leaf = directory(entries.slice(i, i + size))
      roots.push({ id: entries[i].id, offset, length: leaf.length, run: 0 })
      leaves.push(leaf)
      offset += leaf.length
    }
    const root = directory(roots)
    if (root.length <= ROOT_MOST_BYTES) return { root, leaves: Buffer.concat(leaves) }
  }
}

function directory(entries: Entry[]): Buffer {
  const out: number[] = []
  const varint = (value: number) => {
    while (value > 0x7f) {
      out.push((value % 0x80) | 0x80)
      value = Math.floor(value / 0x80)
    }
    out.push(value)
  }
  varint(entries.length)
  entries.forEach((e, i) => varint(e.id - (i ? entries[i - 1].id : 0)))
  entries.forEach(e => varint(e.run))
  entries.forEach(e => varint(e.length))
  entries.forEach((e, i) => varint(i && e.offset === entries[i - 1].offset + entries[i - 1].length ? 0 : e.offset + 1))
  return gzipSync(Buffer.from(out), { level: 9 })
}
