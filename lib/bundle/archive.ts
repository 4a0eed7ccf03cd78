import { openAsBlob } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { BlobReader, configure, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { Damaged, MOST_FILES, NoBundle, type Contents } from './contents'
import { isSafeName, shown } from './sums'

configure({ useWebWorkers: false })

/** Unpacked bytes beyond which an archive is refused: a bundle of the most records stays far under. */
const MOST_BYTES = 2_000_000_000
const GB = 1_000_000_000

/**
 * A packed bundle, of which nothing is written to disk. Read strictly: an archive that another program could unpack otherwise
 * (two directories, two files of one name, entries that lie on one another, heads that say something else than the directory) is refused.
 */
export async function openArchive(path: string): Promise<Contents> {
  const zip = new ZipReader(new BlobReader(await openAsBlob(path)), { strictness: 'strict', filenameValidation: 'tolerant', checkOverlappingEntry: true })
  const entries = new Map<string, FileEntry>()
  const faults: string[] = []
  let bytes = 0
  const listing = zip.getEntriesGenerator()
  for (;;) {
    const next = await listing.next().catch((error: unknown) => {
      throw new NoBundle(`${path} is no case bundle: it is no ZIP archive that can be read without doubt (${reasonOf(error)}). Download it again, and name it as it came.`)
    })
    if (next.done) break
    const entry = next.value
    bytes += entry.uncompressedSize
    if (entries.size + faults.length >= MOST_FILES) throw new NoBundle(`${path} is no case bundle: it holds more than ${MOST_FILES} files.`)
    if (bytes > MOST_BYTES) throw new NoBundle(`${path} would unpack to ${(bytes / GB).toFixed(1)} GB or more; no case bundle is larger than ${MOST_BYTES / GB} GB, so it was not read.`)
    if (entry.directory) {
      if (!isSafeName(entry.filename.replace(/\/$/, ''))) faults.push(`${shown(entry.filename)} would be unpacked outside the folder; it was not read.`)
    } else if (!isSafeName(entry.filename)) faults.push(`${shown(entry.filename)} would be unpacked outside the folder, or is a name that not every system takes; it was not read.`)
    else if (entry.encrypted) faults.push(`${shown(entry.filename)} is encrypted; no file of a bundle is.`)
    else entries.set(entry.filename, entry)
  }
  return { names: new Set(entries.keys()), faults, read: name => unpacked(entries.get(name) as FileEntry) }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')

/** Ways of packing (APPNOTE 4.4.5): as it is, and deflated. Others are not written by us. */
const [STORED, DEFLATED] = [0, 8]

/**
 * Piece by piece, no faster than it is read. The library's own unpacking does not wait for its reader (600 MB of zeros were held in
 * memory, all of them): it hands over what is packed, and Node's inflater, which waits, unpacks it.
 */
async function* unpacked(entry: FileEntry): AsyncGenerator<Uint8Array> {
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw new Damaged(`it is packed in a way (${entry.compressionMethod}) that no bundle is`)
  const packed = Readable.from(packedBytes(entry))
  const pieces: AsyncIterable<Uint8Array> = entry.compressionMethod === STORED ? packed : pipeline(packed, createInflateRaw(), () => undefined)
  let bytes = 0
  try {
    for await (const piece of pieces) {
      bytes += piece.length
      if (bytes > entry.uncompressedSize) throw new Error('it is larger than the archive says')
      yield piece
    }
    if (bytes < entry.uncompressedSize) throw new Error('it is smaller than the archive says')
  } catch (error) {
    throw new Damaged(`it does not come out of the archive whole (${reasonOf(error)})`)
  }
}

async function* packedBytes(entry: FileEntry): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const done = entry.getData(writable, { passThrough: true })
  // A fault of the archive ends the reading whether or not it ends the stream.
  const fault = done.then(() => new Promise<never>(() => undefined))
  fault.catch(() => undefined)
  const reader = readable.getReader()
  try {
    for (let next = await Promise.race([reader.read(), fault]); !next.done; next = await Promise.race([reader.read(), fault])) yield next.value
    await done
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
