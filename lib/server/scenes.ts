import 'server-only'
import { cache } from 'react'
import { cookies } from 'next/headers'
import { isInside, pairAt, pairOf, shownPlace, type ScenePair, type ShownPlace } from '../scenes'
import { readView, type SearchParams } from '../search-params'
import { StoreAway } from '../store/database'
import { TEXT_ONLY } from '../text-only'
import { formatDay } from '../time/day'
import { resolveWindow } from '../view-window'
import { domainOf, getEdition, getShown } from './index'
import { placesOf } from './scenes-of'

/** Of the page's edition; none while the database does not answer and they were not read before. */
export const getScenePlaces = cache(async (): Promise<ShownPlace[]> => placesOf((await getShown()).key).then(places => places.map(shownPlace)).catch((error: unknown) => {
  if (error instanceof StoreAway) return []
  throw error
}))

export const getScenePlace = async (id: string): Promise<ShownPlace | null> => (await getScenePlaces()).find(p => p.id === id) ?? null

/** Places in which a point lies. */
export const placesAt = async (point: readonly number[] | null): Promise<ShownPlace[]> => (point ? (await getScenePlaces()).filter(p => isInside(point, p.bounds)) : [])

/** The two scenes that a page's address asks for: by hand, by its moment, else by the end of its window. */
export async function pairFor(place: ShownPlace, params: SearchParams): Promise<ScenePair> {
  const edition = await getEdition()
  const view = readView(params, edition.manifest)
  const chosen = view.pair && pairOf(place.scenes, view.pair)
  return chosen ?? pairAt(place.scenes, view.moment ?? formatDay(resolveWindow(view, edition.manifest, await domainOf(edition)).to))
}

/** Whether the reader wants no pictures, films or sound. */
export const wantsTextOnly = async (): Promise<boolean> => Boolean((await cookies()).get(TEXT_ONLY)?.value)
