import { z } from 'zod'
import { isoDay, slug } from './primitives'

// Pictures of a place from above, by day: what a before-and-after is made of.

const degrees = (most: number) => z.number().min(-most).max(most)
const position = z.tuple([degrees(180), degrees(85.06)])
/** [west, south, east, north]. */
export const boundsSchema = z.tuple([degrees(180), degrees(85.06), degrees(180), degrees(85.06)]).refine(([w, s, e, n]) => w < e && s < n, 'expected [west, south, east, north] with west before east and south below north')
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')
const zoom = z.int().min(0).max(24)

const shared = {
  /** Within its place; part of addresses. */
  id: slug,
  date: isoDay,
  provider: z.string().min(1),
  licence: z.string().min(1),
  /** Shown on the map; the provider where there is none. */
  attribution: z.string().optional(),
  /** Metres on the ground that one pixel covers. */
  resolution_m: z.number().positive(),
  note_en: z.string().optional(), note_ar: z.string().optional(),
}
const tiled = { minzoom: zoom.optional(), maxzoom: zoom.optional(), tile_size: z.union([z.literal(256), z.literal(512)]).default(256), bounds: boundsSchema.optional() }

export const imageSceneSchema = z.object({
  ...shared, kind: z.literal('image'),
  /** PNG, JPEG, WebP or AVIF below the atlas folder. */
  file: z.string().min(1), sha256,
  bounds: boundsSchema.optional(),
  /** Where the picture does not lie square: its corners from the top left, clockwise. */
  corners: z.tuple([position, position, position, position]).optional(),
}).refine(s => Boolean(s.bounds) !== Boolean(s.corners), { path: ['bounds'], message: 'expected either bounds or corners' })

const template = (...names: string[]) => z.string().refine(text => names.every(name => text.includes(`{${name}}`)), `expected an address or path with ${names.map(name => `{${name}}`).join(', ')}`)
export const xyzSceneSchema = z.object({ ...shared, ...tiled, kind: z.literal('xyz'), tiles: template('z', 'x', 'y') })
export const wmtsSceneSchema = z.object({ ...shared, ...tiled, kind: z.literal('wmts'), tiles: template('TileMatrix', 'TileRow', 'TileCol') })
export const pmtilesSceneSchema = z.object({ ...shared, ...tiled, kind: z.literal('pmtiles'), file: z.string().min(1) })

export const sceneSchema = z.discriminatedUnion('kind', [imageSceneSchema, xyzSceneSchema, wmtsSceneSchema, pmtilesSceneSchema])

export const scenePlaceSchema = z.object({
  id: slug,
  title_en: z.string().min(1), title_ar: z.string().optional(),
  summary_en: z.string().optional(), summary_ar: z.string().optional(),
  /** What the map shows first; incidents within it link here. */
  bounds: boundsSchema,
  /** Not a picture of anything: drawn, and labelled so wherever it is shown. */
  drawing: z.boolean().default(false),
  scenes: z.array(sceneSchema).min(2, 'expected at least two scenes, one before and one after'),
})

export const scenesFileSchema = z.object({ $schema: z.string().optional(), places: z.array(scenePlaceSchema) })

export type Scene = z.infer<typeof sceneSchema>
export type ScenePlace = z.infer<typeof scenePlaceSchema>
