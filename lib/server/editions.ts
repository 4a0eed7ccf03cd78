import 'server-only'
import { sql } from 'drizzle-orm'
import { areasBytes, listItems } from '../store/ask'
import { audienceOf } from '../store/audience'
import { readListQuestion } from '../list-question'
import { CURRENT, handle, IMMUTABLE, noSuchEdition, Problem, reply } from './answer'
import { readAfter, writeAfter } from './cursor'
import { loadedFor } from './engine'
import { filterOf, isPublished } from './index'
import { presentHead } from './present'
import { publishingFailed } from './publishing'
import { store } from './store'


/** `/api/editions/current` */
export const currentEditionAnswer = (request: Request) => handle(async () => {
  const { key, number, date, hash, draft, turn } = await presentHead()
  return reply(request, { edition: key, number, date, hash, draft, turn }, { type: 'application/json', cache: CURRENT })
})

/** `/api/editions/{edition}/areas`: outlines of situations and of incidents known to the governorate. */
export const areasAnswer = (request: Request, edition: string) => handle(async () => {
  const [db, loaded] = await Promise.all([store(), loadedFor(edition)])
  if (!loaded) throw await noSuchEdition(edition)
  return reply(request, await areasBytes(db, loaded), { type: 'application/geo+json', cache: IMMUTABLE })
})

/** `/api/editions/{edition}/list`: rows of the panel for a view, with `kind`, `place`, `ids`, `limit`, `after` (the `next` of the page before); `any` leaves the view out. */
export const listAnswer = (request: Request, edition: string) => handle(async () => {
  const params = new URL(request.url).searchParams
  const [db, loaded] = await Promise.all([store(), loadedFor(edition)])
  if (!loaded) throw await noSuchEdition(edition)
  const { view, any, ids, kind, place, limit, after, sort } = readListQuestion(params, loaded.manifest)
  const narrowed = { ...(any ? {} : await filterOf(view, loaded)), ...(ids && { ids }), kind, place }
  const { next, ...answer } = await listItems(db, loaded, narrowed, { limit, after: readAfter(after), sort })
  return reply(request, { ...answer, next: writeAfter(next) }, { type: 'application/json', cache: IMMUTABLE })
})

/** `/api/health`: 200 only once an edition is served; `store` says of what kind it is; `refused` when the folder as it lies there is not what is served. */
export const healthAnswer = (request: Request) => handle(async () => {
  if (publishingFailed() && !(await isPublished())) throw new Problem(503, 'No edition', 'The data folder was refused, and no earlier edition is there to serve. The server’s log names every fault.', { refused: true })
  const db = await store()
  try {
    await db.rows(sql`select 1`)
  } catch {
    throw new Problem(503, 'No store', 'The store does not answer; the server’s log says why.')
  }
  const [{ key, hash, draft }, audience] = [await presentHead(), await audienceOf(db)]
  // What was refused, and why, is the operator's to read in the log: it may quote what is not published.
  return reply(request, { status: 'ok', store: db.kind, edition: key, hash, draft, audience, refused: publishingFailed() }, { type: 'application/json', cache: 'no-store' })
})
