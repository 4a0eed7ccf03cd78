import { gunzipSync, gzipSync } from 'node:zlib'
import { bytesToHeader, Compression, readVarint, TileType, type Header } from 'pmtiles'
import { TileFault } from './fault'

// PMTiles version 3: github.com/protomaps/PMTiles, spec/v3. A header of 127 bytes, directories of entries, metadata, tiles.

/** A stretch of tile ids with one content; `run` 0: a leaf directory that begins with this id. Offsets count from the start of their section. */
export interface Entry { id: number; run: number; offset: number; length: number }

export const HEADER_BYTES = 127
/** Header and root directory must lie within these first bytes. */
export const FIRST_BYTES = 16_384
/** A directory unpacked: none that a writer makes comes near. */
const MOST_UNPACKED = 1 << 26

/** @throws TileFault when the bytes begin no archive that we can read, saying what they are instead */
export function readHeader(bytes: Uint8Array, name: string): Header {
  const start = Buffer.from(bytes.subarray(0, 7)).toString('latin1')
  if (start.startsWith('PM') && start !== 'PMTiles' && (bytes[2] === 1 || bytes[2] === 2)) throw new TileFault(`${name} is a PMTiles archive of version ${bytes[2]}; expected version 3. Convert it with the pmtiles tool first.`)
  if (start !== 'PMTiles' || bytes.length < HEADER_BYTES) throw new TileFault(`${name} is not a PMTiles archive: it begins with ${JSON.stringify(start)}, expected "PMTiles".`)
  if (bytes[7] !== 3) throw new TileFault(`${name} is a PMTiles archive of version ${bytes[7]}; expected version 3.`)
  return bytesToHeader(new Uint8Array(bytes.subarray(0, HEADER_BYTES)).buffer)
}

const PACKING = ['unknown', 'none', 'gzip', 'brotli', 'zstd']
const KINDS = ['an unknown kind', 'vector tiles', 'PNG images', 'JPEG images', 'WebP images', 'AVIF images', 'MapLibre tiles']

/** @throws TileFault unless these are vector tiles, packed so that we can open them */
export function checkReadable(header: Header, name: string): void {
  if (header.tileType !== TileType.Mvt) throw new TileFault(`${name} holds ${KINDS[header.tileType] ?? KINDS[0]}; expected vector tiles (MVT) of the Protomaps schema.`)
  for (const [what, how] of [['directories', header.internalCompression], ['tiles', header.tileCompression]] as const) {
    if (how !== Compression.None && how !== Compression.Gzip) throw new TileFault(`The ${what} of ${name} are packed with ${PACKING[how] ?? `method ${how}`}; expected gzip or none.`)
  }
}

/** Bytes as they were before packing. @throws when they are damaged */
export const unpack = (bytes: Uint8Array, how: Compression): Uint8Array => (how === Compression.Gzip ? gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED }) : bytes)
export const pack = (bytes: Uint8Array, how: Compression): Buffer => (how === Compression.Gzip ? gzipSync(bytes, { level: 9 }) : Buffer.from(bytes))

/** @throws TileFault when the directory is damaged */
export function readDirectory(packed: Uint8Array, how: Compression, name: string): Entry[] {
  let buf: Uint8Array
  try {
    buf = unpack(packed, how)
  } catch (error) {
    throw new TileFault(`A directory of ${name} is damaged: ${error instanceof Error ? error.message : String(error)}.`)
  }
  const p = { buf, pos: 0 }
  const count = readVarint(p)
  // Four numbers of at least one byte each.
  if (!(count <= buf.length / 4)) throw new TileFault(`A directory of ${name} is damaged: it announces ${count} entries in ${buf.length} bytes.`)
  const entries: Entry[] = Array.from({ length: count }, () => ({ id: 0, run: 0, offset: 0, length: 0 }))
  let id = 0
  for (const e of entries) e.id = id += readVarint(p)
  for (const e of entries) e.run = readVarint(p)
  for (const e of entries) e.length = readVarint(p)
  entries.forEach((e, i) => {
    const n = readVarint(p)
    e.offset = n === 0 && i ? entries[i - 1].offset + entries[i - 1].length : n - 1
  })
  if (p.pos > buf.length || entries.some(e => e.length <= 0 || e.offset < 0)) throw new TileFault(`A directory of ${name} is damaged: it ends early, or an entry has no bytes.`)
  return entries
}

/** One directory when it fits into the first 16 kB, else a root of leaves. */
export function writeDirectories(entries: Entry[], how = Compression.Gzip): { root: Buffer; leaves: Buffer } {
  const most = FIRST_BYTES - HEADER_BYTES
  const whole = directory(entries, how)
  if (whole.length <= most) return { root: whole, leaves: Buffer.alloc(0) }
  for (let size = 512; ; size *= 2) {
    const leaves: Buffer[] = []
    const roots: Entry[] = []
    let offset = 0
    for (let i = 0; i < entries.length; i += size) {
      const leaf = directory(entries.slice(i, i + size), how)
      roots.push({ id: entries[i].id, offset, length: leaf.length, run: 0 })
      leaves.push(leaf)
      offset += leaf.length
    }
    const root = directory(roots, how)
    if (root.length <= most) return { root, leaves: Buffer.concat(leaves) }
  }
}

function directory(entries: Entry[], how: Compression): Buffer {
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
  return pack(Uint8Array.from(out), how)
}

export interface Parts {
  root: Buffer; leaves: Buffer
  /** JSON, packed like the directories. */
  metadata: Uint8Array
  /** Bytes of all tiles, and what the entries count. */
  data: number; tiles: number; entries: number; contents: number
  minZoom: number; maxZoom: number; bounds: [west: number, south: number, east: number, north: number]
  center?: { lon: number; lat: number; zoom: number }
  internalCompression?: Compression; tileCompression?: Compression
}

/** All of an archive that stands before its tiles. */
export function writeHead({ root, leaves, metadata, data, tiles, entries, contents, minZoom, maxZoom, bounds, center, internalCompression = Compression.Gzip, tileCompression = Compression.Gzip }: Parts): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 0, 'latin1')
  header.writeUInt8(3, 7)
  const at = { metadata: HEADER_BYTES + root.length, leaves: HEADER_BYTES + root.length + metadata.length, data: HEADER_BYTES + root.length + metadata.length + leaves.length }
  const numbers = [HEADER_BYTES, root.length, at.metadata, metadata.length, at.leaves, leaves.length, at.data, data, tiles, entries, contents]
  numbers.forEach((n, i) => header.writeBigUInt64LE(BigInt(n), 8 + i * 8))
  header.writeUInt8(1, 96)
  header.writeUInt8(internalCompression, 97)
  header.writeUInt8(tileCompression, 98)
  header.writeUInt8(TileType.Mvt, 99)
  header.writeUInt8(minZoom, 100)
  header.writeUInt8(maxZoom, 101)
  bounds.forEach((degrees, i) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + i * 4))
  header.writeUInt8(center?.zoom ?? minZoom, 118)
  header.writeInt32LE(Math.round((center?.lon ?? (bounds[0] + bounds[2]) / 2) * 1e7), 119)
  header.writeInt32LE(Math.round((center?.lat ?? (bounds[1] + bounds[3]) / 2) * 1e7), 123)
  return Buffer.concat([header, root, metadata, leaves])
}
