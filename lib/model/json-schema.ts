import { z } from 'zod'
import { evidenceFileSchema } from './evidence'
import { incidentSchema } from './incident'
import { peopleFileSchema } from './person'
import { manifestSchema } from './manifest'
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
    'evidence.schema.json': of(evidenceFileSchema, 'evidence.json: items of evidence and the incidents that they bear on'),
    'incidents.schema.json': of(featureCollection, 'incidents.geojson: incidents and situations'),
    'people.schema.json': of(peopleFileSchema, 'people.json: people who were killed, and who agreed that they be named'),
    'statements.schema.json': of(statementsFileSchema, 'statements.json: dated publications'),
  }
}
