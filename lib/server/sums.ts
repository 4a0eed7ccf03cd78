import 'server-only'
import { createPyramid, type Pyramid } from '../slice/sums/pyramid'
import { LEAF_ROWS } from '../slice/parts'
import { Lru } from '../lru'
import { engineFor, loadedFor, type Cut } from './engine'
import { MEMORY } from './memory'

/** What a search or a statement cuts out of a large record comes as records up to here: a view stays under a megabyte. */
const MAX_CUT_ROWS = 20_000
/** Pairs, places in order and filters per record; the columns themselves are the engine's (engine.ts). */
const ROW_BYTES = 60

const globals = globalThis as unknown as { __atlasSums?: Lru<Promise<Pyramid | null>> }
const pyramids = (): Lru<Promise<Pyramid | null>> => (globals.__atlasSums ??= new Lru(MEMORY.sums))

/** Drops what is in memory of an edition that the store does not hold any more. */
export const forgetSums = (edition: string): void => pyramids().forget(key => (JSON.parse(key) as string[])[0] === edition)

/** The sums of an edition, or of what a search or a statement cuts out of it; null where the records themselves are few enough to be sent. */
export const pyramidFor = (edition: string, cut: Cut): Promise<Pyramid | null> =>
  pyramids().get(JSON.stringify([edition, cut.q ?? '', cut.statement ?? '']), async () => {
    const whole = await loadedFor(edition)
    // What is sent whole is cut into records, however many: the page filters them itself, and its windows are of days.
    if (!whole || whole.slice.columns.length <= LEAF_ROWS) return null
    const engine = await engineFor(edition, cut)
    if (!engine || !(cut.q || cut.statement)) return engine && createPyramid(engine)
    return engine.meta.rows > MAX_CUT_ROWS ? createPyramid(engine, (await pyramidFor(edition, {}))?.bins.unit) : null
  }, pyramid => 1000 + (pyramid?.rows ?? 0) * ROW_BYTES)
