import { sql } from 'drizzle-orm'

/** The edition that counts of each released number: the one published last. An older compiler's stays for a while beside it. */
export const RELEASED = sql`(select distinct on (number) key from editions where not draft order by number, seq desc)`
