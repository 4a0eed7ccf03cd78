import { z } from 'zod'
import { ASSESSMENT_REASONS, ASSESSMENTS, DATE_PRECISIONS, GEO_PRECISIONS, GRADINGS, KINDS } from './codes'
import { evidenceSchema } from './evidence'
import { namedPersonSchema } from './person'
import { redactedSchema } from './redaction'
import { count, httpUrl, isoDay, slug, sourceSchema } from './primitives'

export { isoDay, slug, sourceSchema }

/** Who says what, where counts differ: each figure keeps its author. `text_*` holds what is not a number. */
export const conflictingFigureSchema = z.object({
  by: z.string().min(1),
  killed_min: count.optional(), killed_max: count.optional(),
  injured_min: count.optional(), injured_max: count.optional(),
  children_killed_min: count.optional(), children_killed_max: count.optional(),
  text_en: z.string().optional(), text_ar: z.string().optional(),
  date: isoDay.optional(), url: httpUrl.optional(),
})

/** One statement of a belligerent about this record, as the belligerent dated it. */
export const admissionSchema = z.object({
  by: z.string().min(1),
  assessment: z.enum(ASSESSMENTS),
  killed_min: count.optional(), killed_max: count.optional(),
  injured_min: count.optional(), injured_max: count.optional(),
  reasons: z.array(z.enum(ASSESSMENT_REASONS)).default([]),
  date: isoDay.optional(), url: httpUrl.optional(),
  note_en: z.string().optional(), note_ar: z.string().optional(),
})

/** A stated figure that is no toll (people displaced, schools counted): shown as said, never summed. */
export const figureSchema = z.object({
  label_en: z.string(), label_ar: z.string(),
  value: z.string(), by: z.string().optional(), date: isoDay.optional(),
})

/**
 * Properties of one feature of `incidents.geojson`. Facet properties (arrays of codes) and further languages
 * (`title_fr`) are free keys; `publish/check` holds them against the manifest.
 */
export const incidentSchema = z.looseObject({
  id: slug,
  kind: z.enum(KINDS).default('incident'),
  title_en: z.string().min(1), title_ar: z.string().optional(),
  summary_en: z.string().optional(), summary_ar: z.string().optional(),
  place_en: z.string().optional(), place_ar: z.string().optional(),
  admin1: z.string().optional(),
  date_start: isoDay.optional(), date_end: isoDay.optional(),
  date_precision: z.enum(DATE_PRECISIONS).optional(),
  time_local: z.string().optional(),
  geo_precision: z.enum(GEO_PRECISIONS).optional(),
  geo_radius_m: z.number().positive().optional(),
  geo_note_en: z.string().optional(), geo_note_ar: z.string().optional(),
  grading: z.enum(GRADINGS).default('ungraded'),
  killed_min: count.optional(), killed_max: count.optional(),
  injured_min: count.optional(), injured_max: count.optional(),
  children_killed_min: count.optional(), children_killed_max: count.optional(),
  counts_in_totals: z.boolean().default(true),
  alleged_by: z.array(z.string()).default([]),
  documented_by: z.array(z.string()).default([]),
  protected_site_en: z.string().optional(), protected_site_ar: z.string().optional(),
  conflicting_figures: z.array(conflictingFigureSchema).default([]),
  figures: z.array(figureSchema).default([]),
  admissions: z.array(admissionSchema).default([]),
  conclusion_en: z.string().optional(), conclusion_ar: z.string().optional(),
  evidence: z.array(evidenceSchema).default([]),
  sources: z.array(sourceSchema).min(1, 'at least one source'),
  statements: z.array(z.string()).default([]),
  context_statements: z.array(z.string()).default([]),
  external_ids: z.record(z.string(), z.string()).default({}),
  notes_en: z.string().optional(), notes_ar: z.string().optional(),
  /** Former ids that redirect here. */
  aliases: z.array(slug).default([]),
  /** Written by publishing: those killed who may be named; they stand in people.json. */
  people: z.array(namedPersonSchema).optional(),
  /** Written by publishing: what is kept back of the record, and why. */
  redacted: z.array(redactedSchema).optional(),
})

export type IncidentProperties = z.infer<typeof incidentSchema>
export type Source = z.infer<typeof sourceSchema>
export type Admission = z.infer<typeof admissionSchema>
export type ConflictingFigure = z.infer<typeof conflictingFigureSchema>
