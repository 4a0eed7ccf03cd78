import { z } from 'zod'
import { count, httpUrl, isoDay, slug, sourceSchema } from './primitives'

// `claims.json`: what several bodies said of one matter over time (the dead of a battle, the schools hit on a day), each claim with
// its author, its day and its source. Claims are set side by side; nothing is made of them.

/** `found`: by those who looked into it. `admitted`: by a party to the fighting. `counted`: by others. */
export const STANCES = ['found', 'admitted', 'counted'] as const
/** `total`: of the matter as a whole. `part`: of a part of it. `added`: to what the same body had said before. */
export const CLAIM_SCOPES = ['total', 'part', 'added'] as const

export const claimSchema = z.object({
  by_en: z.string().min(1), by_ar: z.string().optional(),
  stance: z.enum(STANCES),
  scope: z.enum(CLAIM_SCOPES).default('total'),
  /** Without `max` it is "at least" (1,600 and more). One exact figure has both. */
  min: count, max: count.optional(),
  /** When it was said. `said_before`: where only that is known. */
  said: isoDay.optional(), said_precision: z.enum(['day', 'month', 'year']).optional(), said_before: isoDay.optional(),
  note_en: z.string().optional(), note_ar: z.string().optional(),
  sources: z.array(sourceSchema.extend({ url: httpUrl.optional() })).min(1, 'at least one source'),
})

export const subjectSchema = z.object({
  id: slug,
  title_en: z.string().min(1), title_ar: z.string().optional(),
  /** What is counted, as the axis names it: "Civilians killed". */
  counts_en: z.string().min(1), counts_ar: z.string().optional(),
  summary_en: z.string().optional(), summary_ar: z.string().optional(),
  /** Days that the claims are about. */
  from: isoDay, to: isoDay,
  /** The record that tells of the matter. */
  incident: slug.optional(),
  claims: z.array(claimSchema).min(2, 'expected at least two claims to set side by side'),
})

export const claimsFileSchema = z.object({ $schema: z.string().optional(), subjects: z.array(subjectSchema) })

export type Stance = (typeof STANCES)[number]
export type ClaimOfSubject = z.infer<typeof claimSchema>
export type Subject = z.infer<typeof subjectSchema>
