import { z } from 'zod'
import { isoDay, slug } from './primitives'

// Dating destruction together: what a project is, and what a volunteer answers. The method: docs/dating.md.

const text = z.record(z.string(), z.string())
const id = z.string().min(1).max(100)

/** Names below /track that are pages of their own: a project of such an id could not be reached. */
export const TRACK_PAGES = ['care']
/** A project's id is part of its address. */
export const projectId = slug.refine(id => !TRACK_PAGES.includes(id), { error: issue => `expected another id: /track/${issue.input} is a page of its own, which would hide the project` })

/** Where the change lies: after the last scene in which the building stands (null: in none) and by the first in which it is destroyed. */
const changeShape = { last_standing: slug.nullable(), first_destroyed: slug }

/** What a volunteer says of a building. `partly` dates a change as `destroyed` does, and says that part of it still stands. */
export const replySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('destroyed'), ...changeShape }),
  z.strictObject({ kind: z.literal('partly'), ...changeShape }),
  z.strictObject({ kind: z.literal('no_destruction') }),
  z.strictObject({ kind: z.literal('cannot_tell') }),
  z.strictObject({ kind: z.literal('image_unclear') }),
])

/** What a volunteer's page sends. The id is made there, so that sending twice counts once. Whether scenes are the project's is checked by `spanOf` of lib/dating. */
export const answerSchema = z.strictObject({
  id: z.uuid(),
  building: id,
  reply: replySchema,
  note: z.string().max(1000, 'expected at most 1,000 characters').optional(),
  /** For discussion. */
  flag: z.boolean().default(false),
  /** An earlier answer of the same volunteer to the same building, which this one takes back. */
  replaces: z.uuid().optional(),
})

/** A building whose date is known from elsewhere: the scenes that its destruction lies between; both null = it stands in all of them. */
export const goldSchema = z.strictObject({ building: id, last_standing: slug.nullable(), first_destroyed: slug.nullable() })
  .refine(g => g.first_destroyed !== null || g.last_standing === null, { path: ['first_destroyed'], error: 'expected a scene; leave both empty for a building that stands in all scenes' })

/** A gold building that the training shows: what is to be seen in it, per language. */
const trainingSchema = z.strictObject({ building: id, explanation: text })

/** How answers are gathered and when a building has enough of them. */
export const datingRulesSchema = z.strictObject({
  /** No building is done before this many dating answers. */
  answers_min: z.int().min(1).default(5),
  /** With this many answers and no firm date a building goes to review. */
  answers_max: z.int().min(1).default(25),
  /** Least probability of the published interval. */
  level: z.number().min(0.5).max(0.99).default(0.9),
  /** One assignment in this many is a gold building; 0 = none. */
  gold_every: z.int().min(0).default(10),
  reservation_minutes: z.number().positive().default(15),
}).refine(r => r.answers_max >= r.answers_min, { path: ['answers_max'], error: 'expected at least answers_min' })

