import { sql } from 'drizzle-orm'
import { joined, type RecordKind, type Texts, type Told } from '../model/history'
import type { Database } from './database'
import { reasonFor, titleOf } from './history'
import { EditionGone } from './read'

/** What editions did to records, in the order asked for. `edition`: key of a released one that is in the store; throws EditionGone when it is not. */
export async function toldOf(db: Database, kind: RecordKind, asked: { edition: string; id: string }[]): Promise<Told[]> {
  if (!asked.length) return []
  const rows = await db.read<Pick<Told, 'what' | 'other'> & { edition: string; fields: string[] | null; reasons: Texts[] | null; date: string | null; gone: Texts | null; note_in: Texts | null; title_en: string | null; title_ar: string | null }>(sql`
    select a.edition, c.what, c.other, c.date, c.reason as gone, ${reasonFor(sql`a.id`)} as reasons, e.log->'note' as note_in,
      case when c.what in ('withdrawn', 'merged') then ${titleOf('title_en', kind, sql`c.id`)} end as title_en, case when c.what in ('withdrawn', 'merged') then ${titleOf('title_ar', kind, sql`c.id`)} end as title_ar,
      (select array_agg(f->>'field') from json_array_elements(c.fields) f) as fields
    from rows from (json_to_recordset(${JSON.stringify(asked)}::json) as (id text, edition text)) with ordinality as a(id, edition, place)
      join editions e on e.key = a.edition left join changes c on c.edition = a.edition and c.kind = ${kind} and c.id = a.id
    order by a.place`, found => found.length === asked.length)
  if (rows.length < asked.length) throw new EditionGone(asked.find(a => !rows.some(r => r.edition === a.edition))?.edition ?? '', 'place in the list of editions')
  return rows.map(({ what, other, fields, reasons, date, gone, note_in, title_en, title_ar }) => ({
    what, other, onlyRenamed: what === 'renamed' && (fields ?? []).every(field => field === 'aliases'), reason: joined(reasons), withdrawn: what === 'withdrawn' ? { date, reason: gone } : null, noteIn: note_in ?? {},
    title: title_en === null ? null : { title_en, ...(title_ar && { title_ar }) },
  }))
}
