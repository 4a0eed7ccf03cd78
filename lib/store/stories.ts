import { sql } from 'drizzle-orm'
import { summaryOf, type Story, type StorySummary } from '../model/story'
import type { Database, Writer } from './database'

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

/** Stories of an edition, newest first. */
export async function storiesOf(db: Database, edition: string): Promise<Story[]> {
  return (await db.read<{ data: Story }>(sql`select data from stories where edition = ${edition} order by place`, () => true)).map(row => row.data)
}

/** Stories that link to an incident. */
export async function storiesNaming(db: Database, edition: string, incident: string): Promise<StorySummary[]> {
  return (await db.read<{ data: Story }>(sql`select data from stories where edition = ${edition} and ${incident} = any(incidents) order by place`, () => true)).map(row => summaryOf(row.data))
}
