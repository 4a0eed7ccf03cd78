import { z } from 'zod'

// What the documents of the OGC API look like. Handlers answer with these types, the OpenAPI document describes them.

export const linkSchema = z.object({
  href: z.string().describe('Address.'), rel: z.string().describe('Relation, as IANA or OGC register it.'),
  type: z.string().optional().describe('Media type of what is there.'), title: z.string().optional(), hreflang: z.string().optional(),
})
export type Link = z.infer<typeof linkSchema>
const links = z.array(linkSchema)

export const landingSchema = z.object({ title: z.string(), description: z.string(), attribution: z.string().optional(), links })

export const conformanceSchema = z.object({ conformsTo: z.array(z.string()).describe('Conformance classes, by their addresses.') })

export const collectionSchema = z.object({
  id: z.string(), title: z.string(), description: z.string(),
  extent: z.object({
    spatial: z.object({ bbox: z.array(z.array(z.number()).min(4).max(4)).min(1), crs: z.string() }),
    temporal: z.object({ interval: z.array(z.array(z.string().nullable()).min(2).max(2)).min(1), trs: z.string() }),
  }),
  itemType: z.literal('feature'), crs: z.array(z.string()), storageCrs: z.string(), links,
})
export type CollectionDocument = z.infer<typeof collectionSchema>

export const collectionsSchema = z.object({ collections: z.array(collectionSchema), links })

/** GeoJSON (RFC 7946). `properties` is described per collection. */
export const featureSchema = z.object({
  type: z.literal('Feature'), id: z.string(), geometry: z.looseObject({ type: z.string() }).nullable().describe('Null without a place.'),
  properties: z.looseObject({}), links: links.optional(),
})
export const featureCollectionSchema = z.object({
  type: z.literal('FeatureCollection'), features: z.array(featureSchema),
  numberMatched: z.int().min(0).describe('How many items match, exactly.'), numberReturned: z.int().min(0).describe('How many of them this page holds.'),
  timeStamp: z.string().meta({ format: 'date-time' }).describe('When this answer was made. It is left out of the ETag.'), links,
})

/** RFC 9457. */
export const problemSchema = z.looseObject({
  type: z.string().describe('about:blank: the status says what kind of problem it is.'), title: z.string(), status: z.int(),
  detail: z.string().describe('What went wrong, where, what was expected and what to do.'),
})
