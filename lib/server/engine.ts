import 'server-only'
import { encodeSlice } from '../slice/codec'
import { cut } from '../slice/compile'
import type { Slice } from '../slice/columns'
import { createEngine, type Engine } from '../slice/engine'
import { allowed, loadEdition, type Loaded } from '../store/ask'
import { Kept } from '../store/kept'
import { sliceBytes as storedSlice } from '../store/slices'
import { ordsOf } from '../text/ord-set'
import { store } from './store'

// What this process keeps of editions in memory, each kind up to so many bytes: the one that is asked for longest ago goes first.

const MB = 1 << 20
const ROW_BYTES = 180
const ENGINE_ROW_BYTES = 140
interface Caches { editions: Kept<Promise<Loaded>>; cuts: Kept<Promise<Slice>>; engines: Kept<Promise<Engine>> }
const globals = globalThis as unknown as { __atlasKept?: Caches }
const kept = (): Caches => (globals.__atlasKept ??= { editions: new Kept(600 * MB), cuts: new Kept(128 * MB), engines: new Kept(256 * MB) })

/** The store does not hold the edition; it is asked again the next time. */
class Unknown extends Error {}
const orNull = <T>(wanted: Promise<T>): Promise<T | null> => wanted.catch((error: unknown) => {
  if (error instanceof Unknown) return null
  throw error
})

/** An edition's columns and orders; null when the store does not hold it. */
export const loadedFor = (edition: string): Promise<Loaded | null> => orNull(kept().editions.get(edition, e => e.size, async () => {
  const loaded = await loadEdition(await store(), edition)
  if (!loaded) throw new Unknown()
  return loaded
}))

/** Drops what is in memory of an edition: the store does not hold it any more. */
export function forgetEdition(edition: string): void {
  const { editions, cuts, engines } = kept()
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
  return kept().cuts.get(JSON.stringify([edition, wanted.q ?? '', wanted.statement ?? '']), slice => slice.columns.length * ROW_BYTES + 1000, async () => {
    const columns = cut(whole.slice.columns, ordsOf(set))
    return { columns, meta: { ...whole.slice.meta, rows: columns.length } }
  })
}

/** The slice as it goes over the wire. */
export async function sliceBytes(edition: string, wanted: Cut): Promise<Uint8Array | null> {
  const stored = !wanted.q && !wanted.statement ? await storedSlice(await store(), edition, 'root') : null
  if (stored) return stored
  const slice = await sliceFor(edition, wanted)
  return slice && encodeSlice(slice)
}

/** The same engine that runs in the reader's worker: what the server says first is what the map says next. */
export const engineFor = (edition: string, wanted: Cut): Promise<Engine | null> =>
  orNull(kept().engines.get(JSON.stringify([edition, wanted.q ?? '', wanted.statement ?? '']), engine => engine.meta.rows * ENGINE_ROW_BYTES + 1000, async () => {
    const slice = await sliceFor(edition, wanted)
    if (!slice) throw new Unknown()
    return createEngine(slice)
  }))