/** `data/projects/*.json`. */
export const datingProjectSchema = z.strictObject({
  $schema: z.string().optional(),
  id: projectId,
  title: text,
  instructions: text,
  /** Volunteers are asked only once it is published. */
  published: z.boolean().default(false),
  /** The place of scenes.json whose scenes are looked at. */
  place: slug,
  /** True where buildings and pictures are drawn, not real: said on every page. */
  drawing: z.boolean().default(false),
  /** [west, south, east, north] */
  area: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** File of the outlines beside the project: GeoJSON polygons, each with an id. */
  buildings: z.string().regex(/^[\w./-]+\.geojson$/, 'expected the name of a .geojson file beside the project'),
  /** In time order: a scene is named by its id, and dated as its picture is. */
  scenes: z.array(z.strictObject({ id: slug, date: isoDay })).min(2, 'expected at least two scenes').max(60),
  rules: datingRulesSchema.prefault({}),
  /** What is believed before any answer: shares of buildings destroyed before the first scene, and standing in the last. */
  prior: z.strictObject({ before_first: z.number().positive().max(0.9), standing: z.number().positive().max(0.9) }).default({ before_first: 0.05, standing: 0.2 })
    .refine(p => p.before_first + p.standing < 1, 'expected before_first and standing to leave something for the time between'),
  gold: z.array(goldSchema).default([]),
  /** In the order in which they are shown; each among the gold, and given to nobody as a question. */
  training: z.array(trainingSchema).max(12).default([]),
  /** Of a drawing: file beside the project with every building's true date, by which the answers' accuracy is told. */
  truth: z.string().regex(/^[\w./-]+\.json$/, 'expected the name of a .json file beside the project').optional(),
}).superRefine((project, ctx) => {
  project.scenes.forEach((scene, i) => {
    if (i && scene.date <= project.scenes[i - 1].date) ctx.addIssue({ code: 'custom', path: ['scenes', i, 'date'], message: `expected a day after ${project.scenes[i - 1].date}, the scene before it` })
    if (project.scenes.findIndex(s => s.id === scene.id) < i) ctx.addIssue({ code: 'custom', path: ['scenes', i, 'id'], message: `${scene.id} is named twice` })
  })
  const at = (id: string | null) => project.scenes.findIndex(s => s.id === id)
  project.training.forEach((t, i) => { if (!project.gold.some(g => g.building === t.building)) ctx.addIssue({ code: 'custom', path: ['training', i, 'building'], message: `${t.building} is no gold building: expected one whose date is known` }) })
  project.gold.forEach((gold, i) => {
    for (const key of ['last_standing', 'first_destroyed'] as const) if (gold[key] !== null && at(gold[key]) < 0) ctx.addIssue({ code: 'custom', path: ['gold', i, key], message: `${gold[key]} is no scene of this project` })
    if (gold.first_destroyed !== null && at(gold.last_standing) >= at(gold.first_destroyed)) ctx.addIssue({ code: 'custom', path: ['gold', i], message: 'expected last_standing before first_destroyed' })
    if (project.gold.findIndex(g => g.building === gold.building) < i) ctx.addIssue({ code: 'custom', path: ['gold', i, 'building'], message: `${gold.building} is given twice` })
  })
})

export type Reply = z.infer<typeof replySchema>
export type DatingAnswer = z.infer<typeof answerSchema>
export type Gold = z.infer<typeof goldSchema>
export type DatingRules = z.infer<typeof datingRulesSchema>
export type DatingProject = z.infer<typeof datingProjectSchema>
export type Training = z.infer<typeof trainingSchema>

/** What a person decided of a building that answers could not date (`atlas review`); the last of a building counts. `data/projects/<id>.reviews.json`. */
export const datingReviewSchema = z.strictObject({
  building: id,
  /** Both null: it stands in all scenes. */
  last_standing: slug.nullable(),
  first_destroyed: slug.nullable(),
  /** True: the scenes cannot tell; no date is published. */
  undecidable: z.boolean().default(false),
  reason: z.string().min(1).max(1000),
  date: isoDay,
}).refine(r => r.first_destroyed !== null || r.last_standing === null, { path: ['first_destroyed'], error: 'expected a scene; leave both empty for a building that stands in all scenes' })
  .refine(r => !r.undecidable || r.first_destroyed === null, { path: ['undecidable'], error: 'stands beside a date; expected one or the other' })
export type DatingReview = z.infer<typeof datingReviewSchema>

/** The file: in the order in which it was decided. */
export const datingReviewsSchema = z.strictObject({ $schema: z.string().optional(), reviews: z.array(datingReviewSchema) })

/** An outline's id: part of addresses and tables. */
export const outlineId = z.string().regex(/^[A-Za-z0-9][\w.:/-]{0,99}$/, 'expected 1 to 100 letters, digits and . _ - : /, a letter or digit first')
/** Outlines of one project: the simulation that stands behind the method has 11,000. */
export const MOST_BUILDINGS = 20_000

/** A project as an edition holds it. */
export interface PublishedProject extends DatingProject {
  /** The file of outlines, handed out by the edition (GeoJSON polygons with ids). */
  outlines: { sha256: string }
  /** Buildings in the order of that file, with the middle of each: [longitude, latitude]. */
  ids: string[]
  middles: [number, number][]
  reviews: DatingReview[]
  /** Of a drawing: what the truth file says, as gaps (lib/dating/gaps.ts); null where it does not say. */
  truths: (number | null)[] | null
}
