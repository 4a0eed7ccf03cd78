import 'server-only'
import type { EditionHead } from '../publish/compile'
import { goneStory, storyBySlug } from '../store/stories'
import { store } from './store'

/** The number below which editions are earlier than this one: a draft bears the number of the edition that it is made on. */
export const firstAfter = ({ number, draft }: EditionHead): number => (draft ? number + 1 : number)

/** Whether an edition tells a story (200), an earlier one did (410), or none up to it (404). */
export async function statusOfStory(head: EditionHead, slug: string): Promise<200 | 404 | 410> {
  const db = await store()
  return (await storyBySlug(db, head.key, slug)) ? 200 : (await goneStory(db, slug, firstAfter(head))) ? 410 : 404
}
