import { sql } from 'drizzle-orm'
import { summaryOf, type GoneStory, type Story, type StorySummary } from '../model/story'
import type { Database, Writer } from './database'
import { RELEASED } from './released'

// Stories hang on their edition; their files are among those that it hands out (files.ts).

export async function writeStories(tx: Writer, edition: string, stories: Story[]): Promise<void> {
  for (const [place, story] of stories.entries()) {
    await tx.rows(sql`insert into stories (edition, slug, place, data, incidents)
      values (${edition}, ${story.slug}, ${place}, ${JSON.stringify(story)}::json, ${sql.param(story.incidents)}::text[])`)
  }
}

export async function storyBySlug(db: Database, edition: string, slug: string): Promise<Story | null> {
  return (await db.read<{ data: Story }>(sql`select data from stories where edition = ${edition} and slug = ${slug}`))[0]?.data ?? null
}

/** A story that the edition of a number does not hold and one before it did; null when none did. */
export async function goneStory(db: Database, slug: string, below: number): Promise<GoneStory | null> {
  const [found] = await db.read<{ number: number; date: string; data: Story }>(sql`select e.number, e.date, s.data from stories s join editions e on e.key = s.edition where s.slug = ${slug} and e.key in ${RELEASED} and e.number < ${below} order by e.number desc limit 1`, () => true)
  if (!found) return null
  const { data: story, ...held } = found
  const [without] = await db.read<{ number: number; note: string; noteIn: Record<string, string> | null }>(sql`select number, note, log->'note' as "noteIn" from editions where key in ${RELEASED} and number > ${held.number} and number <= ${below} order by number limit 1`, () => true)
  return { held, story, without: without ?? null }
}

/** Stories of an edition, newest first. */
export async function storiesOf(db: Database, edition: string): Promise<Story[]> {
  return (await db.read<{ data: Story }>(sql`select data from stories where edition = ${edition} order by place`, () => true)).map(row => row.data)
}

/** Stories that link to an incident. */
export async function storiesNaming(db: Database, edition: string, incident: string): Promise<StorySummary[]> {
  return (await db.read<{ data: Story }>(sql`select data from stories where edition = ${edition} and ${incident} = any(incidents) order by place`, () => true)).map(row => summaryOf(row.data))
}
