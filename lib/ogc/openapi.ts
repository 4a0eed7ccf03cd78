import { z } from 'zod'
import { propertiesSchema, type JsonSchema } from '../model/described'
import { inLanguage } from '../model/facets'
import type { Manifest } from '../model/manifest'
import { COLLECTIONS, type Collection } from '../model/queryables'
import { GEOJSON, JSON_TYPE, OPENAPI, PROBLEM, SCHEMA_JSON } from './media'
import { facetParameters, PARAMETERS, type Parameters } from './parameters'
import { changesSchema, collectionSchema, collectionsSchema, conformanceSchema, editionsSchema, featureCollectionSchema, featureSchema, historySchema, landingSchema, linkSchema, problemSchema } from './schemas'

// The OpenAPI 3.0 document, made of what the handlers read by (parameters.ts) and answer with (schemas.ts, the model).

const bare = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' }) as JsonSchema
  return json
}
const ref = (kind: 'schemas' | 'parameters' | 'responses', name: string) => ({ $ref: `#/components/${kind}/${name}` })

const RECORD = '; a former id redirects (308), a withdrawn one is 410'
/** How an address of a collection is named and told of. */
const SAID: Record<Collection, { kind: string; name: string; one: string; many: string; item: string }> = {
  incidents: { kind: 'incident', name: 'Incident', one: 'incident or situation', many: 'Incidents and situations', item: RECORD },
  statements: { kind: 'statement', name: 'Statement', one: 'statement', many: 'Statements', item: RECORD },
  datings: { kind: 'dating', name: 'Dating', one: 'building with its date', many: 'Buildings with their dates, as the answers of volunteers have them now,', item: ', as the answers of volunteers have it now' },
}

/** Parameters of every kind of address of a collection. */
export const parametersOf = (collection: Collection, manifest: Manifest): { items: Parameters; item: Parameters; collection: Parameters } => ({
  items: collection === 'incidents' ? { ...PARAMETERS.incidents(manifest), ...facetParameters(manifest) } : PARAMETERS[collection](manifest),
  item: collection === 'datings' ? PARAMETERS.dating(manifest) : PARAMETERS.item(manifest), collection: collection === 'datings' ? PARAMETERS.document(manifest) : PARAMETERS.collection(manifest),
})

/** A parameter as OpenAPI says it. The schema is that of what the text stands for: a list by comma is an array. */
const described = (name: string, { schema, read, description }: Parameters[string]) => ({
  name, in: 'query', required: false, description, schema: bare(schema, 'input'), ...(read === 'list' || read === 'numbers' ? { style: 'form', explode: false } : {}),
})

