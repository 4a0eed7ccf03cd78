import { z } from 'zod'
import { claimsFileSchema } from './claims'
import { datingProjectSchema, datingReviewsSchema } from './dating'
import { evidenceFileSchema } from './evidence'
import { incidentSchema } from './incident'
import { peopleFileSchema } from './person'
import { manifestSchema } from './manifest'
import { scenesFileSchema } from './scene'
import { statementsFileSchema } from './statement'

const featureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ type: z.literal('Feature'), geometry: z.looseObject({ type: z.string() }).nullable(), properties: incidentSchema })),
})

/** JSON Schema (2020-12) of each data file, from the schemas that the code itself checks with. */
export function jsonSchemas(): Record<string, object> {
  const of = (schema: z.ZodType, title: string) => ({ title, ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) })
  return {
    'atlas.schema.json': of(manifestSchema, 'atlas.json: the manifest of an atlas'),
    'claims.schema.json': of(claimsFileSchema, 'claims.json: what several bodies said of one matter, side by side'),
    'evidence.schema.json': of(evidenceFileSchema, 'evidence.json: items of evidence and the incidents that they bear on'),
    'incidents.schema.json': of(featureCollection, 'incidents.geojson: incidents and situations'),
    'people.schema.json': of(peopleFileSchema, 'people.json: people who were killed, and who agreed that they be named'),
    'project.schema.json': of(datingProjectSchema, 'projects/*.json: a project of dating destruction together'),
    'reviews.schema.json': of(datingReviewsSchema, 'projects/*.reviews.json: what people decided of buildings that answers could not date'),
    'scenes.schema.json': of(scenesFileSchema, 'scenes.json: pictures of a place from above, by day'),
    'statements.schema.json': of(statementsFileSchema, 'statements.json: dated publications'),
  }
}
