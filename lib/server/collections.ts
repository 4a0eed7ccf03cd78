import 'server-only'
import * as read from '../store/read'
import { handle, Problem, reply, CURRENT } from './answer'
import { getHead, getManifest, siteUrl } from './index'
import { readItemsQuery } from './items'
import { store } from './store'

export const GEOJSON = 'application/geo+json'

type Link = { rel: string; href: string; type?: string; title?: string }

const feature = (f: read.Feature, links?: Link[]) => ({ type: 'Feature', id: f.properties.id, geometry: f.geometry, properties: f.properties, ...(links && { links }) })

/** `/api/collections/incidents/items` */
export const incidentItems = (request: Request) => handle(async () => {
  const url = new URL(request.url)
  const [db, { key }, manifest, site] = await Promise.all([store(), getHead(), getManifest(), siteUrl()])
  const { filter, limit } = readItemsQuery(url.searchParams, manifest)
  const { matched, features } = await read.listFeatures(db, key, filter, limit)
  return reply(request, {
    type: 'FeatureCollection', features: features.map(f => feature(f)),
    numberMatched: matched, numberReturned: features.length, timeStamp: new Date().toISOString(),
    links: [
      { rel: 'self', href: new URL(url.pathname + url.search, site).href, type: GEOJSON },
      { rel: 'alternate', href: new URL('/', site).href, type: 'text/html' },
      ...(manifest.licence.url ? [{ rel: 'license', href: manifest.licence.url, title: manifest.licence.name }] : []),
    ],
  }, { type: GEOJSON, cache: CURRENT })
})

/** `/api/collections/incidents/items/{id}` */
export const incidentItem = (request: Request, id: string) => handle(async () => {
  const [db, { key }, site] = await Promise.all([store(), getHead(), siteUrl()])
  const found = await read.incidentById(db, key, id)
  if (!found) {
    const now = await read.aliasOf(db, key, 'incident', id)
    if (now) return Response.redirect(new URL(`/api/collections/incidents/items/${now}`, site), 308)
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
  const unknown = [...url.searchParams.keys()].find(name => !['limit', 'q'].includes(name))
  if (unknown) throw new Problem(400, 'Unknown parameter', `"${unknown}" is not a parameter of this collection; expected one of limit, q.`)
  const [db, { key }, manifest, site] = await Promise.all([store(), getHead(), getManifest(), siteUrl()])
  const { limit } = readItemsQuery(new URLSearchParams([...url.searchParams].filter(([name]) => name === 'limit')), manifest)
  const all = await read.listStatements(db, key, { q: url.searchParams.get('q') || undefined })
  const features = all.slice(0, limit).map(statementFeature)
  return reply(request, {
    type: 'FeatureCollection', features, numberMatched: all.length, numberReturned: features.length, timeStamp: new Date().toISOString(),
    links: [{ rel: 'self', href: new URL(url.pathname + url.search, site).href, type: GEOJSON }, { rel: 'alternate', href: new URL('/statements', site).href, type: 'text/html' }],
  }, { type: GEOJSON, cache: CURRENT })
})

/** `/api/collections/statements/items/{id}` */
export const statementItem = (request: Request, id: string) => handle(async () => {
  const [db, { key }, site] = await Promise.all([store(), getHead(), siteUrl()])
  const [found] = await read.listStatements(db, key, { ids: [id] })
  if (!found) {
    const now = await read.aliasOf(db, key, 'statement', id)
    if (now) return Response.redirect(new URL(`/api/collections/statements/items/${now}`, site), 308)
    throw new Problem(404, 'Not found', `No statement has the id "${id}" in edition ${key}.`)
  }
  const links = [
    { rel: 'self', href: new URL(`/api/collections/statements/items/${id}`, site).href, type: GEOJSON },
    { rel: 'alternate', href: new URL(`/statements/${id}`, site).href, type: 'text/html' },
    { rel: 'collection', href: new URL('/api/collections/statements/items', site).href, type: GEOJSON },
  ]
  return reply(request, { ...statementFeature(found), links }, { type: GEOJSON, cache: CURRENT })
})
