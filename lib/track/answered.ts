import type { Accepted } from '../model/track'

/** What our server says when it refuses (RFC 9457): a title that stands for the reason, and a sentence. */
export interface Refusal { title: string; detail: string }

/** What came of one attempt to send; `status` 0: no answer came, or none of ours. `refusal`: our server refused; null: something else answered. */
export interface Answered { status: number; accepted?: Accepted; refusal: Refusal | null; retryAfter: string | null }

export const UNANSWERED: Answered = { status: 0, refusal: null, retryAfter: null }

/** The problem document of a response, where it is one and names the status with which it came. */
export async function refusalOf(response: Response): Promise<Refusal | null> {
  if (!/^application\/problem\+json\b/i.test(response.headers.get('content-type') ?? '')) return null
  const body = await response.json().catch(() => null) as { status?: unknown; title?: unknown; detail?: unknown } | null
  return body?.status === response.status && typeof body.title === 'string' && typeof body.detail === 'string' ? { title: body.title, detail: body.detail } : null
}

/** Reads the answer to an answer of that id. What is well received and does not name it came from something else: a sign-in page, say. */
export async function answeredOf(response: Response, id: string): Promise<Answered> {
  if (!response.ok) return { status: response.status, refusal: await refusalOf(response), retryAfter: response.headers.get('retry-after') }
  const accepted = await response.json().catch(() => null) as Accepted | null
  return accepted?.id === id ? { status: response.status, accepted, refusal: null, retryAfter: null } : UNANSWERED
}
