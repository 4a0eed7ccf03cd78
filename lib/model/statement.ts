import { z } from 'zod'
import { isoDay, slug, sourceSchema } from './incident'
import { redactedSchema } from './redaction'

const httpUrl = z.url({ protocol: /^https?$/ })

/** A dated publication. Which incidents it names is said by the incidents (`statements`) and repeated here (`incidents`); `check` holds both against each other. */
export const statementSchema = z.looseObject({
  id: slug,
  date: isoDay,
  title_en: z.string().min(1), title_ar: z.string().optional(),
  summary_en: z.string().optional(), summary_ar: z.string().optional(),
  publisher_en: z.string().min(1), publisher_ar: z.string().optional(),
  type_en: z.string().optional(), type_ar: z.string().optional(),
  places_en: z.array(z.string()).default([]), places_ar: z.array(z.string()).default([]),
  actors_en: z.array(z.string()).default([]), actors_ar: z.array(z.string()).default([]),
  people: z.array(z.string()).default([]),
  figures: z.array(z.object({ label_en: z.string(), label_ar: z.string(), value: z.string() })).default([]),
  url: httpUrl.optional(),
  url_note_en: z.string().optional(), url_note_ar: z.string().optional(),
  sources: z.array(sourceSchema).default([]),
  /** [longitude, latitude] of a place to look at; an anchor, not a site. */
  anchor: z.tuple([z.number(), z.number()]).optional(),
  anchor_place_en: z.string().optional(), anchor_place_ar: z.string().optional(),
  incidents: z.array(slug).default([]),
  context_incidents: z.array(slug).default([]),
  aliases: z.array(slug).default([]),
  /** Written by publishing: what is kept back of the statement, and why. */
  redacted: z.array(redactedSchema).optional(),
})

export const statementsFileSchema = z.object({ statements: z.array(statementSchema) })
export type Statement = z.infer<typeof statementSchema>
