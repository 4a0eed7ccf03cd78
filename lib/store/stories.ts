import { sql } from 'drizzle-orm'
import { mediaOf, summaryOf, type Story, type StorySummary } from '../model/story'
import type { StoredMedia } from '../publish/stories'
import type { Database, Writer } from './database'

// Stories hang on their edition; their files are kept once, by their content, whichever editions show them.

/** Writes the stories of an edition and those of their files that are not here yet. */
export async function writeStories(tx: Writer, edition: string, stories: Story[], media: Iterable<StoredMedia>): Promise<void> {
  for (const { file, bytes } of media) await tx.rows(sql`insert into media (file, bytes) values (${file}, ${bytes}) on conflict do nothing`)
  for (const [place, story] of stories.entries()) {
    await tx.rows(sql`insert into stories (edition, slug, place, data, incidents, media)
      values (${edition}, ${story.slug}, ${place}, ${JSON.stringify(story)}::json, ${sql.param(story.incidents)}::text[], ${sql.param(mediaOf(story).map(m => m.file))}::text[])`)
  }
}

/** Files that no edition shows any more. */
export const dropUnusedMedia = (tx: Writer): Promise<unknown> => tx.rows(sql`delete from media m where not exists (select 1 from stories s where m.file = any(s.media))`)

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

/** Length of a file that a story of the edition shows; null when none does. */
export async function mediaLength(db: Database, edition: string, file: string): Promise<number | null> {
  return (await db.read<{ length: number }>(sql`select length(bytes) as length from media where file = ${file} and exists (select 1 from stories where edition = ${edition} and ${file} = any(media))`))[0]?.length ?? null
}

/** Bytes of a file from an offset on. */
export async function mediaBytes(db: Database, file: string, from: number, length: number): Promise<Uint8Array> {
  const [row] = await db.read<{ bytes: Uint8Array }>(sql`select substring(bytes from ${from + 1} for ${length}) as bytes from media where file = ${file}`)
  return row ? new Uint8Array(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength) : new Uint8Array()
}
