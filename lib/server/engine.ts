import 'server-only'
import { encodeSlice } from '../slice/codec'
import { cut } from '../slice/compile'
import type { Slice } from '../slice/columns'
import { createEngine, type Engine } from '../slice/engine'
import { allowed, loadEdition, type Loaded } from '../store/ask'
import { StoreAway } from '../store/database'
import { Lru } from '../lru'
import { sliceBytes as storedSlice } from '../store/slices'
import { ordsOf } from '../text/ord-set'
import { MEMORY } from './memory'
import { store } from './store'

// What this process keeps of editions in memory, each kind up to so many bytes: the one that is asked for longest ago goes first.

// Measured over a million records (docs/operating.md); an engine's blocks of rows (docs/decisions/0018-blocks-of-rows.md) take some 20 more.
const ROW_BYTES = 120
const ENGINE_ROW_BYTES = 110
interface Caches { editions: Lru<Promise<Loaded>>; cuts: Lru<Promise<Slice>>; engines: Lru<Promise<Engine>> }
const globals = globalThis as unknown as { __atlasCaches?: Caches }
const caches = (): Caches => (globals.__atlasCaches ??= { editions: new Lru(MEMORY.editions), cuts: new Lru(MEMORY.cuts), engines: new Lru(MEMORY.engines) })

/** The store does not hold the edition; it is asked again the next time. */
const UNKNOWN = Symbol.for('atlas: no such edition')
const orNull = <T>(wanted: Promise<T>): Promise<T | null> => wanted.catch((error: unknown) => {
  if (error === UNKNOWN) return null
  throw error
})

/** An edition's columns and orders; null when the store does not hold it. */
export const loadedFor = (edition: string): Promise<Loaded | null> => orNull(caches().editions.get(edition, async () => {
  const loaded = await loadEdition(await store(), edition)
  if (!loaded) throw UNKNOWN
  return loaded
}, e => e.size))

/** Drops what is in memory of an edition: the store does not hold it any more. */
export function forgetEdition(edition: string): void {
  const { editions, cuts, engines } = caches()
  editions.forget(key => key === edition)
  for (const cache of [cuts, engines]) cache.forget(key => (JSON.parse(key) as string[])[0] === edition)
}

export interface Cut { q?: string; statement?: string }

/** The slice of an edition, cut to what a search or a statement matches (sums cannot answer these); kept by edition and cut. */
export async function sliceFor(edition: string, wanted: Cut): Promise<Slice | null> {
  const whole = await loadedFor(edition)
  if (!whole) return null
  const set = await allowed(await store(), whole, wanted)
  if (!set) return whole.slice
  return caches().cuts.get(JSON.stringify([edition, wanted.q ?? '', wanted.statement ?? '']), async () => {
    const columns = cut(whole.slice.columns, ordsOf(set))
    return { columns, meta: { ...whole.slice.meta, rows: columns.length } }
  }, slice => slice.columns.length * ROW_BYTES + 1000)
}

/** The columns in memory say the same. */
const unlessAway = (error: unknown): null => {
  if (error instanceof StoreAway) return null
  throw error
}

/** The slice as it goes over the wire. */
export async function sliceBytes(edition: string, wanted: Cut): Promise<Uint8Array | null> {
  const stored = !wanted.q && !wanted.statement ? await storedSlice(await store(), edition, 'root').catch(unlessAway) : null
  if (stored) return stored
  const slice = await sliceFor(edition, wanted)
  return slice && encodeSlice(slice)
}

/** The same engine that runs in the reader's worker: what the server says first is what the map says next. */
export const engineFor = (edition: string, wanted: Cut): Promise<Engine | null> =>
  orNull(caches().engines.get(JSON.stringify([edition, wanted.q ?? '', wanted.statement ?? '']), async () => {
    const slice = await sliceFor(edition, wanted)
    if (!slice) throw UNKNOWN
    return createEngine(slice)
  }, engine => engine.meta.rows * ENGINE_ROW_BYTES + 1000))
