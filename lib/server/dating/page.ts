import 'server-only'
import { byDispute } from '../../dating/dated'
import type { ResultsPage } from '../../model/dating-page'
import { orAway } from '../index'
import { filledProject } from './desks'
import { shownOf } from './made'
import { datingsOf, resultsOf } from './results'

/** Told on the page; all of them are in the files. */
const MOST_DISPUTED = 50

/** What a project's page of results says at present; `filling` while its log is being read; null while the database does not answer, or when the served edition publishes no such project. */
export async function resultsPage(id: string): Promise<ResultsPage | 'filling' | null> {
  const live = await filledProject(id).catch(error => orAway(error) && undefined)
  if (!live) return live === null ? 'filling' : null
  const shown = shownOf(live)
  const { project, dates } = shown
  const disputed = dates.filter(d => d.stage === 'review').sort(byDispute)
  return {
    project: { id, title: project.title, drawing: project.drawing, level: project.rules.level, days: project.scenes.map(s => s.date) },
    results: resultsOf(shown), curve: datingsOf(shown).curve,
    disputed: { all: disputed.length, first: disputed.slice(0, MOST_DISPUTED).map(({ building, after, before, standing, confidence, answers, other_answers }) => ({ id: building, after, by: before, stands: standing === 'yes', confidence, answers, other_answers })) },
  }
}
