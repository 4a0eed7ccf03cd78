import 'server-only'
import { spanOf } from '../../dating/gaps'
import { SKIPPED } from '../../dating/volunteers'
import type { PublishedProject } from '../../model/dating'
import { sentSchema, type SentAnswer } from '../../model/sent-answer'
import type { Accepted } from '../../model/track'
import { answerById, sameAnswer, type NewAnswer } from '../../store/answers'
import { handle, Problem } from '../answer'
import { store } from '../store'
import type { Live } from './desks'
import { jsonBody, knownProject, knownVolunteer, limited, ownAnswer, sameOrigin, signingSecret, sourceOfRequest, understood, writing } from './request'
import { readToken, TOKEN_DAYS } from './signing'
import { meOf } from './volunteering'

const MOST_BYTES = 8192

/**
 * POST `/api/dating/{project}/answers`. An answer is acknowledged when it is on disk; sending it again changes nothing. 201 when it is new,
 * 200 when it was here before.
 */
export const answersAnswer = (request: Request, project: string) => handle(async () => {
  sameOrigin(request)
  const source = sourceOfRequest(request)
  limited('addressAnswers', source.key, 'Many answers came from this address just now.')
  const { token, answer } = understood(sentSchema, await jsonBody(request, MOST_BYTES))
  const [live, secret, volunteer] = await Promise.all([knownProject(project), signingSecret(), knownVolunteer(request, project)])
  limited('volunteerAnswers', volunteer, 'You have sent many answers just now.')
  const age = readToken(token, { project, volunteer, building: answer.building }, secret, Date.now())
  if (age === 'other') throw new Problem(403, 'Not your building', 'This token was not given to this volunteer for this building of this project. Nothing was taken; GET next gives buildings with their tokens.')
  const sent: NewAnswer = { ...answer, project, volunteer, source: source.label, note: answer.note ?? null, replaces: answer.replaces ?? null }
  if (age === 'old' && !(await isHeld(sent))) throw new Problem(410, 'Too old', `This building was given more than ${TOKEN_DAYS} days ago. Nothing was taken; GET next gives buildings with new tokens.`)
  checkReply(live, answer)
  await checkTold(live, sent)
  const appended = await writing(() => live.append(sent))
  if (appended.kind === 'other') throw new Problem(409, 'Id in use', `The id ${answer.id} stands for another answer. Nothing was taken; make a new id for each answer.`)
  if (appended.kind === 'answered') throw new Problem(409, 'Answered already', refusal(answer))
  await live.follow()
  const known = answer.reply === null ? null : knownOf(live.desk.project, answer.building)
  return ownAnswer({ id: answer.id, seq: appended.seq, me: meOf(live, volunteer), known } satisfies Accepted, appended.kind === 'taken' ? 201 : 200)
})

const refusal = ({ building, replaces }: SentAnswer['answer']): string => (replaces === undefined
  ? `You have answered "${building}" already. Nothing was taken; to correct it, name that answer in "replaces".`
  : `${replaces} is no answer of yours to "${building}" that still counts. Nothing was taken; name your latest answer to this building in "replaces".`)

const isHeld = async (sent: NewAnswer): Promise<boolean> => {
  const held = await answerById(await store(), sent.id)
  return held !== null && sameAnswer(held, sent)
}

/** Building and scenes as the project has them now: an edition may have changed it since the building was given. */
function checkReply({ desk }: Live, { building, reply }: SentAnswer['answer']): void {
  if (desk.numberOf(building) === undefined) throw new Problem(410, 'Gone', `"${building}" is no building of this project any more. Nothing was taken.`)
  try {
    if (reply) spanOf(desk.project.scenes, reply)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Problem(422, 'Not understood', `answer.reply: ${error.message} Nothing was taken.`, { faults: [{ at: 'answer.reply', expected: error.message }] })
  }
}

const knownOf = ({ gold }: PublishedProject, building: string): Accepted['known'] => {
  const found = gold.find(g => g.building === building)
  return found ? { last_standing: found.last_standing, first_destroyed: found.first_destroyed } : null
}

/**
 * Whoever has answered a gold building was told its date. A second answer says nothing of how they see, and would earn them weight: it is
 * refused. Who skipped it was told nothing, and may answer.
 */
async function checkTold(live: Live, sent: NewAnswer): Promise<void> {
  if (sent.replaces === null || !knownOf(live.desk.project, sent.building)) return
  await live.follow()
  const said = live.desk.volunteers.get(sent.volunteer)?.replies.get(live.desk.numberOf(sent.building) as number)
  if (said === undefined || said === SKIPPED || (await isHeld(sent))) return
  throw new Problem(409, 'Known by now', `The date of "${sent.building}" was told to you with your first answer; a correction is not taken. Nothing is lost: it is one building of many.`)
}
