import { ZipWriter } from '@zip.js/zip.js'
import { byteStream } from './stream'

/** One file of an archive: its path there, and what stands in it. */
export interface ZipPart { path: string; content: AsyncIterable<string | Uint8Array> }

/**
 * An archive, made as it is read: part after part, none begun before the one before has been taken. The same parts and day give the
 * same bytes: every file bears noon of that day (ISO; 2000-01-01 without one), not the hour of the download. When the reader
 * leaves, what is being written is ended. Parts stay below 4 GB.
 */
export async function* zipped(parts: Iterable<ZipPart>, day: string): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, undefined, { highWaterMark: 0 })
  // The archive notes hours without a zone: as the machine's own, noon is noon everywhere.
  const zip = new ZipWriter(writable, { useWebWorkers: false, zip64: false, extendedTimestamp: false, lastModDate: new Date(`${day || '2000-01-01'}T12:00:00`), level: 6 })
  let current: AsyncIterator<string | Uint8Array> | null = null
  const written = (async () => {
    for (const { path, content } of parts) {
      const iterator = (current = content[Symbol.asyncIterator]())
      await zip.add(path, byteStream({ [Symbol.asyncIterator]: () => iterator }))
    }
    await zip.close()
  })()
  // Whoever reads learns of a fault by the stream; the promise must not be left unanswered meanwhile.
  const failed = written.catch((error: unknown) => writable.abort(error).catch(() => undefined))
  const reader = readable.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
    await written
  } finally {
    await reader.cancel().catch(() => undefined)
    await (current as AsyncIterator<string | Uint8Array> | null)?.return?.()
    await failed
  }
}
