import 'server-only'
import { decodeSlice, encodeSlice } from '../slice/codec'
import { cut } from '../slice/compile'
import type { Slice } from '../slice/columns'
import { createEngine, type Engine } from '../slice/engine'
import { matchingIds, sliceOfEdition } from '../store/read'
import { store } from './store'

const MAX_CACHED = 24
const globals = globalThis as unknown as { __atlasSlices?: Map<string, Promise<Slice | null>>; __atlasEngines?: Map<string, Promise<Engine | null>> }

/** A map that forgets what was asked for longest ago. */
function cached<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = cache.get(key)
  if (found) {
    cache.delete(key)
    cache.set(key, found)
    return found
  }
  const made = make()
  made.catch(() => cache.delete(key))
  cache.set(key, made)
  if (cache.size > MAX_CACHED) cache.delete(cache.keys().next().value as string)
  return made
}

export interface Cut { q?: string; statement?: string }

/** The slice of an edition, cut to what a search or a statement matches (sums cannot answer these); kept by edition and cut. */
export function sliceFor(edition: string, { q, statement }: Cut): Promise<Slice | null> {
  return cached((globals.__atlasSlices ??= new Map()), JSON.stringify([edition, q ?? '', statement ?? '']), async () => {
    if (!q && !statement) {
      const bytes = await sliceOfEdition(await store(), edition, 'root')
      return bytes ? decodeSlice(bytes) : null
    }
    const whole = await sliceFor(edition, {})
    if (!whole) return null
    const ids = new Set(await matchingIds(await store(), edition, { q, statement }))
    const rows = Uint32Array.from(whole.columns.id.flatMap((id, row) => (ids.has(id) ? [row] : [])))
    return { columns: cut(whole.columns, rows), meta: { ...whole.meta, rows: rows.length } }
  })
}

/** The slice as it goes over the wire. */
export async function sliceBytes(edition: string, wanted: Cut): Promise<Uint8Array | null> {
  if (!wanted.q && !wanted.statement) return sliceOfEdition(await store(), edition, 'root')
  const slice = await sliceFor(edition, wanted)
  return slice && encodeSlice(slice)
}

/** The same engine that runs in the reader's worker: what the server says first is what the map says next. */
export const engineFor = (edition: string, wanted: Cut): Promise<Engine | null> =>
  cached((globals.__atlasEngines ??= new Map()), JSON.stringify([edition, wanted.q ?? '', wanted.statement ?? '']), async () => {
    const slice = await sliceFor(edition, wanted)
    return slice && createEngine(slice)
  })
