import 'server-only'
import { CRS84 } from '../ogc/crs'
import { license } from '../ogc/documents'
import { GEOJSON } from '../ogc/media'
import type { Link } from '../ogc/schemas'
import type { Asked } from './asked'
import { writeCursor } from './cursor'

/** One page of a collection. The moment of the answer is appended, so that the ETag says what the page holds. */
export function page(a: Asked, { features, matched, next, twin }: { features: object[]; matched: number; next: number | null; twin: string }): Response {
  const self = a.at(a.url.pathname + a.url.search)
  const going = new URL(self)
  if (next !== null) going.searchParams.set('cursor', writeCursor(a.edition.key, next))
  const links: Link[] = [
    { rel: 'self', href: self, type: GEOJSON, title: 'This page' },
    ...(next === null ? [] : [{ rel: 'next', href: going.href, type: GEOJSON, title: 'Next page' }]),
    { rel: 'alternate', href: twin, type: 'text/html', title: 'The same to read' },
    { rel: 'collection', href: a.at(a.url.pathname.replace(/\/items$/, '')), type: 'application/json', title: 'The collection' },
    ...license(a.manifest),
  ]
  const content = JSON.stringify({ type: 'FeatureCollection', features, numberMatched: matched, numberReturned: features.length, links })
  const stamped = `${content.slice(0, -1)},"timeStamp":"${new Date().toISOString()}"}`
  return a.reply(new TextEncoder().encode(stamped), GEOJSON, { content, headers: { 'content-crs': `<${CRS84}>` } })
}
