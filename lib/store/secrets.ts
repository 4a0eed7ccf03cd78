import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from './database'

/** A secret of the store: made when first asked for, by one of many that may ask at a time, and the same ever after. 32 random bytes, base64url. */
export async function secretOf(db: Database, name: string): Promise<string> {
  const there = async () => (await db.rows<{ value: string }>(sql`select value from secrets where name = ${name}`))[0]?.value
  const known = await there()
  if (known !== undefined) return known
  await db.rows(sql`insert into secrets (name, value) values (${name}, ${randomBytes(32).toString('base64url')}) on conflict (name) do nothing`)
  return (await there()) as string
}
