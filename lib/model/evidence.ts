import { z } from 'zod'
import { CLAIMS, EVIDENCE_KINDS, SENSITIVITIES, VERIFICATIONS, WITHHELD_REASONS } from './codes'
import { httpUrl, isoDay, slug, sourceSchema } from './primitives'

// Items of evidence, as the Berkeley Protocol on Digital Open Source Investigations (OHCHR and UC Berkeley, HR/PUB/20/2) keeps them.

const minute = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day as HH:MM')
const claims = z.array(z.enum(CLAIMS)).default([])

/** When what it shows was seen, recorded or said, in the manifest's time zone. Two times are a span within which it lies. */
export const whenSchema = z.object({ date: isoDay, date_end: isoDay.optional(), time_from: minute.optional(), time_to: minute.optional() })

const itemShape = {
  /** Absent in editions before the second alone. */
  id: slug.optional(),
  kind: z.enum(EVIDENCE_KINDS),
  shows_en: z.string().optional(), shows_ar: z.string().optional(),
  when: whenSchema.optional(),
  collected_by: z.string().optional(), collected_at: isoDay.optional(),
  /** Editions before the second named the publisher alone. */
  source: z.union([sourceSchema, z.string().transform(name => ({ title: name, publisher: name })).pipe(sourceSchema)]).optional(),
  url: httpUrl.optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits').optional(),
  /** A file that is held, below `evidence/` of the atlas folder. Published under its hash, where the item is; its name is not. */
  file: z.string().regex(/^evidence\/(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\\0]+$/, 'expected a path below evidence/ of the atlas folder, with / and without ..').optional(), media_type: z.string().optional(),
  /** What a reader would see or hear, said before it is loaded. */
  warning_en: z.string().optional(), warning_ar: z.string().optional(),
  verification: z.enum(VERIFICATIONS).default('unverified'),
  verified_how_en: z.string().optional(), verified_how_ar: z.string().optional(), verified_by: z.string().optional(),
  sensitivity: z.enum(SENSITIVITIES).default('none'),
  published: z.boolean().default(true),
  withheld_reason: z.enum(WITHHELD_REASONS).optional(),
  /** Items of one origin count once. */
  origin: slug.optional(),
}

/** An item as a record carries it. */
export const evidenceSchema = z.object({ ...itemShape, supports: claims, contradicts: claims })

/** An item of `evidence.json`: told once, with what it says on each incident. */
export const sharedEvidenceSchema = z.object({ ...itemShape, incidents: z.array(z.object({ id: slug, supports: claims, contradicts: claims })).min(1, 'expected at least one incident that it bears on') })

export const evidenceFileSchema = z.object({ $schema: z.string().optional(), evidence: z.array(sharedEvidenceSchema) })

export type Evidence = z.infer<typeof evidenceSchema>
export type SharedEvidence = z.infer<typeof sharedEvidenceSchema>
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]
export type Claim = (typeof CLAIMS)[number]
