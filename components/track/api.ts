import type { Accepted, Me, Next } from '@/lib/model/track'
import type { Waiting } from '@/lib/track/queue'
import type { Answered } from '@/lib/track/send'

// What the page asks of the server (lib/model/track.ts). Nothing of it is kept by the browser.

/** The server's own sentence, or none where there was no answer. */
export class NotAnswered extends Error {
  constructor(readonly status: number, detail: string) {
    super(detail)
    this.name = 'NotAnswered'
  }
}

const SEND_MS = 20_000

async function ask<T>(address: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(SEND_MS), ...init }).catch(() => { throw new NotAnswered(0, '') })
  if (!response.ok) throw new NotAnswered(response.status, await detailOf(response))
  return (response.status === 204 ? undefined : await response.json().catch(() => { throw new NotAnswered(0, '') })) as T
}

async function detailOf(response: Response): Promise<string> {
  const body = await response.json().catch(() => null) as { detail?: unknown } | null
  return typeof body?.detail === 'string' ? body.detail : `${response.status} ${response.statusText}`
}

const at = (project: string, what: string): string => `/api/dating/${encodeURIComponent(project)}/${what}`

export const begin = (project: string): Promise<Me> => ask(at(project, 'session'), { method: 'POST' })
export const next = (project: string, n: number): Promise<Next> => ask(at(project, `next?n=${n}`))
export const forgetMe = (): Promise<void> => ask('/api/dating/session', { method: 'DELETE' })

/** One attempt to send an answer. */
export async function post({ project, sent }: Waiting): Promise<Answered> {
  const response = await fetch(at(project, 'answers'), { method: 'POST', cache: 'no-store', signal: AbortSignal.timeout(SEND_MS), headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }).catch(() => null)
  if (!response) return { status: 0 }
  if (!response.ok) return { status: response.status, detail: await detailOf(response), retryAfter: response.headers.get('retry-after') }
  const accepted = await response.json().catch(() => null) as Accepted | null
  return accepted ? { status: response.status, accepted } : { status: 0 }
}
