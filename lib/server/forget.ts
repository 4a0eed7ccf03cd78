import 'server-only'
import { forgetEdition } from './engine'
import { forgetProjects } from './projects-of'
import { forgetSent } from './sent'
import { forgetScenes } from './scenes-of'
import { forgetSums } from './sums'

/** Drops all that this process keeps of an edition: the store does not hold it any more. */
export function forgetAll(edition: string): void {
  forgetEdition(edition)
  forgetSums(edition)
  forgetSent(edition)
  forgetScenes(edition)
  forgetProjects(edition)
}
