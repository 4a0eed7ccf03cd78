import { z } from 'zod'

// Small forms that several schemas are made of.

/** `2020-01-29`: a day of the calendar, never an instant. Impossible dates (31 February) are refused by `isDay`. */
export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as YYYY-MM-DD').refine(isDay, 'no such day in the calendar')
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected a slug: lower-case letters, digits and single hyphens')
/** The store counts in 32 bits, and no toll comes near. */
export const count = z.int().min(0).max(2_000_000_000)
export const httpUrl = z.url({ protocol: /^https?$/ })

function isDay(text: string): boolean {
  const date = new Date(text + 'T00:00:00Z')
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

export const sourceSchema = z.object({
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: httpUrl.optional(),
  archived_url: httpUrl.optional(),
  language: z.string().optional(),
  date: isoDay.optional(),
})
