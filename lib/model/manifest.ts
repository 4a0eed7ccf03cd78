import { z } from 'zod'
import { GRADINGS, MAX_CODES } from './codes'
import { isoDay } from './incident'
import { redactionSchema } from './redaction'

const text = z.record(z.string(), z.string())
const hex = z.string().regex(/^#[0-9a-f]{6}$/i, 'expected a colour as #rrggbb')

export const codeSchema = z.object({
  code: z.string().regex(/^[a-z0-9_]+$/, 'expected lower-case letters, digits and underscores'),
  label: text,
  /** Name of an icon in components/ui/icons.ts; unknown names fall back to a dot. */
  icon: z.string().optional(),
  /** At most six codes of a facet carry one; the rest are drawn grey. */
  color: z.object({ light: hex, dark: hex }).optional(),
})

export const facetSchema = z.object({
  property: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: text,
  codes: z.array(codeSchema).min(1).max(MAX_CODES),
}).refine(f => f.codes.filter(c => c.color).length <= 6, 'at most six codes of a facet may have a colour')

/** `atlas.json`: all that is particular to one atlas. Nothing about a country is written in code. */
export const manifestSchema = z.object({
  $schema: z.string().optional(),
  title: text,
  subtitle: text.optional(),
  description: text,
  languages: z.array(z.string()).min(1),
  licence: z.object({ name: z.string(), url: z.url().optional() }),
  /** Who is credited for the record, in order. */
  attribution: z.array(z.object({ name: z.string(), url: z.url().optional() })).default([]),
  /** Credits of `basemap/*.geojson` and `*.pmtiles`, added to the built-in ones. */
  basemap_attribution: z.array(z.string()).default([]),
  /** IANA name; `time_local` is text in this zone. */
  time_zone: z.string(),
  /** [west, south, east, north]; a point outside is a warning. */
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  default_view: z.object({
    from: isoDay, to: isoDay,
    camera: z.object({ lat: z.number(), lon: z.number(), zoom: z.number() }),
    by: z.string().optional(),
  }),
  facets: z.array(facetSchema),
  casualty_fields: z.array(z.enum(['killed', 'injured', 'children_killed'])).default(['killed', 'injured']),
  headline_grades: z.array(z.enum(GRADINGS)).default(['confirmed', 'fair', 'weak', 'contested', 'ungraded']),
  /** What a reader must know of this record in particular, above all what is missing from it: shown on the methodology page. */
  about: z.array(z.object({ title: text, text })).default([]),
  /** Records that were published and are no longer: their pages say since when and why (410). */
  withdrawn: z.array(z.object({ id: z.string().min(1), date: isoDay, reason: text })).default([]),
  /** Origins (`https://tiles.example.org`) of which scenes may take tiles: this server asks them, never a reader's browser. */
  tile_hosts: z.array(z.string().regex(/^https:\/\/[^/]+$/, 'expected https:// and a host, without a path')).optional(),
  /** Where the button "Leave this site" leads; absent = an empty page of ours. */
  quick_exit_url: z.url({ protocol: /^https$/ }).optional(),
  /** What is kept back when the record is published, and for whom; of it no more is published than what was done and why (`withheld`). */
  redaction: redactionSchema.optional(),
  /** Offers a button that shows a reader's own place on the map; off unless asked for, since the browser then asks for it. */
  geolocation: z.boolean().default(false),
  /** Where a reader reports an error: an address or a page; absent = none is offered. */
  contact: z.object({ email: z.email().optional(), url: z.url().optional() }).optional(),
})

export type Manifest = z.infer<typeof manifestSchema>
export type Facet = z.infer<typeof facetSchema>
export type FacetCode = z.infer<typeof codeSchema>
