import 'server-only'
import { cache } from 'react'
import { directionOf } from '../../i18n/locales'
import type { PublishedProject } from '../model/dating'
import type { Results } from '../model/track'
import { shownPlace, type ShownPlace } from '../scenes'
import { StoreAway } from '../store/database'
import { taskOf, type Task } from '../track/task'
import { filledProject } from './dating/desks'
import { shownOf } from './dating/made'
import { resultsOf } from './dating/results'
import { presentHead } from './present'
import { projectsIn } from './projects-of'
import { placesOf } from './scenes-of'

// What the volunteer's pages show of the projects. Work goes on in the edition that is served, whichever one an address names.

/** A project with the place that is looked at, and how far it is; without figures while the database does not answer or the log is being read. */
export interface OpenProject { project: PublishedProject; place: ShownPlace; results: Results | null }

/** Projects that ask for volunteers, in the order of their ids. Gold and truths are among what this returns: it is for the server's own pages. */
export const getProjects = cache(async (): Promise<OpenProject[]> => {
  const { key } = await presentHead()
  const [projects, places] = await Promise.all([projectsIn(key), placesOf(key)])
  return Promise.all(projects.filter(p => p.published).flatMap(project => {
    const place = places.find(p => p.id === project.place)
    return place ? [figuresOf(project.id).then(results => ({ project, place: shownPlace(place), results }))] : []
  }))
})

async function figuresOf(id: string): Promise<Results | null> {
  try {
    const live = await filledProject(id)
    return live ? resultsOf(shownOf(live)) : null
  } catch (error) {
    if (error instanceof StoreAway) return null
    throw error
  }
}

export const getProject = async (id: string): Promise<OpenProject | null> => (await getProjects()).find(({ project }) => project.id === id) ?? null

/** What the page where buildings are dated gets of it. */
export const getTask = async ({ project, place }: OpenProject, locale: string): Promise<Task | null> => taskOf(project, place, (await presentHead()).key, locale, directionOf(locale) === 'rtl')
