import { z } from 'zod'
import { isoDay, slug } from './primitives'

// A building with its date, as the collection "datings" and the downloads hand it out.

export const STAGES = ['gold', 'open', 'settled', 'review', 'reviewed'] as const
export const STANDING = ['no', 'perhaps', 'yes'] as const

const count = z.int().min(0)
export const datingSchema = z.strictObject({
  id: z.string().describe('Project and building, with a colon between.'),
  project: slug.describe('Id of the dating project.'),
  building: z.string().describe('Id of the building within the project.'),
  after: isoDay.nullable().describe('Destroyed after the scene of this day, which may still show it standing, so perhaps later that day; null: perhaps before the first scene.'),
  before: isoDay.nullable().describe('Destroyed by this day, on which a scene shows it destroyed; null: perhaps not at all.'),
  standing: z.enum(STANDING).describe('no: the interval is a destruction. yes: it stands in the last scene. perhaps: the interval holds both.'),
  confidence: z.number().min(0).max(1).describe('Probability that the interval holds; of a building that a person decided, 1.'),
  firm: z.boolean().describe('No single further answer would change the interval.'),
  stage: z.enum(STAGES).describe('gold: it is shown in the training, its date is known from elsewhere. open: answers are wanted. settled: answers of enough sources and a firm date. review: of as many as may be and no firm date. reviewed: a person decided.'),
  answers: count.describe('Answers that date it.'),
  partly: count.describe('Of these, answers that part of it still stands.'),
  other_answers: count.describe('Answers that cannot tell, or that the image is unclear.'),
  dispute: z.number().min(0).max(1).describe('How far the probability is spread over the time between the scenes: 0 one gap, 1 all alike.'),
  drawing: z.boolean().describe('True where building and scenes are drawn, not real.'),
})
export type Dating = z.infer<typeof datingSchema>

type JsonSchema = Record<string, unknown>
const described = (name: keyof Dating): string => datingSchema.shape[name].description ?? ''

/** What a filter of datings can ask for. */
export function datingQueryables(): Record<string, JsonSchema> {
  const day = { type: 'string', format: 'date' }
  const figure = { type: 'integer', minimum: 0 }
  const share = { type: 'number', minimum: 0, maximum: 1 }
  const of = (name: keyof Dating, schema: JsonSchema): [string, JsonSchema] => [name, { ...schema, description: described(name) }]
  return {
    geometry: { format: 'geometry-polygon', 'x-ogc-role': 'primary-geometry', description: 'Outline of the building; a filter takes the middle of it. For S_INTERSECTS.' },
    date: { type: 'array', items: day, minItems: 2, maxItems: 2, description: 'From "after" to "before", both inside (a scene does not exclude the rest of its day), open where either is null; for T_INTERSECTS.' },
    ...Object.fromEntries([
      of('id', { type: 'string' }), of('project', { type: 'string' }), of('building', { type: 'string' }), of('after', day), of('before', day),
      of('standing', { type: 'string', enum: [...STANDING] }), of('confidence', share), of('firm', { type: 'boolean' }), of('stage', { type: 'string', enum: [...STAGES] }),
      of('answers', figure), of('partly', figure), of('other_answers', figure), of('dispute', share), of('drawing', { type: 'boolean' }),
    ]),
  }
}
