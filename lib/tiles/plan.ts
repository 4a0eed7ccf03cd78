import { createHash } from 'node:crypto'
import { tileIdToZxy, type Header } from 'pmtiles'
import { coalesce } from './coalesce'
import { TileFault } from './fault'
import { checkReadable, FIRST_BYTES, readDirectory, readHeader, unpack, writeDirectories, writeHead, type Entry } from './format'
import { idRanges, within, type Box } from './region'
import { readBytes, type ByteSource } from './source'

/** Bytes of one tile, or of several alike: where they lie in the source (the how-manieth there), and where in the new archive. */
export interface Content { offset: number; length: number; order: number; target: number }

export interface Plan {
  header: Header
  metadata: Metadata
  /** What is taken: the box cut to the archive's, and the deepest zoom that both have. */
  box: Box
  maxZoom: number
  /** Sentences on what differs from what was asked for. */
  notes: string[]
  tiles: number
  /** Ascending by place in the source, none overlapping. */
  contents: Content[]
  /** Header, directories and metadata of the new archive: its first bytes. The contents follow at their `target`. */
  head: Buffer
  size: number
  /** Says whether two plans are the same, byte for byte. */
  hash: string
}

export interface Metadata { name?: string; description?: string; attribution?: string; license?: string; version?: string; vector_layers?: { id: string }[]; [key: string]: unknown }

/** Layers without which an archive is no base map of the Protomaps schema (docs.protomaps.com/basemaps/layers). */
const SCHEMA = ['earth', 'water', 'roads', 'buildings', 'places']
/** Directories are small and lie side by side. */
const LEAVES = { gap: 1 << 16, most: 1 << 22 }
/** Readers of the format follow no more. */
const DEPTH = 4
/** Entries in memory: some 400 MB. A country at zoom 14 has some hundred thousand. */
const MOST_ENTRIES = 3_000_000

/**
 * What of an archive lies in a box, and how the archive of it will look. Reads header, metadata and those directories only
 * that the box needs.
 *
 * @param bbox degrees; west > east spans the antimeridian
 * @throws TileFault when it is no archive of the Protomaps schema that we can read, or has nothing in the box
 */
export async function planExtract(source: ByteSource, { bbox, maxZoom: wanted }: { bbox: Box; maxZoom: number }, signal?: AbortSignal): Promise<Plan> {
  const { name } = source
  const first = await readBytes(source, 0, FIRST_BYTES, signal)
  const header = readHeader(first, name)
  checkReadable(header, name)
  const section = async (offset: number, length: number) => {
    const bytes = offset + length <= first.length ? first.subarray(offset, offset + length) : await readBytes(source, offset, length, signal)
    if (bytes.length < length) throw new TileFault(`${name} ends at byte ${offset + bytes.length}, within its directories: it is cut off.`)
    return bytes
  }
  const rawMetadata = await section(header.jsonMetadataOffset, header.jsonMetadataLength)
  const metadata = readMetadata(rawMetadata, header, name)
  const notes: string[] = []
  if (wanted > header.maxZoom) notes.push(`The archive ends at zoom ${header.maxZoom}; zoom ${wanted} was asked for.`)
  const maxZoom = Math.min(wanted, header.maxZoom)
  const box = clip(bbox, header, name)
  if (box.some((degrees, i) => degrees !== bbox[i])) notes.push(`The archive covers only ${box.join(',')} of the box ${bbox.join(',')}.`)

  const ranges = idRanges(box, maxZoom)
  const entries: Entry[] = []
  const root = readDirectory(await section(header.rootDirectoryOffset, header.rootDirectoryLength), header.internalCompression, name)
  await collect(root, Infinity, 0)
  if (!entries.length) throw new TileFault(`${name} has no tile within ${box.join(',')} to zoom ${maxZoom}.`)
  entries.sort((a, b) => a.id - b.id)

  async function collect(directory: Entry[], end: number, depth: number): Promise<void> {
    const leaves: (Entry & { end: number })[] = []
    directory.forEach((e, i) => {
      const next = directory[i + 1]?.id ?? end
      if (e.run === 0) {
        if (within(ranges, e.id, next).length) leaves.push({ ...e, end: next })
        return
      }
      for (const [from, to] of within(ranges, e.id, e.id + e.run)) entries.push({ ...e, id: from, run: to - from })
    })
    if (entries.length > MOST_ENTRIES) throw new TileFault(`The box ${box.join(',')} holds more than ${MOST_ENTRIES.toLocaleString('en')} tiles to zoom ${maxZoom}. Take a smaller box or a lower --maxzoom.`)
    if (!leaves.length) return
    if (depth >= DEPTH) throw new TileFault(`The directories of ${name} are nested deeper than ${DEPTH}: it is damaged.`)
    leaves.sort((a, b) => a.offset - b.offset)
    for (const { from, to, items } of coalesce(leaves, LEAVES)) {
      const bytes = await section(header.leafDirectoryOffset + from, to - from)
      for (const leaf of items) await collect(readDirectory(bytes.subarray(leaf.offset - from, leaf.offset - from + leaf.length), header.internalCompression, name), leaf.end, depth + 1)
    }
  }
  const layout = layOut(entries, header, rawMetadata, box, maxZoom, name)
  const last = layout.contents[layout.contents.length - 1]
  const { size } = source.version()
  if (size !== null && last.offset + last.length > size) throw new TileFault(`${name} is cut off: it has ${size} bytes, and its directory names tiles to byte ${last.offset + last.length}.`)
  return { header, metadata, box, maxZoom, notes, ...layout }
}

