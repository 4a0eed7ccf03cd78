import { z } from 'zod'
import { EVIDENCE_KINDS, GEO_PRECISIONS, GRADINGS, KINDS, SENSITIVITIES, WITHHELD_REASONS } from './codes'
import { isoDay, slug } from './primitives'

// What an atlas keeps back when it is published, and what is said of it then.

/** For whom an edition is made: everyone, or a closed group, whose edition goes into a store of its own. */
export const AUDIENCES = ['public', 'vetted'] as const
export type Audience = (typeof AUDIENCES)[number]

/** What may happen to a place or a time; what is coarser already stays so. */
export const PLACES = GEO_PRECISIONS.slice(1) as Exclude<(typeof GEO_PRECISIONS)[number], 'exact'>[]
export const TIMES = ['day', 'month'] as const

const text = z.record(z.string(), z.string().min(1))

/** Records by what they say; every criterion that is given must hold, of a list one entry. `{}` selects all. */
export const recordSelectorSchema = z.strictObject({
  ids: z.array(slug).min(1).optional(),
  kind: z.enum(KINDS).optional(),
  grading: z.array(z.enum(GRADINGS)).min(1).optional(),
  /** Codes by facet. */
  facets: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  /** Whether the record names a protection that the site had. */
  protected_site: z.boolean().optional(),
  /** Days that the record may reach. */
  from: isoDay.optional(), to: isoDay.optional(),
})

export const evidenceSelectorSchema = z.strictObject({
  ids: z.array(slug).min(1).optional(),
  kind: z.array(z.enum(EVIDENCE_KINDS)).min(1).optional(),
  sensitivity: z.array(z.enum(SENSITIVITIES)).min(1).optional(),
})

/** One rule: what it selects, what happens to that, and the reason that is published. */
export const ruleSchema = z.strictObject({
  /** Names the rule in `check`; never published. */
  name: z.string().min(1),
  /** Editions that it holds for. */
  audiences: z.array(z.enum(AUDIENCES)).min(1).default(['public']),
  records: recordSelectorSchema.optional(),
  /** Of the selected records (else of all) these items of evidence alone. */
  evidence: evidenceSelectorSchema.optional(),
  /** Of the selected records (else of all) these of the people that are named. */
  people: z.strictObject({ ids: z.array(slug).min(1).optional() }).optional(),
  statements: z.strictObject({ ids: z.array(slug).min(1).optional() }).optional(),
  /** The whole record, statement or item; it is counted, and nothing else is said of it. */
  omit: z.literal(true).optional(),
  /** Fields; `title` is that text in every language, `sources.url` the address of every source, `geometry` the place on the map. */
  withhold: z.array(z.string().min(1)).min(1).optional(),
  /** Texts in place of those that would tell. */
  replace: z.record(z.string(), z.string().min(1)).optional(),
  place: z.enum(PLACES).optional(),
  time: z.enum(TIMES).optional(),
  /** Of people, and of those who collected or verified an item of evidence: their initials in place of their names. */
  names: z.literal('initials').optional(),
  /** Of an item of evidence: only its kind and its claims stay, and this class of the reason. */
  withheld_reason: z.enum(WITHHELD_REASONS).optional(),
  reason: text,
})

/** What happened, as it is published: never what was there before. */
export const redactedSchema = z.object({
  what: z.enum(['record', 'statement', 'fields', 'place', 'time', 'evidence', 'names', 'people', 'id']),
  /** Fields that are withheld or replaced. */
  fields: z.array(z.string()).optional(),
  /** What a place or a time is known to now. */
  to: z.string().optional(),
  /** How many. */
  n: z.int().positive().optional(),
  reason: text,
})

export const redactionSchema = z.strictObject({
  /** Random characters that go into the hash of an edition, so that nobody can try out what is withheld; never published. */
  salt: z.string().min(16, 'expected at least 16 random characters').optional(),
  rules: z.array(ruleSchema).default([]),
  /** Written by publishing: what was done, and how often. */
  withheld: z.array(redactedSchema).default([]),
})

export type Redaction = z.infer<typeof redactionSchema>
export type Rule = z.infer<typeof ruleSchema>
export type RecordSelector = z.infer<typeof recordSelectorSchema>
export type EvidenceSelector = z.infer<typeof evidenceSelectorSchema>
export type Redacted = z.infer<typeof redactedSchema>
