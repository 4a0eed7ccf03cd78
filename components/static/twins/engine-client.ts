import { createEngineClient as served, type EngineClient } from '@/lib/slice/client'
import type { StaticRecords } from '@/lib/static/records'

// Takes the place of lib/slice/client.ts in the static edition: what the server would cut for a search or a statement is cut here.

export type { EngineClient }

let records: StaticRecords | null = null
export function answerFrom(those: StaticRecords): void {
  records = those
}

/** The same client over the worker that lies beside this script. */
export function createEngineClient(): EngineClient {
  const client = served(() => new Worker(new URL('engine.js', import.meta.url), { type: 'module' }))
  let loads = 0
  return {
    ...client,
    get meta() { return client.meta },
    async load(source, options = {}) {
      const mine = ++loads
      if (typeof source !== 'string' || !records) return client.load(source, options)
      const params = new URL(source, window.location.href).searchParams
      const bytes = await records.slice(params.get('q') ?? '', params.get('statement'))
      // Overtaken meanwhile: an older slice must not be loaded after a newer one.
      if (mine !== loads || options.signal?.aborted) throw new DOMException('A newer slice was asked for.', 'AbortError')
      return client.load(bytes, options)
    },
  }
}
