import { z } from 'zod'
import { isoDay, slug, sourceSchema } from './primitives'

// People who were killed, named where somebody who may say so has agreed, or where they were known to the public and reports name them.

/** On what a name is published: the family's word, or that it stands in published reports of a public figure. */
export const CONSENT_BASES = ['family', 'public_record'] as const
export const SEXES = ['female', 'male'] as const

/** Who agreed, when and how; nothing of it is ever published. Of a public figure the report that names them, which is. */
export const consentSchema = z.strictObject({
  basis: z.enum(CONSENT_BASES),
  by: z.string().min(1).optional(), date: isoDay.optional(), how: z.string().min(1).optional(),
  source: sourceSchema.optional(),
})

const told = {
  name_en: z.string().min(1).optional(), name_ar: z.string().min(1).optional(),
  age: z.int().min(0).max(130).optional(),
  sex: z.enum(SEXES).optional(),
  /** Under which they are remembered together. */
  family_en: z.string().min(1).optional(), family_ar: z.string().min(1).optional(),
  /** To others, or what they were: "her daughter", "politician". */
  relation_en: z.string().min(1).optional(), relation_ar: z.string().min(1).optional(),
}

/** A picture as the folder keeps it: a file below `portraits/`. */
const portraitShape = { alt_en: z.string().min(1), alt_ar: z.string().min(1), credit: z.string().min(1), licence: z.string().min(1) }

/** Somebody in `people.json`. Nothing of it leaves the folder unless `publish` is true, set by hand, and the consent says enough. */
export const personSchema = z.strictObject({
  id: slug,
  /** The record of the attack in which they were killed. */
  incident: slug,
  ...told,
  portrait: z.strictObject({ file: z.string().regex(/^[A-Za-z0-9_-]+\.(?:jpe?g|png|webp)$/, 'expected the name of a JPEG, PNG or WebP file in portraits/'), ...portraitShape }).optional(),
  consent: consentSchema.optional(),
  publish: z.boolean().default(false),
})

export const peopleFileSchema = z.strictObject({ $schema: z.string().optional(), people: z.array(personSchema) })

/** Somebody as a published record names them. Of a portrait the picture itself, small, as a data: address: no file of the folder is served. */
export const namedPersonSchema = z.object({
  ...told,
  portrait: z.object({ image: z.string(), ...portraitShape }).optional(),
  basis: z.enum(CONSENT_BASES),
  /** The report that names a public figure. */
  source: sourceSchema.optional(),
})

export type Person = z.infer<typeof personSchema>
export type NamedPerson = z.infer<typeof namedPersonSchema>
