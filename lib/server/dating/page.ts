import 'server-only'
import { byDispute } from '../../dating/dated'
import type { ResultsPage } from '../../model/dating-page'
import { orAway } from '../index'
import { liveProject } from './desks'
import { datesOf } from './made'
import { datingsOf, resultsOf } from './results'

/** Told on the page; all of them are in the files. */
const MOST_DISPUTED = 50

/** What a project's page of results says at present; null while the database does not answer, or when the served edition publishes no such project. */
export async function resultsPage(id: string): Promise<ResultsPage | null> {
  const live = await liveProject(id).catch(error => orAway(error) && null)
  if (!live) return null
  const { project } = live.desk
  const disputed = datesOf(live).filter(d => d.stage === 'review').sort(byDispute)
  return {
    project: { id, title: project.title, drawing: project.drawing, level: project.rules.level, days: project.scenes.map(s => s.date) },
    results: resultsOf(live), curve: datingsOf(live).curve,
    disputed: { all: disputed.length, first: disputed.slice(0, MOST_DISPUTED).map(({ building, after, before, standing, confidence, answers, other_answers }) => ({ id: building, after, by: before, stands: standing === 'yes', confidence, answers, other_answers })) },
  }
}
