import 'server-only'
import type { Me, Next } from '../../model/track'
import { dayOf } from '../../time/day'
import { handle, Problem } from '../answer'
import type { Live } from './desks'
import { isSecure, knownProject, knownVolunteer, limited, ownAnswer, sameOrigin, signingSecret, sourceOfRequest, volunteerOf } from './request'
import { newVolunteerId, noCookie, tokenFor, turnsOf, volunteerCookie } from './signing'

// What a volunteer's page asks for; the answers themselves are in answering.ts.

/** Most buildings in hand. */
const MOST_AT_ONCE = 5

export const meOf = ({ desk }: Live, volunteer: string): Me => desk.me(volunteer, dayOf(Date.now()))

/** POST `/api/dating/{project}/session`: a signed cookie for who has none, and how far they are. */
export const sessionAnswer = (request: Request, project: string) => handle(async () => {
  sameOrigin(request)
  limited('addressSessions', sourceOfRequest(request).key, 'Many have begun from this address just now.')
  const [live, secret, secure, known] = await Promise.all([knownProject(project), signingSecret(), isSecure(), volunteerOf(request)])
  const volunteer = known ?? newVolunteerId()
  // Set anew each time, so that it ends so long after the last visit.
  return ownAnswer(meOf(live, volunteer), 200, { 'set-cookie': volunteerCookie(volunteer, secret, secure) })
})

/** DELETE `/api/dating/session`: forgets the cookie; what was answered stays in the log, under a name that nobody holds any more. */
export const leaveAnswer = (request: Request) => handle(async () => {
  sameOrigin(request)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store', 'set-cookie': noCookie(await isSecure()) } })
})

/** GET `/api/dating/{project}/me` */
export const meAnswer = (request: Request, project: string) => handle(async () => {
  limited('addressNext', sourceOfRequest(request).key, 'This address has asked for much just now.')
  const live = await knownProject(project)
  return ownAnswer(meOf(live, await knownVolunteer(request, project)))
})

/** GET `/api/dating/{project}/next?n=3`: buildings for this volunteer; those in hand come first. */
export const nextAnswer = (request: Request, project: string) => handle(async () => {
  limited('addressNext', sourceOfRequest(request).key, 'This address has asked for much just now.')
  const n = howMany(new URL(request.url).searchParams)
  const [{ desk }, secret, volunteer] = await Promise.all([knownProject(project), signingSecret(), knownVolunteer(request, project)])
  limited('volunteerNext', volunteer, 'You have asked for many buildings just now.')
  const now = Date.now()
  const { assignments, left } = desk.next(volunteer, n, now, turnsOf(secret))
  return ownAnswer({ assignments: assignments.map(a => ({ ...a, token: tokenFor({ project, volunteer, building: a.building }, secret, now) })), left } satisfies Next)
})

function howMany(search: URLSearchParams): number {
  for (const name of search.keys()) if (name !== 'n') throw new Problem(400, 'Unknown parameter', `"${name.slice(0, 60)}" is not a parameter of this address; expected n.`)
  const text = search.get('n') ?? '1'
  if (search.getAll('n').length > 1 || !/^[1-9]$/.test(text) || Number(text) > MOST_AT_ONCE) throw new Problem(400, 'Invalid parameter', `n=${text.slice(0, 40)} is not understood; expected a whole number from 1 to ${MOST_AT_ONCE}, once.`)
  return Number(text)
}