function readMetadata(raw: Uint8Array, header: Header, name: string): Metadata {
  let metadata: Metadata
  try {
    metadata = JSON.parse(new TextDecoder().decode(unpack(raw, header.internalCompression))) as Metadata
  } catch (error) {
    throw new TileFault(`The metadata of ${name} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
  const layers = Array.isArray(metadata.vector_layers) ? metadata.vector_layers.map(l => l.id) : []
  const missing = SCHEMA.filter(layer => !layers.includes(layer))
  if (missing.length) throw new TileFault(`${name} is not of the Protomaps schema: its layers are ${layers.join(', ') || 'not named'}; ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing.`)
  return metadata
}

/** @throws TileFault when box and archive have nothing in common */
function clip([w, s, e, n]: Box, { minLon, minLat, maxLon, maxLat }: Header, name: string): Box {
  // Writers that do not know their bounds leave zeros.
  if (minLon === maxLon || minLat === maxLat) return [w, s, e, n]
  const south = Math.max(s, minLat)
  const north = Math.min(n, maxLat)
  const parts = (w > e ? [[w, 180], [-180, e]] : [[w, e]]).map(([from, to]) => [Math.max(from, minLon), Math.min(to, maxLon)]).filter(([from, to]) => from < to)
  if (!parts.length || south >= north) throw new TileFault(`The box ${[w, s, e, n].join(',')} lies outside of ${name}, which covers ${[minLon, minLat, maxLon, maxLat].join(',')}.`)
  return [parts[0][0], south, parts[parts.length - 1][1], north]
}

/** Contents in the order of their first tile (a clustered archive), each once; directories with their new places. */
function layOut(entries: Entry[], header: Header, metadata: Uint8Array, box: Box, maxZoom: number, name: string): Pick<Plan, 'tiles' | 'contents' | 'head' | 'size' | 'hash'> {
  const known = new Map<number, Content>()
  const placed: Entry[] = []
  let data = 0
  let tiles = 0
  for (const { id, run, offset, length } of entries) {
    let content = known.get(offset)
    if (content && content.length !== length) throw new TileFault(`A directory of ${name} is damaged: the tile at byte ${offset} has ${content.length} bytes and ${length}.`)
    if (!content) {
      content = { offset: header.tileDataOffset + offset, length, order: 0, target: data }
      known.set(offset, content)
      data += length
    }
    tiles += run
    const last = placed.at(-1)
    if (last && last.offset === content.target && last.id + last.run === id) last.run += run
    else placed.push({ id, run, offset: content.target, length })
  }
  const contents = [...known.values()].sort((a, b) => a.offset - b.offset)
  contents.forEach((c, i) => {
    c.order = i
    if (i && contents[i - 1].offset + contents[i - 1].length > c.offset) throw new TileFault(`A directory of ${name} is damaged: the tiles at byte ${contents[i - 1].offset} and ${c.offset} overlap.`)
  })
  const bounds: Box = box[0] > box[2] ? [-180, box[1], 180, box[3]] : box
  const head = writeHead({
    ...writeDirectories(placed, header.internalCompression), metadata, data, tiles, entries: placed.length, contents: contents.length,
    minZoom: tileIdToZxy(placed[0].id)[0], maxZoom, bounds, internalCompression: header.internalCompression, tileCompression: header.tileCompression,
    center: { lon: middle(box), lat: (box[1] + box[3]) / 2, zoom: Math.min(maxZoom, 12) },
  })
  for (const c of contents) c.target += head.length
  const hash = createHash('sha256').update(head)
  for (const c of contents) hash.update(`${c.offset} `)
  return { tiles, contents, head, size: head.length + data, hash: hash.digest('hex') }
}

/** Longitude half way from west to east, also over the antimeridian. */
function middle([w, , e]: Box): number {
  const lon = w > e ? (w + e + 360) / 2 : (w + e) / 2
  return lon > 180 ? lon - 360 : lon
}

/** Requests that bring these contents: joined over gaps that cost less than another request, and small enough to be lost. */
export const requestsFor = (contents: Content[]) => coalesce(contents, { gap: 1 << 16, most: 1 << 23 })
