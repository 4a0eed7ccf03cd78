import 'server-only'
import { remembranceOf, type Remembrance } from '../remembrance'
import { rememberedIn } from '../store/read'
import { drawn, getEdition, orAway } from './index'
import { store } from './store'

/** Those whom the shown edition names, and how many it does not; null while the database does not answer. */
export const getRemembrance = (): Promise<Remembrance | null> => drawn(async () => {
  const { key, slice } = await getEdition()
  return remembranceOf(await rememberedIn(await store(), key), slice)
}).catch(error => orAway(error) && null)
