import 'server-only'
import { answersAnswer } from './answering'
import { nextAnswer } from './volunteering'

type Handler = (request: Request, project: string) => Promise<Response>
type Direct = (method: string, path: string) => ((request: Request) => Promise<Response>) | null

/** Those that every answer takes. The routes of app/api/dating call the same. */
const HANDLERS: Record<string, Handler> = { 'GET next': nextAnswer, 'POST answers': answersAnswer }
const ADDRESS = /^\/api\/dating\/([a-z0-9-]{1,100})\/([a-z]+)$/

/** Lets our own server answer them without Next's router (scripts/run/direct.mjs), which costs more than the answer. */
export function offerDirect(): void {
  (globalThis as unknown as { __atlasDirect?: Direct }).__atlasDirect = (method, path) => {
    const [, project, what] = ADDRESS.exec(path) ?? []
    const handler = what === undefined ? null : HANDLERS[`${method} ${what}`]
    return handler ? request => handler(request, project) : null
  }
}
