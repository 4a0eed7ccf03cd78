import { inLanguage } from '../model/facets'
import type { Manifest } from '../model/manifest'
import { COLLECTIONS, queryablesOf, type Collection } from '../model/queryables'
import type { JsonSchema } from '../model/described'
import type { Bounds, Day } from '../slice/types'
import { formatDay } from '../time/day'
import { CRS84, GREGORIAN } from './crs'
import { GEOJSON, JSON_TYPE, OPENAPI, SCHEMA_JSON } from './media'
import { featureOf } from './openapi'
import type { z } from 'zod'
import type { CollectionDocument, collectionsSchema, landingSchema, Link } from './schemas'

const QUERYABLES = 'http://www.opengis.net/def/rel/ogc/1.0/queryables'
const SCHEMA = 'http://www.opengis.net/def/rel/ogc/1.0/schema'

/** Where and for whom a document is made. `at`: an absolute address of a path. `query`: what the address asked for, to be kept in links (`?edition=3`). */
export interface Context { manifest: Manifest; lang: string; at(path: string): string; page(path: string): string; query: string }
/** Bounds and days of a collection's items; null when none has any. */
export interface Extent { bounds: Bounds | null; first: Day | null; last: Day | null }

/** Titles of the collections, per language; other languages get English. */
const TEXTS: Record<Collection, { title: Record<string, string>; description: Record<string, string>; page: string }> = {
  incidents: {
    title: { en: 'Incidents and situations', ar: 'الحوادث والأوضاع' }, page: '/',
    description: {
      en: 'Documented incidents, and situations (conditions over a time), each with place, date, toll and how well each is known.',
      ar: 'حوادث موثقة وأوضاع ممتدة في الزمن، لكل منها مكانها وتاريخها وحصيلتها ومدى دقة ما يُعرف عنها.',
    },
  },
  statements: {
    title: { en: 'Statements', ar: 'البيانات' }, page: '/statements',
    description: { en: 'Dated publications and the records that they name.', ar: 'منشورات مؤرخة والسجلات التي تذكرها.' },
  },
  datings: {
    title: { en: 'Destruction, dated together', ar: 'الدمار، مؤرَّخاً معاً' }, page: '/track',
    description: {
      en: 'Buildings of the dating projects, each with the interval in which it was destroyed by the answers of volunteers, from the first answer on. Live: it changes with every answer.',
      ar: 'مباني مشاريع التأريخ، لكل منها الفترة التي دُمّر فيها بحسب إجابات المتطوعين، منذ أول إجابة. وهي حيّة تتغير مع كل إجابة.',
    },
  },
}


export function landingDocument(c: Context): z.infer<typeof landingSchema> {
  const { manifest: m, lang, at, page } = c
  return {
    title: inLanguage(m.title, lang), description: inLanguage(m.description, lang),
    ...(m.attribution.length && { attribution: m.attribution.map(a => a.name).join(', ') }),
    links: [
      { rel: 'self', href: at(`/api${c.query}`), type: JSON_TYPE, title: 'This document' },
      { rel: 'alternate', href: page('/'), type: 'text/html', title: 'The atlas' },
      { rel: 'service-desc', href: at('/api/openapi'), type: OPENAPI, title: 'The API in OpenAPI 3.0' },
      { rel: 'service-doc', href: at('/api/openapi?f=html'), type: 'text/html', title: 'The API to read' },
      { rel: 'conformance', href: at('/api/conformance'), type: JSON_TYPE, title: 'Conformance classes' },
      { rel: 'data', href: at('/api/collections'), type: JSON_TYPE, title: 'Collections' },
      // RFC 5829.
      { rel: 'version-history', href: at('/api/editions'), type: JSON_TYPE, title: 'Editions' },
      ...license(m),
    ],
  }
}

export function collectionsDocument(c: Context, extents: Record<Collection, Extent>): z.infer<typeof collectionsSchema> {
  return {
    collections: COLLECTIONS.map(id => collectionDocument(c, id, extents[id])),
    links: [
      { rel: 'self', href: c.at(`/api/collections${c.query}`), type: JSON_TYPE, title: 'This document' },
      { rel: 'alternate', href: c.page('/'), type: 'text/html', title: 'The atlas' },
      { rel: 'service-desc', href: c.at('/api/openapi'), type: OPENAPI }, ...license(c.manifest),
    ],
  }
}

/** What is live is of no former edition: of its links none asks for one. */
const live = (query: string): string => {
  const kept = new URLSearchParams(query)
  kept.delete('edition')
  return kept.size ? `?${kept}` : ''
}

export function collectionDocument({ manifest, lang, at, page, query: asked }: Context, id: Collection, extent: Extent): CollectionDocument {
  const query = id === 'datings' ? live(asked) : asked
  const path = `/api/collections/${id}`
  const { title: name, description, page: twin } = TEXTS[id]
  const instant = (day: Day | null) => (day === null ? null : `${formatDay(day)}T00:00:00Z`)
  return {
    id, title: inLanguage(name, lang), description: inLanguage(description, lang),
    extent: { spatial: { bbox: [extent.bounds ?? manifest.extent], crs: CRS84 }, temporal: { interval: [[instant(extent.first), instant(extent.last)]], trs: GREGORIAN } },
    itemType: 'feature', crs: [CRS84], storageCrs: CRS84,
    links: [
      { rel: 'self', href: at(path + query), type: JSON_TYPE, title: 'This collection' },
      { rel: 'items', href: at(`${path}/items${query}`), type: GEOJSON, title: inLanguage(name, lang) },
      { rel: QUERYABLES, href: at(`${path}/queryables${query}`), type: SCHEMA_JSON, title: 'What a filter can ask for' },
      { rel: SCHEMA, href: at(`${path}/schema${query}`), type: SCHEMA_JSON, title: 'Schema of the items' },
      // One relation in the two spellings that programs look for (GDAL knows the second).
      { rel: 'describedby', href: at(`${path}/schema${query}`), type: SCHEMA_JSON },
      { rel: 'describedBy', href: at(`${path}/schema${query}`), type: SCHEMA_JSON },
      { rel: 'alternate', href: page(twin), type: 'text/html', title: inLanguage(name, lang) },
      ...license(manifest),
    ],
  }
}

export const license = ({ licence }: Pick<Manifest, 'licence'>): Link[] => (licence.url ? [{ rel: 'license', href: licence.url, title: licence.name }] : [])

/** What a filter can ask for, as JSON Schema. */
export const queryablesDocument = ({ manifest, at, lang, query }: Context, id: Collection): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema', $id: at(`/api/collections/${id}/queryables${query}`), type: 'object',
  title: inLanguage(TEXTS[id].title, lang), properties: queryablesOf(id, manifest), additionalProperties: false,
})

export const schemaDocument = ({ manifest, at, lang, query }: Context, id: Collection): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema', $id: at(`/api/collections/${id}/schema${query}`), title: inLanguage(TEXTS[id].title, lang), ...featureOf(id, manifest, 'draft-2020-12'),
})
