import 'server-only'
import type { PublishedProject } from '../model/dating'
import { EditionGone } from '../store/read'
import { projectsOf } from '../store/projects'
import { store } from './store'

const globals = globalThis as unknown as { __atlasProjects?: Map<string, PublishedProject[]> }
const MOST_EDITIONS = 20

/** Drops what is in memory of an edition that the store does not hold any more. */
export const forgetProjects = (edition: string): void => { globals.__atlasProjects?.delete(edition) }

/** Dating projects of an edition, as the store has them (gold and truths among it: never sent whole); an edition is never edited, so they are read once. Throws EditionGone. */
export async function projectsIn(edition: string): Promise<PublishedProject[]> {
  const known = (globals.__atlasProjects ??= new Map())
  const there = known.get(edition)
  if (there) return there
  const projects = await projectsOf(await store(), edition)
  if (!projects) throw new EditionGone(edition, 'projects')
  if (known.size >= MOST_EDITIONS) known.delete(known.keys().next().value as string)
  known.set(edition, projects)
  return projects
}
