import 'server-only'
import { Lru } from '../lru'
import type { Loaded } from '../store/ask'
import { lastChanges, releasedEditions, type LastChanges } from '../store/last-change'
import { loadedFor } from './engine'
import { NoEdition } from './no-edition'
import { served } from './serving'
import { store } from './store'

const MOST_BYTES = 32 << 20
const ROW_BYTES = 3
/** Of a record that is gone, roughly. */
const GONE_BYTES = 100
const globals = globalThis as unknown as { __atlasChanges?: Lru<Promise<LastChanges>> }

/** The newest edition that is no draft, and which edition last changed each of its records: what feeds and the sitemap speak of. */
export interface Released { loaded: Loaded; changes: LastChanges }

/** Null before anything is released. Throws NoEdition before anything is published. */
export async function newestReleased(): Promise<Released | null> {
  const [db, current] = await Promise.all([store(), served()])
  if (!current) throw new NoEdition()
  const editions = await releasedEditions(db, current.number)
  const newest = editions.at(-1)
  const loaded = newest && (await loadedFor(newest.key))
  if (!loaded) return null
  const known = (globals.__atlasChanges ??= new Lru(MOST_BYTES))
  const rows = loaded.slice.columns.length
  // Changes may be told later than the edition is there, or anew; notes may be put better in one that is known.
  const told = JSON.stringify(editions.map(e => [e.key, e.base]))
  return { loaded, changes: { ...await known.get(told, () => lastChanges(db, editions, rows), ({ gone }) => rows * ROW_BYTES + gone.length * GONE_BYTES + 1000), editions } }
}
