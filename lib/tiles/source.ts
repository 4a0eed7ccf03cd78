import { open } from 'node:fs/promises'
import { statSync } from 'node:fs'
import { TileFault } from './fault'

/** Bytes that are read by ranges: a file, or a file behind HTTP. */
export interface ByteSource {
  /** As the user named it. */
  readonly name: string
  /** What tells one version from the next: known after the first read. `mark`: ETag, else the time of the last change. */
  version(): { size: number | null; mark: string | null }
  /**
   * The bytes from `offset` on, in pieces; fewer than `length` only where the source ends.
   *
   * @throws TileFault with a sentence when they cannot be had; SourceChanged when the source is another one than at the first read
   */
  stream(offset: number, length: number, signal?: AbortSignal): AsyncGenerator<Uint8Array>
  close(): Promise<void>
}

/** The source is not what it was when we began to read. */
export class SourceChanged extends Error {}

/** A stretch in one piece. */
export async function readBytes(source: ByteSource, offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of source.stream(offset, length, signal)) parts.push(part)
  return Buffer.concat(parts)
}

const PIECE = 1 << 20

/** A file on this machine. @throws TileFault when there is none */
export async function fileSource(path: string): Promise<ByteSource> {
  const known = statSync(path, { throwIfNoEntry: false })
  if (!known?.isFile()) throw new TileFault(`There is no file ${path}.`)
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => { throw new TileFault(`${path} cannot be read: ${error.message}.`) })
  return {
    name: path,
    version: () => ({ size: known.size, mark: String(known.mtimeMs) }),
    async *stream(offset, length, signal) {
      const now = statSync(path, { throwIfNoEntry: false })
      if (now?.size !== known.size || now.mtimeMs !== known.mtimeMs) throw new SourceChanged(`${path} was changed while it was read.`)
      for (let at = offset; at < offset + length;) {
        signal?.throwIfAborted()
        const buffer = new Uint8Array(Math.min(PIECE, offset + length - at))
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
        if (!bytesRead) return
        at += bytesRead
        yield buffer.subarray(0, bytesRead)
      }
    },
    close: () => handle.close(),
  }
}
