import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { requestBytes, type Request } from './coalesce'
import { TileFault } from './fault'
import { Journal, type Stored } from './journal'
import { requestsFor, type Content, type Plan } from './plan'
import type { ByteSource } from './source'

/** Written at once, with one line of the journal: what a kill costs. */
const WRITE_BYTES = 1 << 20

/** The half-made archive beside its place, and the journal of what it holds. A leading dot: the server's watch over the folder does not look at it. */
export const partOf = (target: string): { part: string; journal: string } => {
  const at = target.lastIndexOf('/') + 1
  const part = `${target.slice(0, at)}.${target.slice(at)}.part`
  return { part, journal: `${part}.log` }
}

export interface Begun {
  /** What an earlier run left: bytes that need not be fetched; why they cannot be used. */
  kept: number
  restarted: 'changed' | 'other' | null
  requests: Request<Content>[]
  bytes: number
}

/** An extraction on disk: begun anew or where the last run stopped. */
export class Extraction {
  private constructor(private readonly plan: Plan, private readonly file: FileHandle, private readonly journal: Journal, readonly begun: Begun, readonly part: string) {}

  /**
   * Opens or makes the part beside `target`. Stretches of an earlier run are held against their hash: after a power cut the
   * journal may know of bytes that the disk does not.
   */
  static async begin(plan: Plan, source: ByteSource, target: string): Promise<Extraction> {
    const { part, journal: path } = partOf(target)
    const state = { from: source.name, ...source.version(), plan: plan.hash }
    const before = existsSync(part) ? Journal.read(path) : null
    const same = before?.state.plan === state.plan && before.state.size === state.size && before.state.mark === state.mark
    const changed = before && !same && before.state.from === state.from && (before.state.size !== state.size || before.state.mark !== state.mark)
    const file = await open(part, same ? 'r+' : 'w+')
    try {
      const whole: Stored[] = []
      if (same) for (const s of before.stored) if (await matches(file, s)) whole.push(s)
      await writeAll(file, plan.head, 0)
      const journal = Journal.write(path, state, whole)
      const requests = requestsFor(without(plan.contents, whole))
      const begun: Begun = { kept: whole.reduce((sum, s) => sum + s.length, 0), restarted: before && !same ? (changed ? 'changed' : 'other') : null, requests, bytes: requestBytes(requests) }
      return new Extraction(plan, file, journal, begun, part)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /**
   * Fetches what is missing. What came before an error stays, for the next run.
   *
   * @param onBytes gets the bytes that came since it was last called
   */
  async fetch(source: ByteSource, { signal, onBytes }: { signal?: AbortSignal; onBytes?: (bytes: number) => void } = {}): Promise<void> {
    for (const request of this.begun.requests) {
      const batch = new Batch(this.file, this.journal)
      const items = request.items.values()
      let item = items.next().value
      let held: Uint8Array[] = []
      let at = request.from
      try {
        for await (const bytes of source.stream(request.from, request.to - request.from, signal)) {
          onBytes?.(bytes.length)
          const end = at + bytes.length
          while (item && item.offset < end) {
            held.push(bytes.subarray(Math.max(0, item.offset - at), item.offset + item.length - at))
            if (item.offset + item.length > end) break
            await batch.add(item, Buffer.concat(held))
            held = []
            item = items.next().value
          }
          at = end
        }
      } finally {
        await batch.flush()
      }
      if (item) throw new TileFault(`${source.name} is cut off at byte ${at}; its directory names tiles to byte ${request.to}.`)
    }
    await this.file.sync()
  }

  async close(): Promise<void> {
    this.journal.close()
    await this.file.close()
  }

  /** Every stretch that was fetched, in order: what the new archive must hold. */
  stored = (): Stored[] => this.journal.stored

  /** Takes away part and journal. */
  static discard(target: string): void {
    for (const path of Object.values(partOf(target))) rmSync(path, { force: true })
  }
}

/** Collects contents that follow each other in the new archive, so that a thousand small tiles are one write and one line. */
class Batch {
  private parts: Buffer[] = []
  private from = 0
  private to = 0
  private length = 0
  private target = 0
  private order = 0
  constructor(private readonly file: FileHandle, private readonly journal: Journal) {}

  /** A stretch is named by its ends in the source, so nothing between them may be left out. */
  async add({ offset, target, order }: Content, bytes: Buffer): Promise<void> {
    if (this.length && (order !== this.order + 1 || target !== this.target + this.length || this.length + bytes.length > WRITE_BYTES)) await this.flush()
    if (!this.length) {
      this.from = offset
      this.target = target
    }
    this.parts.push(bytes)
    this.length += bytes.length
    this.to = offset + bytes.length
    this.order = order
  }

  async flush(): Promise<void> {
    if (!this.length) return
    const bytes = Buffer.concat(this.parts)
    await writeAll(this.file, bytes, this.target)
    this.journal.add({ from: this.from, to: this.to, target: this.target, length: this.length, sha256: sha256(bytes) })
    this.parts = []
    this.length = 0
  }
}

/** A single write may take less than it is given, on a disk that is nearly full. */
async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Whether a file holds what was fetched. */
export async function matches(file: FileHandle, { target, length, sha256: wanted }: Stored): Promise<boolean> {
  const bytes = new Uint8Array(length)
  const { bytesRead } = await file.read(bytes, 0, length, target)
  return bytesRead === length && sha256(bytes) === wanted
}

/** Contents that no stretch holds; both by place in the source. A stretch holds every content between its ends. */
function without(contents: Content[], stored: Stored[]): Content[] {
  const ordered = stored.toSorted((a, b) => a.from - b.from)
  let i = 0
  return contents.filter(({ offset, length }) => {
    while (i < ordered.length && ordered[i].to <= offset) i++
    return !(i < ordered.length && offset >= ordered[i].from && offset + length <= ordered[i].to)
  })
}
