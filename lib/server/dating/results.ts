import 'server-only'
import { agreementOfCounts } from '../../dating/agreement'
import { curveOf } from '../../dating/curve'
import { frameOf } from '../../dating/gaps'
import type { Datings, Results, Stage } from '../../model/track'
import { formatDay } from '../../time/day'
import { CURRENT, etagOf, handle, hasAlready, Problem, reply } from '../answer'
import { once, shownOf, stateOf, type Shown } from './made'
import { knownProject, limited, sourceOfRequest } from './request'

// What everybody may see of a project: dates of its buildings and figures of the work.

const round = (value: number): number => Math.round(value * 1000) / 1000

export const datingsOf = (shown: Shown): Datings => once(shown, 'datings', () => {
  const { project, dates, seq, fitted } = shown
  return {
    project: project.id, outlines: project.outlines.sha256, days: project.scenes.map(s => s.date), seq, fitted,
    from: dates.map(d => d.interval.from), to: dates.map(d => d.interval.to), confidence: dates.map(d => Math.round(d.confidence * 1000)),
    answers: dates.map(d => d.answers), other_answers: dates.map(d => d.other_answers), firm: dates.map(d => (d.firm ? 1 : 0)), stage: dates.map(d => d.stage), dispute: dates.map(d => Math.round(d.dispute * 1000)),
    curve: curveOf(frameOf(project), dates.map(d => d.posterior), project.rules.level, b => dates[b].answers === 0 && dates[b].stage !== 'gold' && dates[b].stage !== 'reviewed').map(({ day, expected, low, high }) => ({ day: formatDay(day), expected: round(expected), low, high })),
  }
})

export const resultsOf = (shown: Shown): Results => once(shown, 'results', () => {
  const { project, dates, seq, narrow, volunteers, answers, skipped, lastDay } = shown
  const stages: Record<Stage, number> = { gold: 0, open: 0, settled: 0, review: 0, reviewed: 0 }
  for (const { stage } of dates) stages[stage]++
  return {
    project: project.id, seq, buildings: project.ids.length, volunteers, answers, skipped, stages,
    agreement: agreementOfCounts(narrow, project.scenes.length + 1), last_day: lastDay === null ? null : formatDay(lastDay), accuracy: accuracyOf(shown),
  }
})

/** Of all buildings but those of the training: a figure that left out other gold would tell which it is. */
function accuracyOf({ project: { truths }, dated }: Shown): Results['accuracy'] {
  if (!truths) return null
  const accuracy = { firm: 0, held: 0, right: 0 }
  dated.forEach(({ firm, gold, interval, gap }, b) => {
    const truth = truths[b]
    if (!firm || gold || truth === null) return
    accuracy.firm++
    if (truth >= interval.from && truth <= interval.to) accuracy.held++
    if (truth === gap) accuracy.right++
  })
  return accuracy
}

const NOTHING = new Uint8Array()

const told = (request: Request, project: string, name: string, figures: (shown: Shown) => object) => handle(async () => {
  limited('addressReading', sourceOfRequest(request).key, 'This address has asked for much just now.')
  for (const other of new URL(request.url).searchParams.keys()) throw new Problem(400, 'Unknown parameter', `"${other.slice(0, 60)}" is not a parameter of this address, which takes none.`)
  const shown = shownOf(await knownProject(project))
  const content = stateOf(shown)
  // Who has it already is told so before anything is made; the others are sent the same bytes.
  const bytes = hasAlready(request, etagOf(content)) ? NOTHING : once(shown, `${name} as sent`, () => new TextEncoder().encode(JSON.stringify(figures(shown))))
  return reply(request, bytes, { type: 'application/json', cache: CURRENT, content })
})

/** GET `/api/dating/{project}/buildings` */
export const datingsAnswer = (request: Request, project: string) => told(request, project, 'datings', datingsOf)
/** GET `/api/dating/{project}/results` */
export const resultsAnswer = (request: Request, project: string) => told(request, project, 'results', resultsOf)
