import 'server-only'
import { cache } from 'react'
import type { ScenePlace } from '../model/scene'
import { isInside } from '../scenes'
import { EditionGone } from '../store/read'
import { scenesOf } from '../store/files'
import { StoreAway } from '../store/database'
import { getShown } from './index'
import { store } from './store'

const globals = globalThis as unknown as { __atlasScenes?: Map<string, ScenePlace[]> }
const MOST_EDITIONS = 20

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

/** Of the page's edition; none while the database does not answer and they were not read before. */
export const getScenePlaces = cache(async (): Promise<ScenePlace[]> => placesOf((await getShown()).key).catch((error: unknown) => {
  if (error instanceof StoreAway) return []
  throw error
}))

export const getScenePlace = async (id: string): Promise<ScenePlace | null> => (await getScenePlaces()).find(p => p.id === id) ?? null

/** Places in which a point lies. */
export const placesAt = async (point: readonly number[] | null): Promise<ScenePlace[]> => (point ? (await getScenePlaces()).filter(p => isInside(point, p.bounds)) : [])
