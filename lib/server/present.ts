import 'server-only'
import type { Loaded } from '../store/ask'
import { EditionGone } from '../store/read'
import { loadedFor } from './engine'
import { NoEdition } from './no-edition'
import { served, type Served } from './serving'

// The edition that is served, whoever asks and whatever a page shows: for the machine face, which takes an edition from its own
// parameters. A page's is another door (getShown).

/** Throws NoEdition before anything is published. */
export async function presentHead(): Promise<Served> {
  const head = await served()
  if (!head) throw new NoEdition()
  return head
}

/** An edition in memory. Throws EditionGone when the store does not hold it any more. */
export async function loadedOf(key: string): Promise<Loaded> {
  const loaded = await loadedFor(key)
  if (!loaded) throw new EditionGone(key, 'columns')
  return loaded
}
