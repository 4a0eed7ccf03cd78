import { sql } from 'drizzle-orm'
import type { PublishedProject } from '../model/dating'
import type { Database } from './database'

/** Dating projects of an edition, in the order of their ids; null when the store does not hold the edition. They hold what volunteers may not know: gold and truths. */
export async function projectsOf(db: Database, edition: string): Promise<PublishedProject[] | null> {
  const [row] = await db.read<{ projects: PublishedProject[] | null }>(sql`select projects from editions where key = ${edition}`)
  return row ? (row.projects ?? []) : null
}
