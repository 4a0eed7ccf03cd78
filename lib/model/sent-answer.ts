import { z } from 'zod'
import { answerSchema, replySchema } from './dating'

/** The database takes neither, in any text: a NUL, or one half of a pair of surrogates. */
const storable = (text: string) => !/\0|\p{Surrogate}/u.test(text)

/** What a volunteer's page sends (`Sent` of track.ts). */
export const sentSchema = z.strictObject({
  token: z.string().min(1).max(200),
  answer: answerSchema.extend({
    id: z.uuid().transform(id => id.toLowerCase()),
    /** Null skips the building. */
    reply: replySchema.nullable(),
    note: z.string().max(1000, 'expected at most 1,000 characters').refine(storable, 'expected text without NUL and without half of a character').optional(),
    replaces: z.uuid().transform(id => id.toLowerCase()).optional(),
  }),
})
export type SentAnswer = z.infer<typeof sentSchema>
