import { sql } from 'drizzle-orm'
import type { Subject } from '../model/claims'
import { StrikesBuilder, type Strikes } from '../publish/strikes'
import type { Database } from './database'
import { EditionGone } from './read'

export interface Claims { subjects: Subject[]; strikes: Strikes }

/** What is set side by side in an edition. Throws EditionGone when it is not there. */
export async function readClaims(db: Database, edition: string): Promise<Claims> {
  const [row] = await db.read<{ claims: Claims | null }>(sql`select claims from editions where key = ${edition}`)
  if (!row) throw new EditionGone(edition, 'claims')
  // One that an earlier version wrote, whose snapshot is not readable any more, keeps none.
  return row.claims ?? { subjects: [], strikes: new StrikesBuilder().finish() }
}
