import 'server-only'
import { CRS84 } from '../ogc/crs'
import { license } from '../ogc/documents'
import { GEOJSON } from '../ogc/media'
import { PARAMETERS } from '../ogc/parameters'
import type { Link } from '../ogc/schemas'
import { inLanguage } from '../model/facets'
import { SLUG } from '../model/slug'
import { nameIn } from '../store/history'
import { heldBefore } from '../store/holding'
import * as read from '../store/read'
import { moved, Problem } from './answer'
import { ogc, type Asked } from './asked'
import { feature, statementFeature } from './features'
import { datingItem } from './dating/items'
import { knownRecords } from './documents'

type ItemAsked = Asked<ReturnType<typeof PARAMETERS.item>>

/** `/api/collections/{collection}/items/{id}`: 308 for a former id, 410 for a withdrawn one. */
export const itemAnswer = (request: Request, collection: string, id: string): Promise<Response> => (collection === 'datings' ? datingItem(request, id) : recordAnswer(request, collection, id))

const recordAnswer = (request: Request, collection: string, id: string): Promise<Response> => ogc(request, {
  parameters: PARAMETERS.item, type: GEOJSON,
  twin: a => a.page(`/${knownRecords(collection)}/${encodeURIComponent(id)}`) + (a.values.edition === undefined ? '' : `?edition=${a.values.edition}`),
  answer: async a => {
    const kind = knownRecords(collection) === 'incidents' ? 'incident' : 'statement'
    const path = `/api/collections/${collection}/items`
    if (SLUG.test(id)) {
      const found = await one(a, kind, id, await linksOf(a, kind, path, id))
      if (found) return a.reply(found, GEOJSON, { headers: { 'content-crs': `<${CRS84}>` } })
      const now = (await read.aliasOf(a.db, a.edition.key, kind, id)) ?? (await nameIn(a.db, kind, id, a.head))
      if (now) return moved(new URL(a.at(`${path}/${now}${a.url.search}`)))
    }
    const gone = a.manifest.withdrawn.find(w => w.id === id)
    if (gone) throw new Problem(410, 'Gone', `The ${kind} "${id}" was withdrawn on ${gone.date}: ${inLanguage(gone.reason, a.lang)}`, { withdrawn: gone.date })
    if (SLUG.test(id) && a.head.key !== a.current.key && ((await read.holdsRecord(a.db, a.current.key, kind, id)) || (await read.aliasOf(a.db, a.current.key, kind, id)))) throw new Problem(404, 'Not found', `Edition ${a.head.number} did not hold the ${kind} "${id}" yet; ${a.at(`${path}/${id}`)} is what is served now.`)
    throw new Problem(404, 'Not found', `No ${kind === 'incident' ? 'incident or situation' : kind} has the id "${id.slice(0, 100)}" in edition ${a.edition.key}; ${a.at(path)} lists those that there are.`)
  },
})

async function one({ db, edition }: ItemAsked, kind: 'incident' | 'statement', id: string, links: Link[]): Promise<object | null> {
  if (kind === 'incident') {
    const found = await read.incidentById(db, edition.key, id)
    return found && feature(found, links)
  }
  const [found] = await read.listStatements(db, edition.key, { ids: [id] })
  return found ? statementFeature(found, links) : null
}

/** Earlier editions that an item links; its history tells of all. */
const MOST_BEFORE = 20

/** Itself, its collection, its page, and the latest earlier editions that hold it. */
async function linksOf(a: ItemAsked, kind: 'incident' | 'statement', path: string, id: string): Promise<Link[]> {
  const here = `${path}/${id}`
  // A draft comes after the edition of its number.
  const before = await heldBefore(a.db, kind, id, a.head.number + (a.head.draft ? 1 : 0), MOST_BEFORE)
  return [
    { rel: 'self', href: a.at(here + a.url.search), type: GEOJSON, title: 'This item' },
    { rel: 'alternate', href: a.page(`/${kind}s/${id}`) + (a.values.edition === undefined ? '' : `?edition=${a.values.edition}`), type: 'text/html', title: 'The same to read' },
    { rel: 'collection', href: a.at(path.replace(/\/items$/, '')), type: 'application/json', title: 'The collection' },
    // RFC 5829.
    ...before.map(e => ({ rel: 'predecessor-version', href: a.at(`${here}?edition=${e.number}`), type: GEOJSON, title: `Edition ${e.number}${e.date && ` of ${e.date}`}` })),
    ...(a.head.key === a.current.key ? [] : [{ rel: 'latest-version', href: a.at(here), type: GEOJSON, title: 'The edition that is served' }]),
    { rel: 'version-history', href: a.at(`${here}/history`), type: 'application/json', title: 'What each edition changed of it' },
    ...license(a.manifest),
  ]
}
