import 'server-only'
import type { Dating } from '../../model/datings'
import type { Extent } from '../../ogc/documents'
import type { Bounds, Day } from '../../slice/types'
import { parseDay } from '../../time/day'
import { projectsIn } from '../projects-of'
import { liveProject, type Live } from './desks'
import { once, type Shown } from './made'
import { outlinesOf, type Outline } from './outlines'

/** A building with its date and its place. `start`, `end`: days that it may have been destroyed on, both inside; null = open. It may have been on the day of the picture that last shows it standing, later that day. */
export interface DatingRow { dating: Dating; outline: Outline; middle: [number, number]; start: Day | null; end: Day | null }

/** Four decimals: more would say more than is known. */
const share = (p: number): number => Math.round(p * 10_000) / 10_000

const datingOf = ({ project, dates }: Shown, b: number): Dating => {
  const d = dates[b]
  return {
    id: `${project.id}:${d.building}`, project: project.id, building: d.building, after: d.after, before: d.before, standing: d.standing, confidence: share(d.confidence), firm: d.firm,
    stage: d.stage, answers: d.answers, partly: d.partly, other_answers: d.other_answers, dispute: share(d.dispute), drawing: project.drawing,
  }
}
export const datingsIn = (shown: Shown): Dating[] => once(shown, 'rows', () => shown.dates.map((_, b) => datingOf(shown, b)))

function rowFrom({ project }: Shown, dating: Dating, outline: Outline, b: number): DatingRow {
  const dayOf = (iso: string | null) => (iso === null ? null : parseDay(iso))
  return { dating, outline, middle: project.middles[b], start: dayOf(dating.after), end: dayOf(dating.before) }
}

/** Buildings of one project as they are shown, in the order of its outlines. */
export async function rowsOf(shown: Shown): Promise<DatingRow[]> {
  const outlines = await outlinesOf(shown.project, shown.edition)
  return once(shown, 'rows with places', () => datingsIn(shown).map((dating, b) => rowFrom(shown, dating, outlines[b], b)))
}

/** One of them alone. */
export async function rowOf(shown: Shown, b: number): Promise<DatingRow> {
  return rowFrom(shown, datingOf(shown, b), (await outlinesOf(shown.project, shown.edition))[b], b)
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
