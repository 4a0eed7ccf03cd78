import { setTimeout as wait } from 'node:timers/promises'
import { TileFault } from './fault'
import { SourceChanged, type ByteSource } from './source'

/** Waits between attempts that bring no byte; after the last one we give up. */
const WAITS_MS = [500, 1000, 2000, 4000, 8000, 15_000]
/** Longest silence of the other side. */
const SILENCE_MS = 30_000

export interface HttpOptions { waits?: number[]; silence?: number; onRetry?: (why: string, waitMs: number) => void }

/** Worth another attempt. */
class Passing extends Error {
  constructor(message: string, readonly afterMs = 0) { super(message) }
}

const codeOf = (error: unknown): string => {
  const { code, cause } = error as { code?: string; cause?: unknown }
  return code ?? (cause ? codeOf(cause) : '')
}

/** A file behind HTTP(S), read by range requests; goes on where a connection broke. */
export function httpSource(url: URL, { waits = WAITS_MS, silence = SILENCE_MS, onRetry }: HttpOptions = {}): ByteSource {
  let known: { size: number | null; mark: string | null } | null = null

  /** One request. Every answer is held against the first: an archive that is replaced meanwhile must not be mixed with its successor. */
  async function* ask(from: number, to: number, signal: AbortSignal, alive: () => void): AsyncGenerator<Uint8Array> {
    const answer = await fetch(url, { headers: { range: `bytes=${from}-${to - 1}`, 'accept-encoding': 'identity' }, signal })
    alive()
    const { status, headers } = answer
    if (status !== 206) {
      await answer.body?.cancel()
      if (status === 200) throw new TileFault(`${url.href} answered 200 with the whole file where a range was asked for: this server does not support range requests. Download the file and give its path instead.`)
      if (status === 404 || status === 410) throw new TileFault(`There is no file at ${url.href} (status ${status}).`)
      if (status === 401 || status === 403) throw new TileFault(`${url.href} may not be read (status ${status}).`)
      if (status === 416) throw new TileFault(`${url.href} ends before byte ${from}: it is shorter than its own directory says.`)
      const after = Number(headers.get('retry-after'))
      if (status >= 500 || status === 429 || status === 408) throw new Passing(`the server answered ${status}`, after > 0 && after <= 120 ? after * 1000 : 0)
      throw new TileFault(`${url.href} answered ${status} to a range request; expected 206.`)
    }
    const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? []
    if (Number(start) !== from) throw new TileFault(`${url.href} answered with another range than asked for (${headers.get('content-range') ?? 'no Content-Range'}; expected bytes ${from}-${to - 1}).`)
    const version = { size: total === '*' ? null : Number(total), mark: headers.get('etag')?.replace(/^W\//, '') ?? headers.get('last-modified') }
    if (known && (known.size !== version.size || known.mark !== version.mark)) {
      await answer.body?.cancel()
      throw new SourceChanged(`${url.href} was replaced while it was read.`)
    }
    known = version
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
      alive()
      yield part
    }
  }

  async function* stream(offset: number, length: number, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    let at = offset
    let failures = 0
    for (;;) {
      const end = known?.size == null ? offset + length : Math.min(offset + length, known.size)
      if (at >= end) return
      const quiet = new AbortController()
      let timer = setTimeout(() => quiet.abort(), silence)
      const alive = () => {
        clearTimeout(timer)
        timer = setTimeout(() => quiet.abort(), silence)
      }
      try {
        for await (const part of ask(at, end, signal ? AbortSignal.any([signal, quiet.signal]) : quiet.signal, alive)) {
          // A server may not send more than was asked; what it did send must not end up in the next stretch.
          const taken = part.subarray(0, end - at)
          at += taken.length
          failures = 0
          yield taken
          if (at >= end) return
        }
        if (known?.size != null && at >= known.size) return
        throw new Passing('the connection ended early')
      } catch (error) {
        signal?.throwIfAborted()
        if (error instanceof TileFault || error instanceof SourceChanged) throw error
        const code = codeOf(error)
        const why = quiet.signal.aborted ? `nothing came for ${silence / 1000} s` : error instanceof Passing ? error.message : code || (error instanceof Error ? error.message : String(error))
        if (code === 'ENOTFOUND') throw new TileFault(`There is no host ${url.host}, or no connection to ask for it. Check the address and the connection.`)
        if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) throw new TileFault(`The certificate of ${url.host} is not accepted (${code}).`)
        if (failures >= waits.length) throw new TileFault(`${url.href} could not be read: ${why}, ${failures + 1} times in a row.`)
        const delay = Math.max(waits[failures++], error instanceof Passing ? error.afterMs : 0)
        onRetry?.(why, delay)
        await wait(delay, undefined, { signal })
      } finally {
        clearTimeout(timer)
      }
    }
  }

  return { name: url.href, version: () => known ?? { size: null, mark: null }, stream, close: async () => {} }
}
