/** Fetches at most so many at a time: browsers open six connections to a server. */
const AT_ONCE = 6
/** A tile that failed is asked for again after this, then after twice as long, and so on. */
const RETRY_MS = 2000
const RETRY_MOST_MS = 60_000
/** The server has said that there is none: asking again changes nothing. */
class Refused extends Error {}

export interface TileLoader {
  /** From now on these and no others: what is not needed any more is cancelled. In order of need. */
  want(keys: string[]): void
  stop(): void
}

interface Options {
  /** Address of a tile. */
  url(key: string): string
  take(key: string, bytes: Uint8Array): void
  lost(reason: string): void
  fetch?: typeof fetch
}

/** Loads tiles while they are wanted. Each is asked for once; an answer that comes too late is dropped. */
export function createTileLoader({ url, take, lost, fetch: get = fetch }: Options): TileLoader {
  const running = new Map<string, AbortController>()
  /** Tiles that did not come, and whether they are worth another try. */
  const failed = new Map<string, boolean>()
  let wait = RETRY_MS
  let waiting: string[] = []
  let retry: ReturnType<typeof setTimeout> | undefined

  async function load(key: string, abort: AbortController): Promise<void> {
    try {
      const answer = await get(url(key), { signal: abort.signal })
      if (!answer.ok) throw new (answer.status < 500 && answer.status !== 429 ? Refused : Error)(`The server answered ${answer.status} to ${url(key)}.`)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      running.delete(key)
      failed.delete(key)
      wait = RETRY_MS
      take(key, bytes)
    } catch (error) {
      if (abort.signal.aborted) return
      running.delete(key)
      failed.set(key, !(error instanceof Refused))
      lost(error instanceof Error ? error.message : String(error))
      clearTimeout(retry)
      retry = setTimeout(() => {
        for (const [lostKey, again] of failed) {
          if (!again) continue
          failed.delete(lostKey)
          waiting.push(lostKey)
        }
        next()
      }, wait)
      wait = Math.min(RETRY_MOST_MS, wait * 2)
    }
    next()
  }

  function next(): void {
    while (running.size < AT_ONCE && waiting.length) {
      const key = waiting.shift() as string
      if (running.has(key) || failed.has(key)) continue
      const abort = new AbortController()
      running.set(key, abort)
      void load(key, abort)
    }
  }

  return {
    want(keys) {
      for (const [key, abort] of running) {
        if (keys.includes(key)) continue
        abort.abort()
        running.delete(key)
      }
      for (const key of failed.keys()) if (!keys.includes(key)) failed.delete(key)
      waiting = keys.filter(key => !running.has(key))
      next()
    },
    stop() {
      clearTimeout(retry)
      for (const abort of running.values()) abort.abort()
      running.clear()
      waiting = []
    },
  }
}
