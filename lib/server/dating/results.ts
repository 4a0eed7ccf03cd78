import 'server-only'
import { agreementOfCounts } from '../../dating/agreement'
import { curveOf } from '../../dating/curve'
import { frameOf } from '../../dating/gaps'
import type { Datings, Results, Stage } from '../../model/track'
import { formatDay } from '../../time/day'
import { CURRENT, handle, Problem, reply } from '../answer'
import type { Live } from './desks'
import { datesOf, once, stateOf } from './made'
import { knownProject, limited, sourceOfRequest } from './request'

// What everybody may see of a project: dates of its buildings and figures of the work. Made once for each state of the log and of the weights.

const round = (value: number): number => Math.round(value * 1000) / 1000

export const datingsOf = (live: Live): Datings => once(live, 'datings', () => {
  const { desk } = live
  const dates = datesOf(live)
  return {
    project: desk.project.id, outlines: desk.project.outlines.sha256, days: desk.project.scenes.map(s => s.date), seq: desk.seq, fitted: desk.fitted,
    from: dates.map(d => d.interval.from), to: dates.map(d => d.interval.to), confidence: dates.map(d => Math.floor(d.confidence * 1000)),
    answers: dates.map(d => d.answers), other_answers: dates.map(d => d.other_answers), firm: dates.map(d => (d.firm ? 1 : 0)), stage: dates.map(d => d.stage), dispute: dates.map(d => Math.round(d.dispute * 1000)),
    curve: curveOf(frameOf(desk.project), dates.map(d => d.posterior), desk.project.rules.level, b => dates[b].answers === 0 && dates[b].stage !== 'gold' && dates[b].stage !== 'reviewed').map(({ day, expected, low, high }) => ({ day: formatDay(day), expected: round(expected), low, high })),
  }
})

export const resultsOf = (live: Live): Results => once(live, 'results', () => {
  const { desk } = live
  const stages: Record<Stage, number> = { gold: 0, open: 0, settled: 0, review: 0, reviewed: 0 }
  for (const { stage } of datesOf(live)) stages[stage]++
  let [volunteers, skipped] = [0, 0]
  for (const v of desk.volunteers.values()) {
    if (v.answers) volunteers++
    skipped += v.skipped
  }
  return {
    project: desk.project.id, seq: desk.seq, buildings: desk.project.ids.length, volunteers, answers: desk.held(), skipped, stages,
    agreement: agreementOfCounts(desk.narrow, desk.project.scenes.length + 1), last_day: desk.lastDay === null ? null : formatDay(desk.lastDay), accuracy: accuracyOf(live),
  }
})

function accuracyOf({ desk }: Live): Results['accuracy'] {
  const { truths } = desk.project
  if (!truths) return null
  const accuracy = { firm: 0, held: 0, right: 0 }
  desk.dated().forEach(({ firm, gold, interval, gap }, b) => {
    const truth = truths[b]
    if (!firm || gold || truth === null) return
    accuracy.firm++
    if (truth >= interval.from && truth <= interval.to) accuracy.held++
    if (truth === gap) accuracy.right++
  })
  return accuracy
}

const shown = (request: Request, project: string, figures: (live: Live) => object) => handle(async () => {
  limited('addressReading', sourceOfRequest(request).key, 'This address has asked for much just now.')
  for (const name of new URL(request.url).searchParams.keys()) throw new Problem(400, 'Unknown parameter', `"${name.slice(0, 60)}" is not a parameter of this address, which takes none.`)
  const live = await knownProject(project)
  return reply(request, figures(live), { type: 'application/json', cache: CURRENT, content: stateOf(live) })
})

/** GET `/api/dating/{project}/buildings` */
export const datingsAnswer = (request: Request, project: string) => shown(request, project, datingsOf)
/** GET `/api/dating/{project}/results` */
export const resultsAnswer = (request: Request, project: string) => shown(request, project, resultsOf)
