import { sql } from 'drizzle-orm'
import type { Audience } from '../model/redaction'
import type { Database } from './database'

/** For whom a store is; null before anything is published into it. It stays so for as long as the store is there. */
export async function audienceOf(db: Database): Promise<Audience | null> {
  return (await db.rows<{ name: Audience }>(sql`select name from audience`))[0]?.name ?? null
}

/** A publication for another audience than the store's. */
export class OtherAudience extends Error {
  constructor(readonly own: Audience, readonly asked: Audience) {
    super(asked === 'public'
      ? `This store is for the ${own} audience, and nothing else is published into it. Say --audience ${own}, or name another store (ATLAS_STORE, DATABASE_URL).`
      : `This store is public, and an edition for the ${asked} audience is not published into it. Name another store (ATLAS_STORE, DATABASE_URL), which the public does not reach.`)
    this.name = 'OtherAudience'
  }
}

/** Makes an empty store one for an audience. Throws OtherAudience when it is for another; nothing is written then. */
export async function claimAudience(db: Database, asked: Audience): Promise<void> {
  const known = await audienceOf(db)
  if (known === null) await db.staged(stage => stage.rows(sql`insert into audience (one, name) values (true, ${asked}) on conflict (one) do nothing`))
  const own = known ?? (await audienceOf(db))
  if (own !== null && own !== asked) throw new OtherAudience(own, asked)
}
