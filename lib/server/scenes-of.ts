import 'server-only'
import type { ScenePlace } from '../model/scene'
import { scenesOf } from '../store/files'
import { EditionGone } from '../store/read'
import { store } from './store'

const globals = globalThis as unknown as { __atlasScenes?: Map<string, ScenePlace[]> }
const MOST_EDITIONS = 20

/** Drops what is in memory of an edition that the store does not hold any more. */
export const forgetScenes = (edition: string): void => { globals.__atlasScenes?.delete(edition) }

/** Places with scenes of an edition; an edition is never edited, so they are read once. Throws EditionGone. */
export async function placesOf(edition: string): Promise<ScenePlace[]> {
  const known = (globals.__atlasScenes ??= new Map())
  const there = known.get(edition)
  if (there) return there
  const places = await scenesOf(await store(), edition)
  if (!places) throw new EditionGone(edition, 'scenes')
  if (known.size >= MOST_EDITIONS) known.delete(known.keys().next().value as string)
  known.set(edition, places)
  return places
}
