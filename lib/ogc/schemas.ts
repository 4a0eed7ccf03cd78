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

const textsSchema = z.record(z.string(), z.string()).describe('Text per language.')
const counts = z.object({
  added: z.int().describe('New in this edition.'), changed: z.int().describe('Corrected.'), renamed: z.int().describe('Under another id; what differs besides is told as well.'),
  withdrawn: z.int().describe('Taken back.'), merged: z.int().describe('Part of another record since.'),
})
const whatSchema = z.enum(['added', 'changed', 'renamed', 'withdrawn', 'merged']).describe('What the edition did to the record.')
const fieldSchema = z.object({
  field: z.string().describe('Name of the field, as the item has it; geometry for its place.'),
  before: z.unknown().optional().describe('Value before; absent where there was none.'), after: z.unknown().optional().describe('Value from then on; absent where there is none any more.'),
})
const withdrawnSchema = z.object({ date: z.string().nullable().describe('Day of the withdrawal; null where none is stated.'), reason: textsSchema.nullable() })

export const editionSchema = z.object({
  number: z.int(), edition: z.string().describe('Key in addresses: number and beginning of the content hash.'), date: z.string(), hash: z.string().describe('SHA-256 over the content.'),
  note: textsSchema.describe('Note of its heading in the changelog, per language.'),
  log: z.array(z.object({ ids: z.array(z.string()).describe('Records that it is about.'), text: textsSchema })).describe('What stands under the heading: paragraphs and list items, in Markdown.'),
  records: z.int().describe('Incidents and situations that it holds.'), statements: z.int().describe('Statements that it holds.'),
  changes: z.object({ incidents: counts, statements: counts }).nullable().describe('How many records it changed of the edition before it; null where that is not known.'), links,
})
export const editionsSchema = z.object({ editions: z.array(editionSchema).describe('Released editions, the newest first.'), links })

export const changedSchema = z.object({
  kind: z.enum(['incident', 'statement']), id: z.string(), what: whatSchema, other: z.string().nullable().describe('Renamed: the former id. Merged: the record that it is part of now.'),
  fields: z.array(z.string()).describe('Names of the fields that differ.'), title_en: z.string(), title_ar: z.string().optional(), reason: textsSchema.nullable().describe('The reason that the changelog gives.'), withdrawn: withdrawnSchema.nullable(),
})
export const changesSchema = z.object({ edition: z.int(), changes: z.array(changedSchema).describe('By id.'), links })

export const historySchema = z.object({
  id: z.string(), since: z.object({ edition: z.int(), date: z.string() }).nullable().describe('The first edition that held the record; null where none is released that did.'),
  history: z.array(z.object({
    edition: z.int(), date: z.string(), note: textsSchema.describe('Note of the edition, per language.'), what: whatSchema.or(z.literal('joined')).describe('What the edition did to the record; joined: another record became part of it.'), other: z.string().nullable().describe('Renamed: the former id. Merged: the record that it is part of now. Joined: the record that became part of it.'),
    fields: z.array(fieldSchema), reason: textsSchema.nullable().describe('The reason that the changelog gives for this record.'), withdrawn: withdrawnSchema.nullable(),
  })).describe('What each edition changed, the earliest first.'),
  links,
})

/** RFC 9457. */
export const problemSchema = z.looseObject({
  type: z.string().describe('about:blank: the status says what kind of problem it is.'), title: z.string(), status: z.int(),
  detail: z.string().describe('What went wrong, where, what was expected and what to do.'),
})
