import type { Me, Next } from '@/lib/model/track'
import { alone } from '@/lib/track/alone'
import { answeredOf, refusalOf, UNANSWERED, type Answered, type Refusal } from '@/lib/track/answered'
import type { Waiting } from '@/lib/track/queue'

// What the page asks of the server (lib/model/track.ts). Nothing of it is kept by the browser.

/** `refusal`: what our server says; null where there was no answer, or something else answered. */
export class NotAnswered extends Error {
  constructor(readonly status: number, readonly refusal: Refusal | null) {
    super(refusal?.detail)
    this.name = 'NotAnswered'
  }
}

const SEND_MS = 20_000

async function ask<T>(address: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(SEND_MS), ...init }).catch(() => { throw new NotAnswered(0, null) })
  if (!response.ok) throw new NotAnswered(response.status, await refusalOf(response))
  return (response.status === 204 ? undefined : await response.json().catch(() => { throw new NotAnswered(0, null) })) as T
}

const at = (project: string, what: string): string => `/api/dating/${encodeURIComponent(project)}/${what}`

/** One tab after the other: of two that begin together the second is known by the cookie of the first. */
export const begin = (project: string): Promise<Me> => alone('track.session', () => ask(at(project, 'session'), { method: 'POST' }))
export const next = (project: string, n: number): Promise<Next> => ask(at(project, `next?n=${n}`))
export const forgetMe = (): Promise<void> => ask('/api/dating/session', { method: 'DELETE' })

/** One attempt to send an answer. Where the cookie is gone it begins anew: the server says then whose answer it was. */
export async function post(waiting: Waiting): Promise<Answered> {
  const answered = await postOnce(waiting)
  if (answered.status !== 401 || answered.refusal === null) return answered
  const begun = await begin(waiting.project).then(() => true, () => false)
  return begun ? postOnce(waiting) : answered
}

async function postOnce({ project, sent }: Waiting): Promise<Answered> {
  const response = await fetch(at(project, 'answers'), { method: 'POST', cache: 'no-store', signal: AbortSignal.timeout(SEND_MS), headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }).catch(() => null)
  return response ? answeredOf(response, sent.answer.id) : UNANSWERED
}
