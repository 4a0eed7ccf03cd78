// Code lists of the field, with the labels that do not depend on an atlas.
// Gradings: Airwars methodology (https://airwars.org/about/methodology). Precision: crosswalk in docs/data-model.md.

/** Text per language; the first language of the manifest is the fallback. */
export type Text = Record<string, string>

export const DATE_PRECISIONS = ['day', 'week', 'month', 'year', 'range'] as const
export type DatePrecision = (typeof DATE_PRECISIONS)[number]

export const GEO_PRECISIONS = ['exact', 'neighbourhood', 'town', 'district', 'governorate', 'country'] as const
export type GeoPrecision = (typeof GEO_PRECISIONS)[number]

/** Radius in metres drawn for a point of that precision; null = drawn as its administrative area (governorate) or not at all (country). */
export const RADIUS_METERS: Record<GeoPrecision, number | null> = {
  exact: 0, neighbourhood: 500, town: 3000, district: 15000, governorate: null, country: null,
}

/** How a place is drawn whose precision is not stated: nothing is taken for exact that nobody called exact. */
export const ASSUMED_PRECISION: GeoPrecision = 'town'

/** Order is the order of columns, bits and lists everywhere. Grading behaves like a facet whose codes are fixed. */
export const GRADINGS = ['confirmed', 'fair', 'weak', 'contested', 'discounted', 'ungraded'] as const
export type Grading = (typeof GRADINGS)[number]

export const KINDS = ['incident', 'situation'] as const
export type Kind = (typeof KINDS)[number]

export const EVIDENCE_KINDS = ['witness', 'photo_video', 'satellite', 'flight_observation', 'intercepted_radio', 'document', 'official_statement'] as const

/** What an item of evidence can speak to. */
export const CLAIMS = ['happened', 'date', 'target', 'means', 'actor', 'toll'] as const
export const VERIFICATIONS = ['unverified', 'verified', 'disputed'] as const
/** Berkeley Protocol, HR/PUB/20/2. */
export const SENSITIVITIES = ['graphic', 'personal_information', 'none'] as const
/** Why an item is not shown: a class, since a sentence could give away what it keeps back. */
export const WITHHELD_REASONS = ['protects_people', 'graphic', 'consent', 'legal', 'rights'] as const

/** What a belligerent said of a record, in Airwars' terms. */
export const ASSESSMENTS = ['credible', 'non_credible', 'open_incident', 'not_yet_assessed'] as const
export const ASSESSMENT_REASONS = ['no_reason_given', 'no_coalition_strikes', 'insufficient_information', 'insufficient_evidence', 'other'] as const

/** At most this many codes per facet: a facet is a 32-bit mask in the engine. */
export const MAX_CODES = 32
