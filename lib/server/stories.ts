import 'server-only'
import { cache } from 'react'
import type { Subject } from '../model/claims'
import type { Away } from '../model/found'
import type { ScenePlace } from '../model/scene'
import { SLUG } from '../model/slug'
import { summaryOf, type GoneStory, type Story, type StorySummary } from '../model/story'
import { readView } from '../search-params'
import { claimsOf } from '../store/ask'
import { StoreAway } from '../store/database'
import { EditionGone } from '../store/read'
import { goneStory, storiesOf, storyBySlug } from '../store/stories'
import { chapterShown, type ChapterShown } from '../story/shown'
import { engineFor } from './engine'
import { domainOf, drawn, getEdition, getHead, getLoaded } from './index'
import { placesOf } from './scenes-of'
import { store } from './store'
import { firstAfter } from './story-status'

/** A story with what each of its chapters shows, in the order of the chapters, and what of the edition its charts and pairs of scenes are drawn from. */
export interface FoundStory { kind: 'found'; story: Story; shown: ChapterShown[]; subjects: Subject[]; places: ScenePlace[] }

export type StoryGone = GoneStory & { kind: 'gone' }

/** Stories of the edition that a page shows, newest first; null while the database does not answer. */
export const getStories = cache((): Promise<StorySummary[] | null> => drawn(async () => (await storiesOf(await store(), (await getHead()).key)).map(summaryOf)).catch(nullIfAway))

/** A story of the edition that a page shows, or what the last edition before it says that held it; null when there is none of that name. */
export const getStory = cache((slug: string): Promise<FoundStory | StoryGone | Away | null> => drawn(() => foundStory(slug)).catch((error: unknown) => nullIfAway(error) ?? { kind: 'away' as const }))

async function foundStory(slug: string): Promise<FoundStory | StoryGone | null> {
  if (!SLUG.test(slug)) return null
  const [db, head] = await Promise.all([store(), getHead()])
  const { key } = head
  const story = await storyBySlug(db, key, slug)
  if (!story) {
    const gone = await goneStory(db, slug, firstAfter(head))
    return gone && { kind: 'gone', ...gone }
  }
  const [shown, { subjects }, places] = await Promise.all([shownOf(story), getLoaded().then(loaded => claimsOf(db, loaded)), placesOf(key)])
  return { kind: 'found', story, shown, subjects, places }
}

/** Every language has the same views: the first says them. */
async function shownOf({ texts }: Story): Promise<ChapterShown[]> {
  const edition = await getEdition()
  const domain = await domainOf(edition)
  return Promise.all(Object.values(texts)[0].chapters.map(async chapter => {
    const view = readView(new URLSearchParams(chapter.view), edition.manifest)
    const engine = await engineFor(edition.key, { q: view.q || undefined, statement: view.statement ?? undefined })
    if (!engine) throw new EditionGone(edition.key, 'columns')
    return chapterShown(chapter, engine, edition.manifest, domain)
  }))
}

const nullIfAway = (error: unknown): null => {
  if (error instanceof StoreAway) return null
  throw error
}
