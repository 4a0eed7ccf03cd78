import { z } from 'zod'
import { isoDay, slug } from './primitives'

// A story as it is published: text and what stands in it, as data. Nothing of its MDX is ever run (docs/decisions/0030).

/** A file of a story, by what is in it, with the ending of its name. */
export const mediaSchema = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), ending: z.string().regex(/^[a-z0-9]+$/), bytes: z.int(), width: z.number().optional(), height: z.number().optional() })
export type Media = z.infer<typeof mediaSchema>

/** A run of text. `cue`: which sentence of the chapter's narration it belongs to. */
const textSchema = z.object({ kind: z.literal('text'), text: z.string(), cue: z.int().optional() })
const breakSchema = z.object({ kind: z.literal('break') })
const markedSchema = z.object({ kind: z.enum(['emphasis', 'strong']), get children() { return z.array(inlineSchema) } })
/** `href`: a path of the atlas without its language (`/incidents/x`), a part of the page (`#x`), or an address. */
const linkSchema = z.object({ kind: z.literal('link'), href: z.string(), get children() { return z.array(inlineSchema) } })
export const inlineSchema = z.discriminatedUnion('kind', [textSchema, breakSchema, markedSchema, linkSchema])
export type Inline = z.infer<typeof inlineSchema>

/** A sentence of a narration, in seconds of its recording. */
export const cueSchema = z.object({ start: z.number(), end: z.number() })
export const CHART_KINDS = ['months', 'targets', 'claims'] as const

const paragraphSchema = z.object({ kind: z.literal('paragraph'), children: z.array(inlineSchema) })
const headingSchema = z.object({ kind: z.literal('heading'), children: z.array(inlineSchema) })
const listSchema = z.object({ kind: z.literal('list'), ordered: z.boolean(), get items() { return z.array(z.array(blockSchema)) } })
const quoteSchema = z.object({ kind: z.literal('quote'), get children() { return z.array(blockSchema) } })
const figureSchema = z.object({ kind: z.literal('figure'), media: mediaSchema, alt: z.string().min(1), credit: z.string().min(1), caption: z.string().optional() })
const narrationSchema = z.object({ kind: z.literal('narration'), media: mediaSchema, captions: mediaSchema, cues: z.array(cueSchema) })
const chartSchema = z.object({ kind: z.literal('chart'), chart: z.enum(CHART_KINDS), subject: z.string().optional(), caption: z.string().optional() })
const pairSchema = z.object({ kind: z.literal('before_after'), place: z.string(), caption: z.string().optional() })
export const blockSchema = z.discriminatedUnion('kind', [paragraphSchema, headingSchema, listSchema, quoteSchema, figureSchema, narrationSchema, chartSchema, pairSchema])
export type Block = z.infer<typeof blockSchema>

/** `view`: what map and timeline show meanwhile, as the address of the atlas says it, without `?`. `heading`: the title as it stands, with what of it is read aloud. */
export const chapterSchema = z.object({ id: slug, title: z.string().min(1), heading: z.array(inlineSchema), view: z.string(), blocks: z.array(blockSchema) })
export type Chapter = z.infer<typeof chapterSchema>

/** `cover`: a picture may hold words, so each language has its own. `narration`: how the narration was made. */
export const storyTextSchema = z.object({ title: z.string().min(1), description: z.string().min(1), cover: mediaSchema.optional(), cover_alt: z.string().optional(), narration: z.string().optional(), chapters: z.array(chapterSchema).min(1) })
export type StoryText = z.infer<typeof storyTextSchema>

/** `texts` by language: the same chapters, under the same ids, with the same views. `incidents`, `statements`: those that it links to. */
export const storySchema = z.object({
  slug, date: isoDay, texts: z.record(z.string(), storyTextSchema), incidents: z.array(slug), statements: z.array(slug),
})
export type Story = z.infer<typeof storySchema>

/** A story that is not told any more. `held`: the last edition that held it; `without`: the first released one after that, null when it is a draft that leaves it out; its note in the atlas' first language, and in others. */
export interface GoneStory { held: { number: number; date: string }; story: Story; without: { number: number; note: string; noteIn: Record<string, string> | null } | null }

/** What a list, a feed or a link says of a story. */
export interface StorySummary { slug: string; date: string; title_en?: string; title_ar?: string; description_en?: string; description_ar?: string }

/** What stands above the chapters, as YAML. */
export const frontSchema = z.strictObject({
  title: z.string().min(1), description: z.string().min(1), date: isoDay,
  cover: z.string().optional(), cover_alt: z.string().optional(), narration: z.string().optional(),
})
export type Front = z.infer<typeof frontSchema>

/** The text of a story in a language, else in the first that it has. */
export function storyText({ texts }: Pick<Story, 'texts'>, locale: string): { language: string; text: StoryText } {
  const language = Object.hasOwn(texts, locale) ? locale : Object.keys(texts)[0]
  return { language, text: texts[language] }
}

export function summaryOf({ slug, date, texts }: Story): StorySummary {
  return { slug, date, ...Object.fromEntries(Object.entries(texts).flatMap(([language, { title, description }]) => [[`title_${language}`, title], [`description_${language}`, description]])) }
}

/** Every address that a story leads to, and the views of its chapters. */
export function addressesOf({ texts }: Pick<Story, 'texts'>): string[] {
  const found: string[] = []
  JSON.stringify(texts, (key, value: unknown) => {
    if ((key === 'href' || key === 'view') && typeof value === 'string') found.push(value)
    return value
  })
  return found
}

/** Subjects of claims that a story shows: in charts, and under the timeline of its chapters. */
export const subjectsOf = (story: Pick<Story, 'texts'>): string[] => [
  ...blocksOf(story).flatMap(block => (block.kind === 'chart' && block.subject ? block.subject : [])),
  ...Object.values(story.texts).flatMap(({ chapters }) => chapters.flatMap(({ view }) => new URLSearchParams(view).get('claims') ?? [])),
]

/** The chapter that an address names. */
export const chapterOf = ({ chapters }: Pick<StoryText, 'chapters'>, id: string | string[] | undefined): Chapter | null => chapters.find(c => c.id === id) ?? null

/** All blocks of a story, those within others among them. */
export function blocksOf({ texts }: Pick<Story, 'texts'>): Block[] {
  const within = (blocks: Block[]): Block[] => blocks.flatMap(block => [block, ...(block.kind === 'quote' ? within(block.children) : block.kind === 'list' ? block.items.flatMap(within) : [])])
  return Object.values(texts).flatMap(({ chapters }) => chapters.flatMap(chapter => within(chapter.blocks)))
}

/** All files of a story. */
export const mediaOf = (story: Pick<Story, 'texts'>): Media[] => [
  ...Object.values(story.texts).flatMap(({ cover }) => cover ?? []),
  ...blocksOf(story).flatMap(block => (block.kind === 'figure' ? block.media : block.kind === 'narration' ? [block.media, block.captions] : [])),
]
