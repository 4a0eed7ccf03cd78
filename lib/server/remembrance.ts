import 'server-only'
import { remembranceOf, type Remembrance } from '../remembrance'
import { rememberedIn } from '../store/read'
import { getEdition } from './index'
import { store } from './store'

/** Those whom the shown edition names, and how many it does not. */
export async function getRemembrance(): Promise<Remembrance> {
  const { key, slice } = await getEdition()
  return remembranceOf(await rememberedIn(await store(), key), slice)
}