export function openApiDocument(manifest: Manifest, { server, version }: { server: string; version: string }): JsonSchema {
  const parameters = new Map<string, JsonSchema>()
  /** Those that several addresses share stand once; the same name with another meaning (sortby) gets a key of its own. */
  const named = (list: Parameters) => Object.entries(list).map(([name, parameter]) => {
    const value = described(name, parameter)
    for (let key = name.replace(/[^A-Za-z0-9._-]/g, '_'); ; key = `${key}_`) {
      const there = parameters.get(key)
      if (there && JSON.stringify(there) !== JSON.stringify(value)) continue
      parameters.set(key, value)
      return ref('parameters', key)
    }
  })
  const get = (operationId: string, summary: string, list: Parameters, type: string, schema: JsonSchema, more: { path?: JsonSchema[]; statuses?: string[] } = {}) => ({
    get: {
      operationId, summary, parameters: [...(more.path ?? []), ...named(list)],
      responses: {
        200: { description: summary, content: { [type]: { schema } } },
        303: ref('responses', 'Page'), 304: ref('responses', 'NotModified'),
        ...Object.fromEntries(['400', ...(more.statuses ?? []), '406', '500', '503'].map(status => [status, ref('responses', 'Problem')])),
      },
    },
  })
  const document = PARAMETERS.document(manifest)
  const anyObject = { type: 'object' }
  const one = (collection: Collection) => {
    const known = parametersOf(collection, manifest)
    const { kind, name, one: what, many, item } = SAID[collection]
    const id = { name: 'id', in: 'path', required: true, description: `Id of the ${what}.`, schema: { type: 'string' } }
    return {
      [`/collections/${collection}`]: get(`describe_${collection}`, `The collection ${collection}: extent, reference systems, links`, known.collection, JSON_TYPE, ref('schemas', 'Collection'), { statuses: ['404'] }),
      [`/collections/${collection}/queryables`]: get(`queryables_${collection}`, `What a filter of ${collection} can ask for`, known.collection, SCHEMA_JSON, anyObject, { statuses: ['404'] }),
      [`/collections/${collection}/schema`]: get(`schema_${collection}`, `Schema of the items of ${collection}`, known.collection, SCHEMA_JSON, anyObject, { statuses: ['404'] }),
      [`/collections/${collection}/items`]: get(`list_${collection}`, `${many} that match, page by page`, known.items, GEOJSON, ref('schemas', `${name}Collection`), { statuses: ['404', '410'] }),
      [`/collections/${collection}/items/{id}`]: get(`get_${kind}`, `One ${what}${item}`, known.item, GEOJSON, ref('schemas', name), { path: [id], statuses: ['404', '410'] }),
      ...(collection !== 'datings' && { [`/collections/${collection}/items/{id}/history`]: get(`history_of_${kind}`, `What each edition changed of one ${what}, field by field; a former id redirects (308), a withdrawn one is told of`, PARAMETERS.history(manifest), JSON_TYPE, ref('schemas', 'History'), { path: [id], statuses: ['404'] }) }),
    }
  }
  const paths = {
    '/': get('landing', 'Landing page', document, JSON_TYPE, ref('schemas', 'Landing')),
    '/conformance': get('conformance', 'Conformance classes', document, JSON_TYPE, ref('schemas', 'Conformance')),
    '/openapi': get('openapi', 'This document', document, OPENAPI, anyObject),
    '/collections': get('collections', 'The collections', PARAMETERS.collection(manifest), JSON_TYPE, ref('schemas', 'Collections'), { statuses: ['404'] }),
    ...one('incidents'), ...one('statements'), ...one('datings'),
    '/editions': get('list_editions', 'Released editions, the newest first: note, counts, what the changelog says', PARAMETERS.editions(manifest), JSON_TYPE, ref('schemas', 'Editions')),
    '/editions/{edition}/changes': get('list_changes', 'Records that an edition changed of the one before it', PARAMETERS.changes(manifest), JSON_TYPE, ref('schemas', 'Changes'), { path: [{ name: 'edition', in: 'path', required: true, description: 'Number of a released edition.', schema: { type: 'integer' } }], statuses: ['404'] }),
  }
  return {
    openapi: '3.0.3',
    info: {
      title: inLanguage(manifest.title, 'en'), version, description: `${inLanguage(manifest.description, 'en')} OGC API – Features; every answer may be read from any origin.`,
      license: { name: manifest.licence.name, ...(manifest.licence.url && { url: manifest.licence.url }) },
      ...(manifest.contact && { contact: manifest.contact }),
    },
    servers: [{ url: server }],
    paths,
    components: {
      schemas: {
        Link: bare(linkSchema, 'output'), Landing: bare(landingSchema, 'output'), Conformance: bare(conformanceSchema, 'output'),
        Collection: bare(collectionSchema, 'output'), Collections: bare(collectionsSchema, 'output'), Problem: bare(problemSchema, 'output'),
        History: bare(historySchema, 'output'), Editions: bare(editionsSchema, 'output'), Changes: bare(changesSchema, 'output'),
        ...Object.fromEntries(COLLECTIONS.flatMap(collection => {
          const { name } = SAID[collection]
          return [[name, featureOf(collection, manifest, 'openapi-3.0')], [`${name}Collection`, within(bare(featureCollectionSchema, 'output'), 'features', { type: 'array', items: ref('schemas', name) })]]
        })),
      },
      parameters: Object.fromEntries(parameters),
      responses: {
        Page: { description: 'f=html, or a reader that prefers HTML: the page that shows the same.', headers: { Location: { schema: { type: 'string' } } } },
        NotModified: { description: 'The reader has this answer already (If-None-Match).' },
        Problem: { description: 'A problem (RFC 9457): what went wrong, where, what was expected and what to do.', content: { [PROBLEM]: { schema: ref('schemas', 'Problem') } } },
      },
    },
  }
}

const within = (schema: JsonSchema, name: string, value: JsonSchema): JsonSchema => ({ ...schema, properties: { ...(schema.properties as JsonSchema), [name]: value } })

/** JSON Schema of one item with its properties. */
export function featureOf(collection: Collection, manifest: Manifest, target: 'draft-2020-12' | 'openapi-3.0'): JsonSchema {
  const { $schema: _, ...feature } = z.toJSONSchema(featureSchema, { target, io: 'output' }) as JsonSchema
  return within(feature, 'properties', propertiesSchema(collection, manifest, target))
}
