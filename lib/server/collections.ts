import 'server-only'
import { containsPoint } from '../geo/area'
import * as read from '../store/read'
import { parseDay } from '../time/day'
import type { StoredFeature } from '../publish/rows'
import { listFeatures } from '../store/ask'
import { handle, moved, Problem, reply, CURRENT } from './answer'
import { readCursor, writeCursor } from './cursor'
import { loadedFor } from './engine'
import { getHead, getManifest, siteUrl } from './index'
import { readItemsQuery } from './items'
import { store } from './store'

export const GEOJSON = 'application/geo+json'

/** When the answer came to be: the day of its edition, so that the same answer keeps its ETag. */
const stamp = (date: string): string => `${date || '1970-01-01'}T00:00:00Z`

type Link = { rel: string; href: string; type?: string; title?: string }

const feature = (f: StoredFeature, links?: Link[]) => ({ type: 'Feature', id: f.properties.id, geometry: f.geometry, properties: f.properties, ...(links && { links }) })

/** `/api/collections/incidents/items`; pages follow one another by `cursor`, within the edition that the first page was of. */
export const incidentItems = (request: Request) => handle(async () => {
  const url = new URL(request.url)
  const [db, head, site] = await Promise.all([store(), getHead(), siteUrl()])
  const cursor = url.searchParams.get('cursor')
  const from = cursor === null ? { edition: head.key, after: null } : readCursor(cursor)
  const [edition, about] = await Promise.all([loadedFor(from.edition), cursor === null ? head : read.editionByKey(db, from.edition)])
  // Without a cursor no edition was asked for: the present one answers (answer.ts).
  if (cursor === null && !edition) throw new read.EditionGone(head.key, 'columns')
  if (!edition || !about) throw new Problem(410, 'Gone', `This cursor belongs to edition ${from.edition}, a draft that is no longer kept. Begin again without "cursor".`)
  const { filter, limit } = readItemsQuery(url.searchParams, edition.manifest)
  const { matched, items, next } = await listFeatures(db, edition, filter, { limit, after: from.after })
  const going = new URL(url.pathname + url.search, site)
  if (next !== null) going.searchParams.set('cursor', writeCursor(edition.key, next))
  return reply(request, {
    type: 'FeatureCollection', features: items.map(f => feature(f)),
    numberMatched: matched, numberReturned: items.length, timeStamp: stamp(about.date),
    links: [
      { rel: 'self', href: new URL(url.pathname + url.search, site).href, type: GEOJSON },
      ...(next === null ? [] : [{ rel: 'next', href: going.href, type: GEOJSON }]),
      { rel: 'alternate', href: new URL('/', site).href, type: 'text/html' },
      ...(edition.manifest.licence.url ? [{ rel: 'license', href: edition.manifest.licence.url, title: edition.manifest.licence.name }] : []),
    ],
  }, { type: GEOJSON, cache: CURRENT })
})

/** `/api/collections/incidents/items/{id}` */
export const incidentItem = (request: Request, id: string) => handle(async () => {
  const [db, { key }, site] = await Promise.all([store(), getHead(), siteUrl()])
  const found = await read.incidentById(db, key, id)
  if (!found) {
    const now = await read.aliasOf(db, key, 'incident', id)
    if (now) return moved(new URL(`/api/collections/incidents/items/${now}`, site))
    throw new Problem(404, 'Not found', `No incident or situation has the id "${id}" in edition ${key}.`)
  }
  const links = [
    { rel: 'self', href: new URL(`/api/collections/incidents/items/${id}`, site).href, type: GEOJSON },
    { rel: 'alternate', href: new URL(`/incidents/${id}`, site).href, type: 'text/html' },
    { rel: 'collection', href: new URL('/api/collections/incidents/items', site).href, type: GEOJSON },
  ]
  return reply(request, feature(found, links), { type: GEOJSON, cache: CURRENT })
})

const statementFeature = ({ data }: read.StatementSummary) => {
  const { anchor, ...properties } = data
  return { type: 'Feature', id: data.id, geometry: anchor ? { type: 'Point', coordinates: anchor } : null, properties }
}

/** `/api/collections/statements/items` */
export const statementItems = (request: Request) => handle(async () => {
  const url = new URL(request.url)
  const known = ['limit', 'bbox', 'datetime', 'q']
  const unknown = [...url.searchParams.keys()].find(name => !known.includes(name))
  if (unknown) throw new Problem(400, 'Unknown parameter', `"${unknown}" is not a parameter of this collection; expected one of ${known.join(', ')}.`)
  const [db, { key, date }, manifest, site] = await Promise.all([store(), getHead(), getManifest(), siteUrl()])
  const { filter, limit } = readItemsQuery(url.searchParams, manifest)
  const all = (await read.listStatements(db, key, { q: filter.q })).filter(({ data }) => {
    const day = parseDay(data.date)
    const { from = null, to = null } = filter.days ?? {}
    if (day !== null && ((from !== null && day < from) || (to !== null && day > to))) return false
    // By the standard, what has no place is in every box.
    return !filter.bbox || !data.anchor || containsPoint({ kind: 'box', bounds: filter.bbox }, data.anchor[0], data.anchor[1])
  })
  const features = all.slice(0, limit).map(statementFeature)
  return reply(request, {
    type: 'FeatureCollection', features, numberMatched: all.length, numberReturned: features.length, timeStamp: stamp(date),
    links: [{ rel: 'self', href: new URL(url.pathname + url.search, site).href, type: GEOJSON }, { rel: 'alternate', href: new URL('/statements', site).href, type: 'text/html' }],
  }, { type: GEOJSON, cache: CURRENT })
})

/** `/api/collections/statements/items/{id}` */
export const statementItem = (request: Request, id: string) => handle(async () => {
  const [db, { key }, site] = await Promise.all([store(), getHead(), siteUrl()])
  const [found] = await read.listStatements(db, key, { ids: [id] })
  if (!found) {
    const now = await read.aliasOf(db, key, 'statement', id)
    if (now) return moved(new URL(`/api/collections/statements/items/${now}`, site))
    throw new Problem(404, 'Not found', `No statement has the id "${id}" in edition ${key}.`)
  }
  const links = [
    { rel: 'self', href: new URL(`/api/collections/statements/items/${id}`, site).href, type: GEOJSON },
    { rel: 'alternate', href: new URL(`/statements/${id}`, site).href, type: 'text/html' },
    { rel: 'collection', href: new URL('/api/collections/statements/items', site).href, type: GEOJSON },
  ]
  return reply(request, { ...statementFeature(found), links }, { type: GEOJSON, cache: CURRENT })
})
