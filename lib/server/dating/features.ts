import 'server-only'
import type { Dating } from '../../model/datings'
import type { Extent } from '../../ogc/documents'
import type { Bounds, Day } from '../../slice/types'
import { parseDay } from '../../time/day'
import { projectsIn } from '../projects-of'
import { liveProject, type Live } from './desks'
import { datesOf, once } from './made'
import { outlinesOf, type Outline } from './outlines'

/** A building with its date and its place. `start`, `end`: days that it may have been destroyed on, both inside; null = open. It may have been on the day of the picture that last shows it standing, later that day. */
export interface DatingRow { dating: Dating; outline: Outline; middle: [number, number]; start: Day | null; end: Day | null }

/** Four decimals: more would say more than is known. */
const share = (p: number): number => Math.round(p * 10_000) / 10_000

export const datingsIn = (live: Live): Dating[] => once(live, 'rows', () => datesOf(live).map((d): Dating => ({
  id: `${live.desk.project.id}:${d.building}`, project: live.desk.project.id, building: d.building, after: d.after, before: d.before, standing: d.standing, confidence: share(d.confidence), firm: d.firm,
  stage: d.stage, answers: d.answers, partly: d.partly, other_answers: d.other_answers, dispute: share(d.dispute), drawing: live.desk.project.drawing,
})))

/** Buildings of one project as they are now, in the order of its outlines. */
export async function rowsOf(live: Live): Promise<DatingRow[]> {
  const { project } = live.desk
  const outlines = await outlinesOf(project, live.edition)
  const dayOf = (iso: string | null) => (iso === null ? null : parseDay(iso))
  return datingsIn(live).map((dating, b) => ({ dating, outline: outlines[b], middle: project.middles[b], start: dayOf(dating.after), end: dayOf(dating.before) }))
}

/** Published projects of an edition, at work. */
export async function liveProjects(edition: string): Promise<Live[]> {
  const found = await Promise.all((await projectsIn(edition)).filter(p => p.published).map(p => liveProject(p.id)))
  return found.filter(live => live !== null)
}

/** Bounds of the projects' areas, days of their scenes. */
export async function extentOfDatings(edition: string): Promise<Extent> {
  const projects = (await projectsIn(edition)).filter(p => p.published)
  if (!projects.length) return { bounds: null, first: null, last: null }
  const side = (i: 0 | 1 | 2 | 3) => Math[i < 2 ? 'min' : 'max'](...projects.map(p => p.area[i]))
  const days = projects.flatMap(p => p.scenes.map(s => parseDay(s.date) as Day))
  return { bounds: [side(0), side(1), side(2), side(3)] as Bounds, first: Math.min(...days), last: Math.max(...days) }
}
